package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.code.CodeSealer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code Idempotency-Key} counts on every POST of the API. */
class IdempotentRequestsTest extends ApplicationTest {

    private static final String RESELLER = "demo-reseller-key";
    private static final String OTHER = "demo-reseller2-key";
    private static final String SUPPLIER = "demo-supplier-key";

    /**
     * A call that takes effect once.
     *
     * @param made what must be there before, and whose id stands for {@code {id}}; null where nothing must
     * @param another body; null where there is only one
     */
    private record Post(String path, String key, String made, String body, String another) {

        @Override
        public String toString() {
            return path;
        }
    }

    private static final String CLAIM = "{\"order_id\": \"ORD-REPEAT\", \"reported_issue\": \"other\"}";
    private static final String CASE = """
            {"shared": {"order_id": "ORD-REPEAT", "reported_issue": "other"},
             "codes": [{"code": {"value": "WXYP-ACDE-FHJK"}}]}""";
    private static final String FILE = "{\"name\": \"a.png\", \"content_base64\": \"" + Scenario.png() + "\"}";
    private static final String HOOK = "{\"url\": \"https://example.com/\"}";

    static List<Post> posts() {
        return List.of(
                new Post("/api/v1/claims", RESELLER, null, CLAIM, CLAIM.replace("other", "invalid_code")),
                new Post("/api/v1/claims/check", RESELLER, null, CLAIM, CLAIM.replace("other", "invalid_code")),
                new Post(
                        "/api/v1/claims/{id}/evidence",
                        RESELLER,
                        "claim",
                        "{\"type\": \"other\", \"content\": {\"text\": \"one\"}}",
                        "{\"type\": \"other\", \"content\": {\"text\": \"two\"}}"),
                new Post(
                        "/api/v1/claims/{id}/facts",
                        RESELLER,
                        "claim",
                        "{\"account_region\": \"US\"}",
                        "{\"account_region\": \"GB\"}"),
                new Post(
                        "/api/v1/claims/{id}/messages",
                        RESELLER,
                        "claim",
                        "{\"text\": \"one\"}",
                        "{\"text\": \"two\"}"),
                new Post("/api/v1/cases/{id}/messages", RESELLER, "case", "{\"text\": \"one\"}", "{\"text\": \"two\"}"),
                new Post("/api/v1/claims/{id}/withdrawal", RESELLER, "claim", "", null),
                new Post("/api/v1/cases", RESELLER, null, CASE, CASE.replace("other", "invalid_code")),
                new Post("/api/v1/cases/check", RESELLER, null, CASE, CASE.replace("other", "invalid_code")),
                new Post(
                        "/api/v1/cases/{id}/codes",
                        RESELLER,
                        "case",
                        "{\"codes\": [{\"code\": {\"value\": \"WXYP-ACDE-FHJM\"}}]}",
                        "{\"codes\": [{\"code\": {\"value\": \"WXYP-ACDE-FHJN\"}}]}"),
                new Post(
                        "/api/v1/cases/{id}/evidence",
                        RESELLER,
                        "case",
                        "{\"type\": \"other\", \"content\": {\"text\": \"one\"}}",
                        "{\"type\": \"other\", \"content\": {\"text\": \"two\"}}"),
                new Post("/api/v1/cases/{id}/withdrawal", RESELLER, "case", "", null),
                new Post("/api/v1/files", RESELLER, null, FILE, FILE.replace("a.png", "b.png")),
                new Post("/api/v1/claims/{id}/link", RESELLER, "claim", "{}", "{\"read_only\": true}"),
                new Post(
                        "/api/v1/customer-reports",
                        RESELLER,
                        null,
                        "{\"order_id\": \"ORD-REPEAT\"}",
                        "{\"order_id\": \"ORD-REPEAT\", \"language\": \"de\"}"),
                new Post(
                        "/api/v1/customer-reports/{id}/claim",
                        RESELLER,
                        "report",
                        "{\"reference\": \"a\"}",
                        "{\"reference\": \"b\"}"),
                new Post("/api/v1/claims/{id}/hold", SUPPLIER, "claim", "{\"reason\": \"a\"}", "{\"reason\": \"b\"}"),
                new Post("/api/v1/claims/{id}/release", SUPPLIER, "held", "{\"reason\": \"a\"}", "{\"reason\": \"b\"}"),
                new Post(
                        "/api/v1/claims/{id}/erasure", SUPPLIER, "ended", "{\"reason\": \"a\"}", "{\"reason\": \"b\"}"),
                new Post(
                        "/api/v1/claims/{id}/reconsideration",
                        RESELLER,
                        "not covered",
                        "{\"reason\": \"a\"}",
                        "{\"reason\": \"b\"}"),
                new Post(
                        "/api/v1/claims/{id}/appeal",
                        RESELLER,
                        "decided",
                        "{\"reason\": \"a\"}",
                        "{\"reason\": \"b\"}"),
                new Post("/api/v1/webhooks", OTHER, null, HOOK, HOOK.replace(".com", ".org")),
                new Post("/api/v1/webhooks/{id}/rotation", OTHER, "hook", "", null),
                new Post("/api/v1/webhooks/{id}/replay", OTHER, "hook", "", null),
                new Post("/api/v1/sandbox/clock", OTHER, null, "{\"advance\": \"PT1S\"}", "{\"advance\": \"PT2S\"}"));
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CodeSealer sealer;

    @Test
    void noPostIsForgotten() {
        Set<String> known = new TreeSet<>(posts().stream().map(Post::path).toList());
        known.add("/api/v1/claims/batch");
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/v1/"))
                .forEach(mapped::add);
        assertThat(known).isEqualTo(mapped);
    }

    @ParameterizedTest
    @MethodSource("posts")
    void theSameCallGetsTheFirstAnswer(Post post) throws Exception {
        String path = post.path().replace("{id}", made(post.made()));
        String key = "key-" + UUID.randomUUID();
        try {
            var first = send(post, path, post.body(), key);
            var again = send(post, path, post.body(), key);

            assertThat(first.statusCode()).as(first.body()).isIn(200, 201);
            assertThat(first.headers().firstValue("Idempotent-Replay")).isEmpty();
            assertThat(again.statusCode()).as(again.body()).isEqualTo(first.statusCode());
            assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
            assertThat(again.body()).isEqualTo(first.body());

            if (post.another() != null) {
                assertReused(send(post, path, post.another(), key));
            }
            assertReused(send(post, "/api/v1/claims/check", CLAIM, key, path));
            assertThat(kept(post, key)).doesNotContain("whsec_", "cll_", "cre_");
        } finally {
            removeHooks();
        }
    }

    @Test
    void evidenceIsThereOnceAndAFormMayHaveAnotherBoundary() throws Exception {
        String id = made("claim");
        String key = "key-" + UUID.randomUUID();
        String png = new String(Base64.getDecoder().decode(Scenario.png()), StandardCharsets.ISO_8859_1);
        for (String boundary : List.of("x", "y")) {
            String form = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nother\r\n--"
                    + boundary
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n" + png + "\r\n--"
                    + boundary + "--\r\n";
            var added = sendBytes(
                    "POST",
                    "/api/v1/claims/" + id + "/evidence",
                    form.getBytes(StandardCharsets.ISO_8859_1),
                    "Authorization",
                    "Bearer " + RESELLER,
                    "Content-Type",
                    "multipart/form-data; boundary=" + boundary,
                    "Idempotency-Key",
                    key);
            assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
            assertThat(json(added).at("/evidence/items")).hasSize(1);
        }
    }

    @Test
    void aBatchesKeyIsOfItsAddressAlone() throws Exception {
        String key = "key-" + UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            assertThat(batch(key).statusCode()).isEqualTo(200);
        }
        Post check = posts().get(1);
        assertReused(send(check, check.path(), check.body(), key));

        String used = "key-" + UUID.randomUUID();
        send(check, check.path(), check.body(), used);
        assertReused(batch(used));
    }

