package com.psnb2b.codesupport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reseller's claims on pages: for its people, for the holder of a link, and for nobody else. */
@ExtendWith(OutputCaptureExtension.class)
class ClaimPagesTest extends ApplicationTest {

    private static final String[] ONE = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String[] TWO = {"Authorization", "Bearer demo-reseller2-key", "Content-Type", JSON};
    private static final String UNKNOWN = "clm_00000000000000000000000000000000";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    private Browsing browser;

    @BeforeEach
    void newBrowser() {
        browser = new Browsing("http://localhost:" + port);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void signingInLeadsToTheClaimsOfTheReseller() throws Exception {
        String order = order();
        file(order, ONE);
        String others = order();
        file(others, TWO);

        HttpResponse<String> page = browser.signIn("reseller");
        assertThat(page.uri()).hasPath("/status");
        assertThat(page.body()).contains(order, "reseller of demo-reseller").doesNotContain(others);
        assertThat(browser.open("/").uri()).hasPath("/status");
    }

    @Test
    void theListIsFilteredAndPaged() throws Exception {
        String order = order();
        for (int i = 0; i < 26; i++) {
            file(order, ONE);
        }
        browser.signIn("reseller");
        HttpResponse<String> first = browser.open("/status?order_id=" + order);
        assertThat(count(first.body(), "/status/claims/clm_")).isEqualTo(25);
        String older = first.body().replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");
        assertThat(count(browser.open(older.replace("&amp;", "&")).body(), "/status/claims/clm_"))
                .isEqualTo(1);
        assertThat(count(
                        browser.open("/status?status=resolved&order_id=" + order)
                                .body(),
                        "/status/claims/clm_"))
                .isZero();
        assertThat(browser.open("/status?cursor=nonsense").uri()).hasPath("/status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/evidence/ev_1"})
    void anothersClaimLooksLikeNone(String place) throws Exception {
        String others = file(order(), TWO);
        browser.signIn("reseller");
        HttpResponse<String> foreign = browser.open("/status/claims/" + others + place);
        HttpResponse<String> unknown = browser.open("/status/claims/" + UNKNOWN + place);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(withoutToken(foreign.body())).isEqualTo(withoutToken(unknown.body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence", "withdrawal", "reconsideration"})
    void anothersClaimCannotBeChanged(String what) throws Exception {
        String others = file(order(), TWO);
        browser.signIn("reseller");
        var form = Map.of("account_region", "US", "reason", "look");
        assertThat(browser.submit("/status/claims/" + others + "/" + what, form).statusCode())
                .isEqualTo(404);
        assertThat(claim(others, TWO).get("status").asText()).isEqualTo("collecting");
    }

    @Test
    void whatIsMissingIsAddedAndFaultsAreNamedAtTheirFields() throws Exception {
        String id = file(order(), ONE);
        browser.signIn("reseller");
        String path = "/status/claims/" + id;
        assertThat(browser.open(path).body())
                .contains("Screenshot of the error", "Region of the account", "Filed", "Evidence asked for");

        HttpResponse<String> nothing = browser.submit(path + "/evidence", Map.of());
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).containsPattern("id=\"file-error\"[^>]*>Choose a file, or fill in");
        HttpResponse<String> wrong = browser.submit(path + "/evidence", Map.of("account_region", "XX"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .containsPattern("id=\"account_region-error\"[^>]*>Is no place that is known; give an ISO 3166-1");

        HttpResponse<String> added = browser.submit(path + "/evidence", Map.of("account_region", "US"));
        assertThat(added.body()).contains("Added. The claim was judged again.", "Evidence added");
        assertThat(claim(id, ONE).at("/evidence/missing").toString()).isEqualTo("[\"error_screenshot\"]");
    }

    @Test
    void aPersonIsAskedOnceAndTheClaimIsWithdrawn() throws Exception {
        String id = file(order(), ONE, "E-82000138");
        browser.signIn("reseller");
        String path = "/status/claims/" + id;
        assertThat(browser.open(path).body()).contains("Not covered", "Ask a person to look again");
        assertThat(browser.submit(path + "/reconsideration", Map.of("reason", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.submit(path + "/reconsideration", Map.of("reason", "The wallet was empty"))
                        .body())
                .contains("A person has been asked", "The wallet was empty")
                .doesNotContain("Ask a person to look again");
        assertThat(browser.submit(path + "/reconsideration", Map.of("reason", "again"))
                        .body())
                .contains("A person can be asked once");

        assertThat(browser.submit(path + "/withdrawal", Map.of()).body()).contains("The claim is withdrawn.");
        assertThat(browser.submit(path + "/evidence", Map.of("account_region", "US"))
                        .body())
                .contains("The claim is closed");
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        String id = file(order(), ONE);
        browser.signIn("reseller");
        var forged = Map.of("_csrf", "forged");
        assertThat(browser.submit("/status/claims/" + id + "/withdrawal", forged)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.submit("/check/file", forged).statusCode()).isEqualTo(403);
        assertThat(claim(id, ONE).get("status").asText()).isEqualTo("collecting");
    }

    @Test
    void theCheckPageFilesAClaimForWhoeverIsSignedIn() throws Exception {
        String order = order();
        browser.signIn("reseller");
        String checked = browser.submit("/check", Map.of("order_id", order)).body();
        assertThat(checked).contains("File this claim");
        HttpResponse<String> incomplete = browser.submit("/check/file", Map.of("order_id", order));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).containsPattern("id=\"reported_issue-error\"[^>]*>Is required");

        HttpResponse<String> filed = browser.submit(
                "/check/file", Map.of("order_id", order, "reported_issue", "invalid_code", "code", "PAGE-FILE-0001"));
        assertThat(filed.uri().getPath()).startsWith("/status/claims/clm_");
        assertThat(filed.body()).contains(order, "XXXX-XXXX-0001").doesNotContain("PAGE-FILE");
    }

    @Test
    void withoutSignInEverythingLeadsToTheForm() throws Exception {
        String id = file(order(), ONE);
        for (String path : new String[] {"/status", "/status/claims/" + id, "/status/claims/" + UNKNOWN}) {
            assertThat(browser.open(path).uri()).hasPath("/login");
        }
        assertThat(browser.submit("/check/file", Map.of()).uri()).hasPath("/login");
        assertThat(browser.open("/check").body()).doesNotContain("Sign out");
    }

    @Test
    void staffHasNoBusinessHereAndResellersHaveNoneWithTheEngine() throws Exception {
        browser.signIn("reviewer");
        assertThat(browser.open("/status").statusCode()).isEqualTo(403);

        Browsing reseller = new Browsing("http://localhost:" + port);
        reseller.signIn("reseller");
        for (String path : new String[] {
            "/camunda/app/tasklist/default/", "/camunda/api/engine/engine/default/task", "/app/claims/x/evidence/y"
        }) {
            assertThat(reseller.open(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(as("reseller", "GET", "/task", null).statusCode()).isEqualTo(403);
        assertThat(as("reseller", "POST", "/process-definition/key/code-claim/start", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/admin/api-keys", "Authorization", basic("reseller", "reseller"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLinkShowsItsClaimAndNothingElse(CapturedOutput output) throws Exception {
        String id = file(order(), ONE);
        String other = file(order(), ONE);
        String token = token(link(id, "{}"));

        browser.open("/status/link");
        HttpResponse<String> page = browser.submit("/status/link", Map.of("link", token));
        assertThat(page.uri()).hasPath("/status/claims/" + id);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(browser.submit("/status/claims/" + id + "/evidence", Map.of("account_region", "US"))
                        .body())
                .contains("Added.");

        for (String path : new String[] {"/status", "/status/claims/" + other, "/status/claims/" + UNKNOWN}) {
            assertThat(browser.open(path).uri()).hasPath("/status/link");
        }
        assertThat(browser.open("/camunda/app/tasklist/default/").uri()).hasPath("/login");
        assertThat(output).doesNotContain(token);
        assertThat(jdbc.sql("select string_agg(l::text, ' ') from claims.claim_link l")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
    }

    /** Who holds a link reads and adds; the claim's end is the reseller's own, unless they say so for the link. */
    @Test
    void aLinkTakesNoClaimBackUnlessTheResellerSaysSo() throws Exception {
        String id = file(order(), ONE);
        browser.open("/status/link");
        assertThat(browser.submit("/status/link", Map.of("link", token(link(id, "{}"))))
                        .body())
                .contains("What is missing", "name=\"file\"")
                .doesNotContain("Take the claim back");
        assertThat(browser.submit("/status/claims/" + id + "/withdrawal", Map.of())
                        .statusCode())
                .isEqualTo(403);

        browser.open("/status/link");
        assertThat(browser.submit("/status/link", Map.of("link", token(link(id, "{\"may_withdraw\": true}"))))
                        .body())
                .contains("Take the claim back");
        assertThat(browser.submit("/status/claims/" + id + "/withdrawal", Map.of())
                        .body())
                .contains("The claim is withdrawn.");
    }

    @Test
    void aLinkEnds() throws Exception {
        String id = file(order(), ONE);
        JsonNode hour = link(id, "{\"valid_for\": \"PT1H\"}");
        assertThat(Instant.parse(hour.get("expires_at").asText()))
                .isCloseTo(
                        Instant.now().plus(Duration.ofHours(1)),
                        org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
        browser.open("/status/link");
        browser.submit("/status/link", Map.of("link", hour.get("url").asText()));
        clock.moveForward(Duration.ofMinutes(61));
        assertEnded(id, token(hour));
        clock.reset();

        String revoked = token(link(id, "{\"read_only\": null}"));
        browser.open("/status/link");
        assertThat(browser.submit("/status/link", Map.of("link", revoked)).uri())
                .hasPath("/status/claims/" + id);
        assertThat(send("DELETE", "/api/v1/claims/" + id + "/link", null, ONE).statusCode())
                .isEqualTo(204);
        assertEnded(id, revoked);
    }

    private void assertEnded(String id, String token) throws Exception {
        HttpResponse<String> page = browser.open("/status/claims/" + id);
        assertThat(page.uri()).hasPath("/status/link");
        assertThat(page.body()).contains("This link is not valid, or no longer.");
        HttpResponse<String> ended = browser.submit("/status/link", Map.of("link", token));
        HttpResponse<String> unknown = browser.submit("/status/link", Map.of("link", "cll_unknown"));
        assertThat(ended.statusCode()).isEqualTo(404);
        assertThat(withoutToken(ended.body())).isEqualTo(withoutToken(unknown.body()));
    }

    @Test
    void aReadOnlyLinkChangesNothing() throws Exception {
        String id = file(order(), ONE);
        browser.open("/status/link");
        String page = browser.submit("/status/link", Map.of("link", token(link(id, "{\"read_only\": true}"))))
                .body();
        assertThat(page).contains("What is missing").doesNotContain("type=\"file\"", "Withdraw this claim");
        browser.open("/status/link");
        assertThat(browser.submit("/status/claims/" + id + "/withdrawal", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"valid_for\": \"P31D\"}",
                "{\"valid_for\": \"soon\"}",
                "{\"valid_for\": \"-PT1H\"}",
                "{\"read_only\": \"yes\"}",
                "{\"validFor\": \"P1D\"}"
            })
    void aLinkAskedForWronglyIsRefused(String body) throws Exception {
        String id = file(order(), ONE);
        var refused = send("POST", "/api/v1/claims/" + id + "/link", body, ONE);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isIn("valid_for", "read_only", "validFor");
    }

    @Test
    void nobodyMakesOrEndsALinkToAnothersClaim() throws Exception {
        String id = file(order(), ONE);
        for (String claim : new String[] {id, UNKNOWN}) {
            assertThat(send("POST", "/api/v1/claims/" + claim + "/link", "{}", TWO)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(send("DELETE", "/api/v1/claims/" + claim + "/link", null, TWO)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private JsonNode link(String id, String body) throws Exception {
        var made = send("POST", "/api/v1/claims/" + id + "/link", body, ONE);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    private static String token(JsonNode link) {
        return link.get("url").asText().replaceAll(".*#", "");
    }

    private String file(String order, String[] key) throws Exception {
        return file(order, key, "WC-40371-5");
    }

    private String file(String order, String[] key, String errorCode) throws Exception {
        String body = """
                {"order_id": "%s", "reported_issue": "invalid_code", "code": {"masked": "XXXX-XXXX-JKLM"},
                 "product": {"region": "US"}, "delivered_at": "%s", "customer_report": {"error_code": "%s"}}""".formatted(order, Instant.now().minus(2, ChronoUnit.DAYS), errorCode);
        var filed = send("POST", "/api/v1/claims", body, key);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    private JsonNode claim(String id, String[] key) throws Exception {
        return json(get("/api/v1/claims/" + id, key));
    }

    private static String order() {
        return "ORD-PAGE-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
