package com.psnb2b.codesupport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The check page says what the API's checklist says, to anybody, and keeps and tells nothing. */
@ExtendWith(OutputCaptureExtension.class)
class CheckPageTest extends ApplicationTest {

    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};
    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Checklist checklist;

    static List<Scenario> withoutRecords() throws IOException {
        return Scenario.all().stream()
                .filter(scenario -> scenario.deliveries().isEmpty())
                .filter(scenario -> !scenario.expect().has("http"))
                .filter(scenario -> fitsTheForm(scenario.claim()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withoutRecords")
    void saysWhatTheApiSays(Scenario scenario) throws Exception {
        JsonNode api =
                json(send("POST", "/api/v1/claims/check", scenario.claim().toString(), RESELLER));
        Checklist.Result page = checklist.judge(new ClaimForm(filledIn(scenario.claim())));

        assertThat(page.judgement().classification().type()).hasToString(upper(api.at("/classification/type")));
        assertThat(page.judgement().coverage()).hasToString(upper(api.get("coverage")));
        assertThat(page.judgement().window().state()).hasToString(upper(api.at("/window/state")));
        assertThat(page.standing()).hasToString(upper(api.get("status")));
        assertThat(page.missing().stream().map(missing -> missing.item().name()).collect(Collectors.toSet()))
                .isEqualTo(upper(api.at("/evidence/missing").elements()));
        assertThat(page.missing())
                .allSatisfy(missing -> assertThat(missing.why()).isNotBlank());
    }

    @Test
    void mostLabelledClaimsFitTheForm() throws Exception {
        assertThat(withoutRecords()).hasSizeGreaterThan(15);
    }

    @Test
    void needsNoSignInAndStartsNoSession() throws Exception {
        HttpResponse<String> empty = get("/check");
        HttpResponse<String> checked = check(Map.of("customer_report.error_code", "WC-40372-6"));

        assertThat(List.of(empty.statusCode(), checked.statusCode())).containsOnly(200);
        assertThat(empty.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(checked.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(checked.body()).contains("The store reports the code as used", "no decision");
    }

    @Test
    void thePageHasAStrictContentPolicyAndNeedsNothingElse() throws Exception {
        for (HttpResponse<String> page : List.of(get("/check"), check(Map.of("order_id", "O")))) {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                    .doesNotContain("unsafe", "*", "http:", "https:");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
            assertThat(Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son[a-z]+=|https?://(?!www.w3.org)")
                            .matcher(page.body())
                            .find())
                    .as("inline script or style, or another host")
                    .isFalse();
        }
    }

    @Test
    void theCodeIsNeitherRepeatedNorLoggedNorKept(CapturedOutput output) throws Exception {
        long claims = claims();
        var page = check(Map.of(
                "code", "QWER-TYUP-1234",
                "order_id", "ORD-CHECK-1",
                "customer_report.text", "I typed qwer tyup 1234 and QWERTYUP1234"));
        var refused = check(Map.of("code", "QWER-TYUP-1234-5", "order_id", "QWERTYUP1234"));

        assertThat(page.body()).contains("XXXX-XXXX-1234");
        assertThat(refused.statusCode()).isEqualTo(422);
        for (String text : List.of(page.body(), refused.body(), output.toString())) {
            assertThat(text.replaceAll("[^A-Za-z0-9]", "").toUpperCase()).doesNotContain("QWERTYUP");
        }
        assertThat(claims()).isEqualTo(claims);
    }

    @Test
    void noDeliveryRecordIsLookedInto() throws Exception {
        String record = """
                {"order_id": "ORD-CHECK-2", "reseller_id": "demo-reseller", "status": "failed",
                 "code": {"value": "CHEC-KREC-0RD1"}, "delivered": {"region": "GB"}}""";
        assertThat(send("PUT", "/api/v1/deliveries", record, SUPPLIER).statusCode())
                .isEqualTo(200);
        var form =
                Map.of("order_id", "ORD-CHECK-2", "code", "CHEC-KREC-0RD1", "customer_report.error_code", "WC-40371-5");
        assertThat(check(form).body()).contains("The store does not recognise or activate the code");
    }

    @Test
    void aFaultIsNamedAtItsField() throws Exception {
        var page = check(Map.of("delivered_at", "yesterday", "product.region", "XX"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .containsPattern("id=\"delivered_at-error\"[^>]*>Must be ISO 8601")
                .containsPattern("id=\"product.region-error\"[^>]*>Is no place that is known; give an ISO 3166-1")
                .containsPattern("id=\"order_id-error\"[^>]*></p>");
    }

    @Test
    void localTimesAreReadInTheTimeZoneOfThePerson() {
        Instant utc = delivered("2026-07-01T12:00", "Europe/Berlin");
        assertThat(utc).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
        assertThat(delivered("2026-01-01T12:00", "Europe/Berlin")).isEqualTo(Instant.parse("2026-01-01T11:00:00Z"));
        assertThat(delivered("2026-01-01T12:00", "no zone")).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
    }

    @Test
    void anAddressThatAsksTooOftenIsToldToWait() throws Exception {
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application)
                .addFilters(application.getBean(CheckThrottle.class))
                .build();
        var request = post("/check").with(sent -> {
            sent.setRemoteAddr("198.51.100.7");
            return sent;
        });
        for (int i = 0; i < AddressThrottle.REQUESTS_A_MINUTE; i++) {
            assertThat(pages.perform(request).andReturn().getResponse().getStatus())
                    .isEqualTo(200);
        }
        var refused = pages.perform(request).andReturn().getResponse();
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
        assertThat(refused.getContentAsString()).contains("Too many checks");
    }

    private static Instant delivered(String local, String zone) {
        String sent = new ClaimForm(Map.of("delivered_at", local, "time_zone", zone))
                .claim()
                .get("delivered_at")
                .asText();
        return java.time.OffsetDateTime.parse(sent).toInstant();
    }

    private HttpResponse<String> check(Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", "/check", body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private long claims() {
        return jdbc.sql("select count(*) from claims.claim").query(Long.class).single();
    }

    /** Whether the form has a field for all that the claim's evidence states. */
    private static boolean fitsTheForm(JsonNode claim) {
        for (JsonNode piece : claim.path("evidence")) {
            Set<String> stated = new TreeSet<>();
            piece.path("content").fieldNames().forEachRemaining(stated::add);
            stated.removeAll(Set.of("source", "status"));
            if (!stated.isEmpty() || piece.path("content").isTextual()) {
                return false;
            }
        }
        return true;
    }

    /** The form as a person fills it in who knows what the claim says. */
    private static Map<String, String> filledIn(JsonNode claim) {
        Map<String, String> form = new LinkedHashMap<>();
        fill(form, "", claim);
        for (JsonNode piece : claim.path("evidence")) {
            String type = piece.get("type").asText();
            if (type.endsWith("_log")) {
                form.put("delivery_log", piece.at("/content/status").asText("delivered"));
            } else {
                form.put("has." + type, "yes");
            }
        }
        return form;
    }

    private static void fill(Map<String, String> form, String path, JsonNode node) {
        node.fields().forEachRemaining(field -> {
            String name = path + field.getKey();
            if (field.getValue().isObject()) {
                fill(form, name + ".", field.getValue());
            } else if (field.getValue().isTextual()) {
                form.put(
                        name.startsWith("code.") ? "code" : name,
                        field.getValue().asText());
            }
        });
    }

    private static String upper(JsonNode word) {
        return word.asText().toUpperCase();
    }

    private static Set<String> upper(java.util.Iterator<JsonNode> words) {
        Set<String> upper = new TreeSet<>();
        words.forEachRemaining(word -> upper.add(upper(word)));
        return upper;
    }

    /** A browser's wish, a choice that is kept, and a caller of the API: each reads its own language, and codes stay. */
    @Test
    void isReadInTheLanguageThatIsAskedForOrChosen() throws Exception {
        String[] german = {"Accept-Language", "de-AT,de;q=0.9", "Content-Type", "application/x-www-form-urlencoded"};
        HttpResponse<String> page =
                send("POST", "/check", "customer_report.error_code=WC-40372-6&product.region=Nowhere+land", german);
        assertThat(page.body())
                .contains("<html lang=\"de\"", "Einen Code prüfen, bevor", "Ist kein bekannter Ort")
                .doesNotContain("??");

        assertThat(page.headers().firstValue("Content-Language")).hasValue("de");
        assertThat(page.headers().allValues("Vary")).contains("Accept-Language", "Cookie");

        HttpResponse<String> chosen = send("GET", "/language?tag=ja&to=%2Fcheck%3Fx%3D1", "");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/check?x=1"));
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("language=ja;").contains("HttpOnly", "SameSite=Lax");
        String[] japanese = {"Cookie", "language=ja", "Accept-Language", "de"};
        assertThat(send("GET", "/check", "", japanese).body()).contains("<html lang=\"ja\"", "問い合わせの前に", "アイルランド");
        assertThat(send("GET", "/login", "", japanese).body()).contains("<html lang=\"ja\"", "サインイン");
        for (String elsewhere : List.of("https://example.com", "//example.com", "/\\example.com", "check")) {
            assertThat(send("GET", "/language?tag=xx&to=" + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8), "")
                            .headers()
                            .firstValue("Location"))
                    .as(elsewhere)
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/check").doesNotContain("example"));
        }

        JsonNode claim = json(send(
                "POST",
                "/api/v1/claims/check",
                """
                        {"order_id": "ORD-77", "reported_issue": "other", "customer_report": {"error_code": "WC-40372-6"}}""",
                "Accept-Language",
                "pl",
                RESELLER[0],
                RESELLER[1],
                RESELLER[2],
                RESELLER[3]));
        assertThat(claim.at("/classification/reasons/0/code").textValue()).isEqualTo("PSN_ERROR_CONSUMED");
        assertThat(claim.at("/classification/reasons/0/text").textValue())
                .isEqualTo("Sklep zgłasza, że kod został już użyty.");
        assertThat(claim.get("notice").textValue()).startsWith("To jest sprawdzenie, a nie decyzja;");
        HttpResponse<String> answer = send(
                "POST",
                "/api/v1/claims/check",
                "{}",
                "Accept-Language",
                "fr",
                RESELLER[0],
                RESELLER[1],
                RESELLER[2],
                RESELLER[3]);
        assertThat(answer.headers().allValues("Content-Language")).containsExactly("fr");
        JsonNode refused = json(answer);
        assertThat(refused.get("detail").textValue()).startsWith("Quelque chose");
        assertThat(refused.at("/errors/0/code").textValue()).isEqualTo("required");
        assertThat(refused.at("/errors/0/message").textValue()).isEqualTo("est obligatoire");
    }
}
