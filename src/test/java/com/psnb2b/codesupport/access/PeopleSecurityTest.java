package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.people.Groups;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PeopleSecurityTest extends RoleTest {

    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private IdentityService identity;

    @ParameterizedTest
    @ValueSource(strings = {"/", TASKLIST, "/camunda/app/admin/default/setup/", "/some/page"})
    void aPageLeadsToTheForm(String path) throws Exception {
        var response = get(path, "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(location(response)).endsWith("/login");
    }

    @Test
    void theWebAppsAreToldPlainlyThatNobodyIsSignedIn() throws Exception {
        assertThat(get(TASKS).statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyCanMakeThemselvesTheFirstAdministrator() throws Exception {
        String user = "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"intruder\"}}";
        String path = "/camunda/api/admin/setup/default/user/create";

        assertThat(send("POST", path, user, "Content-Type", JSON).statusCode()).isEqualTo(401);

        String session = signIn("reviewer", "reviewer");
        assertThat(send("POST", path, user, "Content-Type", JSON, "Cookie", session)
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("admin", "GET", "/user/intruder/profile", null).statusCode())
                .isEqualTo(404);
    }

    /** Camunda itself opens its first start again: CVE-2026-77226. */
    @Test
    void norWhileNobodyIsAmongTheAdministrators() throws Exception {
        String user = "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"intruder\"}}";
        // Signed in before: without administrators Tasklist leads to the first start, and other tests keep the session.
        assertThat(send(Role.REVIEWER, "GET", TASKS, null).statusCode()).isEqualTo(200);
        identity.deleteMembership("admin", Groups.ADMIN);
        try {
            assertThat(send(Role.REVIEWER, "POST", "/camunda/api/admin/setup/default/user/create", user)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
        } finally {
            identity.createMembership("admin", Groups.ADMIN);
        }
    }

    @Test
    void oneSignInOpensTheWebAppsOfTheGroup() throws Exception {
        String session = signIn("owner", "owner");

        assertThat(get(TASKLIST, "Cookie", session).statusCode()).isEqualTo(200);
        assertThat(get("/camunda/app/cockpit/default/", "Cookie", session).statusCode())
                .isEqualTo(200);
        assertThat(get("/camunda/app/admin/default/", "Cookie", session).statusCode())
                .isEqualTo(403);
        assertThat(get(TASKS, "Cookie", session).statusCode()).isEqualTo(200);
        assertThat(json(get("/camunda/api/admin/auth/user/default", "Cookie", session))
                        .path("userId")
                        .asText())
                .isEqualTo("owner");
    }

    @Test
    void afterSigningInThePageAskedForIsShown() throws Exception {
        var refused = get("/camunda/app/cockpit/default/", "Accept", "text/html");
        var response = signIn(cookie(refused), "owner", "owner");

        assertThat(location(response)).endsWith("/camunda/app/cockpit/default/");
    }

    @Test
    void aWrongPasswordIsSaidAndOpensNothing() throws Exception {
        var response = signIn(null, "reviewer", "wrong");

        assertThat(location(response)).endsWith("/login?error");
        assertThat(get("/login?error").body()).contains("Name or password is not right");
    }

    @Test
    void theFormNeedsItsToken() throws Exception {
        var response = send("POST", "/login", "username=reviewer&password=reviewer", "Content-Type", FORM);

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void theSessionCookieIsKeptFromScriptsAndOtherSites() throws Exception {
        assertThat(get("/login").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure"));
    }

    @Test
    void whatWeAddToTheWebAppsIsNeverStale() throws Exception {
        String session = signIn("reviewer", "reviewer");
        String module = "/camunda/app/tasklist/scripts/config.js";

        assertThat(get(module, "Cookie", session).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(get(module, "Cookie", session).body()).contains("disableWelcomeMessage: true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/camunda/api/admin/auth/user/default/logout"})
    void signingOutEndsTheSessionInEveryApp(String path) throws Exception {
        String session = signIn("reviewer", "reviewer");
        String token = token(get("/login", "Cookie", session));

        var response = send("POST", path, "_csrf=" + encode(token), "Content-Type", FORM, "Cookie", session);

        assertThat(response.statusCode()).isIn(204, 302);
        assertThat(get(TASKS, "Cookie", session).statusCode()).isEqualTo(401);
    }

    @Test
    void theFormOfTheWebAppsIsTheSameSignIn() throws Exception {
        String path = "/camunda/api/admin/auth/user/default/login/tasklist";
        String right = "username=senior&password=senior";

        assertThat(send("POST", path, "username=senior&password=wrong", "Content-Type", FORM, "X-XSRF-TOKEN", "x")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", path, right, "Content-Type", FORM).statusCode()).isEqualTo(401);

        var response = send("POST", path, right, "Content-Type", FORM, "X-XSRF-TOKEN", "x");
        assertThat(location(response)).endsWith("/camunda/api/admin/auth/user/default");
        assertThat(json(get("/camunda/api/admin/auth/user/default", "Cookie", cookie(response)))
                        .path("userId")
                        .asText())
                .isEqualTo("senior");
    }

    /** Else the session would keep the rights for as long as it is used. */
    @ParameterizedTest
    @ValueSource(strings = {"/group/camunda-admin/members/", "/user/"})
    void whoLeavesHasNoSessionAnyMore(String left) throws Exception {
        String name = "leaver-" + System.nanoTime();
        String user = "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"a-password\"}}";
        as("admin", "POST", "/user/create", user.formatted(name));
        as("admin", "PUT", "/group/camunda-admin/members/" + name, null);
        String session = cookie(signIn(null, name, "a-password"));
        for (String page : new String[] {"/app/retention", "/actuator/metrics", TASKS}) {
            assertThat(get(page, "Cookie", session).statusCode()).as(page).isEqualTo(200);
        }

        assertThat(as("admin", "DELETE", left + name, null).statusCode()).isEqualTo(204);

        assertThat(get("/app/retention", "Cookie", session).statusCode()).isEqualTo(302);
        assertThat(get("/actuator/metrics", "Cookie", session).statusCode()).isEqualTo(401);
        assertThat(get(TASKS, "Cookie", session).statusCode()).isEqualTo(401);
    }

    /** By whichever way the password is changed: the engine's API, the form of Admin, our own code. */
    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default", ""})
    void aNewPasswordEndsThePersonsSessions(String api) throws Exception {
        String name = person();
        String[] sessions = {signedInAs(name), signedInAs(name)};
        if (api.isEmpty()) {
            var user = identity.createUserQuery().userId(name).singleResult();
            user.setPassword("another-password");
            identity.saveUser(user);
        } else {
            String change = "{\"password\":\"another-password\",\"authenticatedUserPassword\":\"admin\"}";
            assertThat(send(Role.ADMIN, "PUT", api + "/user/" + name + "/credentials", change)
                            .statusCode())
                    .isEqualTo(204);
        }

        for (String session : sessions) {
            assertOver(session);
        }
        assertThat(location(signIn(null, name, "another-password"))).endsWith(TASKLIST);
    }

    @Test
    void whoSignsOutEverywhereIsSignedOutEverywhere() throws Exception {
        String name = person();
        String left = signedInAs(name);
        String here = signedInAs(name);
        var page = get("/account", "Cookie", here);
        assertThat(page.body()).contains("Sign out everywhere").doesNotContain("Somebody else");
        String token = "_csrf=" + encode(token(page));

        // Others are not theirs to sign out.
        assertThat(send(
                                "POST",
                                "/account/sign-out-everywhere",
                                token + "&person=senior",
                                "Content-Type",
                                FORM,
                                "Cookie",
                                here)
                        .statusCode())
                .isEqualTo(403);
        var done = send("POST", "/account/sign-out-everywhere", token, "Content-Type", FORM, "Cookie", here);

        assertThat(location(done)).endsWith("/login?everywhere");
        assertOver(left);
        assertOver(here);
        assertThat(location(signIn(null, name, "a-password"))).endsWith(TASKLIST);
    }

    @Test
    void anAdministratorSignsOutAnybody() throws Exception {
        String name = person();
        String[] sessions = {signedInAs(name), signedInAs(name)};

        assertThat(send(Role.ADMIN, "DELETE", "/admin/people/" + name + "/sessions", null)
                        .statusCode())
                .isEqualTo(204);
        assertOver(sessions[0]);

        String again = signedInAs(name);
        var done = send(Role.ADMIN, "POST", "/account/sign-out-everywhere", "person=" + name, "Content-Type", FORM);
        assertThat(location(done)).endsWith("/account");
        assertOver(again);
        assertOver(sessions[1]);
        assertThat(send(Role.ADMIN, "DELETE", "/admin/people/nobody-known/sessions", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(Role.REVIEWER, "DELETE", "/admin/people/admin/sessions", null)
                        .statusCode())
                .isEqualTo(403);
    }

    /** A reviewer of whom nobody else keeps a session. */
    private String person() throws Exception {
        String name = "person-" + System.nanoTime();
        String user = "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"a-password\"}}";
        as("admin", "POST", "/user/create", user.formatted(name));
        as("admin", "PUT", "/group/reviewers/members/" + name, null);
        return name;
    }

    private String signedInAs(String name) throws Exception {
        String session = signIn(name, "a-password");
        assertThat(get(TASKS, "Cookie", session).statusCode()).isEqualTo(200);
        return session;
    }

    private void assertOver(String session) throws Exception {
        assertThat(get(TASKS, "Cookie", session).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/..;/engine-rest/engine", "/login/..;/app/retention", "/app/retention;x=y"})
    void anAddressThatReadsInTwoWaysIsRefused(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void guessingIsRefusedAfterTenFailuresAtFormAndEngineRest() throws Exception {
        String name = "guessed";
        for (int failure = 0; failure < 5; failure++) {
            assertThat(location(signIn(null, name, "wrong"))).endsWith("/login?error");
            get("/engine-rest/engine", "Authorization", basic(name, "wrong"));
        }

        assertThat(location(signIn(null, name, "wrong"))).endsWith("/login?wait");
        assertThat(get("/login?wait").body()).contains("Try again in a minute");
    }

    private String signIn(String name, String password) throws Exception {
        var response = signIn(null, name, password);
        // Whoever changes the rules and works on no claims starts there.
        assertThat(location(response)).endsWith(name.equals("owner") ? "/app/models" : TASKLIST);
        return cookie(response);
    }

    /** Sends the form as a browser does, in the session given or in a new one. */
    private HttpResponse<String> signIn(String session, String name, String password) throws Exception {
        var form = session == null ? get("/login") : get("/login", "Cookie", session);
        return send(
                "POST",
                "/login",
                "username=" + encode(name) + "&password=" + encode(password) + "&_csrf=" + encode(token(form)),
                "Content-Type",
                FORM,
                "Cookie",
                session == null ? cookie(form) : session);
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
