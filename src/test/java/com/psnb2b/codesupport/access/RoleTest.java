package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls as everybody who may try, each signed in as the entry point asks. */
abstract class RoleTest extends ApplicationTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PASSWORD = Pattern.compile("^/(engine-rest|admin|actuator)(/|$)");
    private static final Map<String, String[]> HEADERS = new ConcurrentHashMap<>();

    /** Somebody who knocks. A person's password is the name; a key is a key of evaluation mode. */
    enum Role {
        ANONYMOUS(null, null),
        REVIEWER("reviewer", null),
        SENIOR("senior", null),
        OWNER("owner", null),
        ADMIN("admin", null),
        DESK("desk", null),
        RESELLER(null, "demo-reseller-key"),
        OTHER_RESELLER(null, "demo-reseller2-key"),
        SUPPLIER(null, "demo-supplier-key"),
        RESELLERS_PERSON("reseller", null),
        OTHER_RESELLERS_PERSON("reseller2", null);

        final String person;
        final String key;

        Role(String person, String key) {
            this.person = person;
            this.key = key;
        }
    }

    /** Sends as the role: with its key; a person with the password where an entry point takes it, else in a session. */
    protected HttpResponse<String> send(Role role, String method, String path, String body, String... more)
            throws Exception {
        return sendBytes(role, method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), more);
    }

    protected HttpResponse<String> sendBytes(Role role, String method, String path, byte[] body, String... more)
            throws Exception {
        List<String> headers = new ArrayList<>(List.of(more));
        headers.addAll(List.of(headersOf(role, path)));
        if (body != null && !headers.contains("Content-Type")) {
            headers.addAll(List.of("Content-Type", JSON));
        }
        if (path.endsWith("/logout") || path.endsWith("/sign-out-everywhere")) {
            HEADERS.remove(String.valueOf(role.person));
        }
        return sendBytes(method, path, body, headers.toArray(String[]::new));
    }

    private String[] headersOf(Role role, String path) throws Exception {
        if (role.key != null) {
            return new String[] {"Authorization", "Bearer " + role.key};
        }
        if (role.person == null) {
            return new String[0];
        }
        if (PASSWORD.matcher(path).find()) {
            return new String[] {"Authorization", basic(role.person, role.person)};
        }
        if (!HEADERS.containsKey(role.person)) {
            HEADERS.put(role.person, signIn(role.person));
        }
        return HEADERS.get(role.person);
    }

    private String[] signIn(String name) throws Exception {
        var form = get("/login");
        var signedIn = send(
                "POST",
                "/login",
                "username=%s&password=%s&_csrf=%s".formatted(name, name, encode(token(form))),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                cookie(form, "JSESSIONID"));
        String session = cookie(signedIn, "JSESSIONID");
        String ours = token(get("/login", "Cookie", session));
        var tasklist = get("/camunda/app/tasklist/default/", "Cookie", session);
        if (tasklist.statusCode() != 200) {
            // A reseller's people have no business there, and no token for it.
            return new String[] {"Cookie", session, "X-CSRF-TOKEN", ours};
        }
        String camundas = cookie(tasklist, "XSRF-TOKEN");
        return new String[] {
            "Cookie",
            session + "; " + camundas,
            "X-CSRF-TOKEN",
            ours,
            "X-XSRF-TOKEN",
            camundas.substring(camundas.indexOf('=') + 1)
        };
    }

    protected static String token(HttpResponse<String> page) {
        Matcher matcher = TOKEN.matcher(page.body());
        assertThat(matcher.find()).as("a CSRF token in the form").isTrue();
        return matcher.group(1);
    }

    private static String cookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