    private HttpResponse<String> batch(String key) throws Exception {
        return send(
                "POST",
                "/api/v1/claims/batch",
                CLAIM,
                "Authorization",
                "Bearer " + RESELLER,
                "Content-Type",
                "application/x-ndjson",
                "Idempotency-Key",
                key);
    }

    /** What has to be there before; its id. */
    private String made(String what) throws Exception {
        if (what == null) {
            return "";
        }
        if (what.equals("hook")) {
            return json(send("POST", "/api/v1/webhooks", HOOK, headers(OTHER, null)))
                    .get("id")
                    .asText();
        }
        if (what.equals("report")) {
            JsonNode link = json(send(
                    "POST", "/api/v1/customer-reports", "{\"order_id\": \"ORD-REPEAT\"}", headers(RESELLER, null)));
            send(
                    "POST",
                    URI.create(link.get("url").asText()).getPath(),
                    "reported_issue=other&consent=yes&customer_report.text=It+fails",
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            return link.get("id").asText();
        }
        if (what.equals("case")) {
            return json(send("POST", "/api/v1/cases", CASE, headers(RESELLER, null)))
                    .get("id")
                    .asText();
        }
        String claim = what.equals("not covered")
                ? Scenario.onItsOwn(Scenario.all().stream()
                                .filter(scenario -> scenario.deliveries().isEmpty()
                                        && scenario.expect()
                                                .path("status")
                                                .asText()
                                                .equals("not_covered"))
                                .findFirst()
                                .orElseThrow()
                                .claim())
                        .toString()
                : what.equals("decided")
                        ? Scenario.onItsOwn(Scenario.named("invalid code, complete, in time")
                                        .claim())
                                .toString()
                        : CLAIM;
        String id = json(send("POST", "/api/v1/claims", claim, headers(RESELLER, null)))
                .get("id")
                .asText();
        if (what.equals("held")) {
            send("POST", "/api/v1/claims/" + id + "/hold", "{\"reason\": \"a\"}", headers(SUPPLIER, null));
        }
        if (what.equals("decided")) {
            String task = json(as("reviewer", "GET", "/task?processInstanceBusinessKey=" + id, null))
                    .get(0)
                    .get("id")
                    .asText();
            as("reviewer", "POST", "/task/" + task + "/claim", "{\"userId\": \"reviewer\"}");
            as(
                    "reviewer",
                    "POST",
                    "/task/" + task + "/complete",
                    "{\"variables\": {\"decision\": {\"value\": \"closure\"}, \"reasonCode\": {\"value\": \"CODE_WORKS\"}}}");
        }
        if (what.equals("ended")) {
            send("POST", "/api/v1/claims/" + id + "/withdrawal", "", headers(RESELLER, null));
        }
        return id;
    }

    private void removeHooks() throws Exception {
        for (var hook : json(get("/api/v1/webhooks", headers(OTHER, null))).path("webhooks")) {
            send("DELETE", "/api/v1/webhooks/" + hook.get("id").asText(), null, headers(OTHER, null));
        }
    }

    private String kept(Post post, String key) {
        return jdbc.sql("select response from claims.idempotency_key where key = ?")
                .param(sealer.fingerprint(key))
                .query(String.class)
                .single();
    }

    private HttpResponse<String> send(Post post, String path, String body, String key) throws Exception {
        return send("POST", path, body, headers(post.key(), key));
    }

    /** The key at another address; a supplier has no other, and a check has this one. */
    private HttpResponse<String> send(Post post, String path, String body, String key, String first) throws Exception {
        if (post.key().equals(SUPPLIER)) {
            String other = first.replaceAll("/(hold|release|erasure)$", first.endsWith("/hold") ? "/release" : "/hold");
            return send("POST", other, "{\"reason\": \"a\"}", headers(SUPPLIER, key));
        }
        boolean isCheck = first.equals(path);
        return send("POST", isCheck ? "/api/v1/claims" : path, body, headers(post.key(), key));
    }

    private void assertReused(HttpResponse<String> refused) throws Exception {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(json(refused).get("code").asText()).isEqualTo("idempotency_key_reused");
    }

    private static String[] headers(String apiKey, String key) {
        List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer " + apiKey, "Content-Type", JSON));
        if (key != null) {
            headers.addAll(List.of("Idempotency-Key", key));
        }
        return headers.toArray(String[]::new);
    }
}
