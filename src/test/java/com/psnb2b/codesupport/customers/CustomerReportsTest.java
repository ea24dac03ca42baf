package com.psnb2b.codesupport.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer says what happened on a page of their own; it waits for the reseller, or goes to the open claim, masked. */
class CustomerReportsTest extends ApplicationTest {

    private static final String[] ONE = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String[] TWO = {"Authorization", "Bearer demo-reseller2-key", "Content-Type", JSON};
    private static final String CODE = "HJKL-MNPQ-RSTV";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CustomerReports reports;

    @Test
    void aDraftWaitsUntilTheResellerFilesIt() throws Exception {
        JsonNode link = ask("""
                {"order_id": "%s", "product": {"region": "JP", "denomination": "5000 JPY"},
                 "code": {"masked": "XXXX-XXXX-RSTV"}, "language": "ja", "valid_for": "PT1H"}""");
        String page = URI.create(link.get("url").asText()).getPath();
        assertThat(page.substring("/report/".length())).hasSizeGreaterThan(26);
        HttpResponse<String> shown = get(page);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("<html lang=\"ja\"", "5000 JPY", "XXXX-XXXX-RSTV", "コードはすでに使用済み")
                .doesNotContain("??", "password\"", CODE);

        assertThat(send(page, Map.of("reported_issue", "already_redeemed")).statusCode())
                .isEqualTo(422);
        assertThat(status(link)).isEqualTo("open");
        HttpResponse<String> sent = send(
                page,
                Map.of(
                        "reported_issue", "already_redeemed",
                        "customer_report.text", "使えません " + CODE,
                        "customer_report.error_code", "WC-40372-6",
                        "account_region", "JP",
                        "device", "PS5",
                        "consent", "yes",
                        "photo", Scenario.png()));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(get(page + "?sent").body())
                .contains("ありがとうございます", "photo.png")
                .doesNotContain(CODE);

        JsonNode draft = listed(link);
        assertThat(draft.get("status").asText()).isEqualTo("told");
        assertThat(draft.at("/draft/customer_report/text").asText())
                .startsWith("PS5\n")
                .doesNotContain(CODE);
        assertThat(draft.get("files")).hasSize(1);
        String filing = "/api/v1/customer-reports/" + link.get("id").asText() + "/claim";
        assertThat(send("POST", filing, "{}", TWO).statusCode()).isEqualTo(404);
        HttpResponse<String> filed =
                send("POST", filing, "{\"reference\": \"T-1\", \"ordered\": {\"region\": \"JP\"}}", ONE);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        JsonNode claim = json(filed);
        assertThat(claim.at("/classification/type").asText()).isEqualTo("already_redeemed");
        assertThat(claim.get("reference").asText()).isEqualTo("T-1");
        assertThat(claim.at("/evidence/items/0/added_by").asText()).isEqualTo("customer");

        assertThat(send("POST", filing, "{}", ONE).statusCode()).isEqualTo(409);
        assertThat(get(page).statusCode()).isEqualTo(404);
        assertThat(listed(link).get("claim_id").asText())
                .isEqualTo(claim.get("id").asText());
        assertThat(jdbc.sql("select count(*) from claims.customer_report_file")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsSaidAboutAnOpenClaimIsAddedToItAndJudged() throws Exception {
        String id = json(send("POST", "/api/v1/claims", claim(), ONE)).get("id").asText();
        JsonNode link = ask("{\"claim_id\": \"" + id + "\", \"language\": \"de\"}");
        String page = URI.create(link.get("url").asText()).getPath();
        HttpResponse<String> sent = send(
                page,
                Map.of(
                        "reported_issue", "already_redeemed",
                        "customer_report.error_code", "WC-40372-6",
                        "account_region", "US",
                        "consent", "yes",
                        "photo", Scenario.png()));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);

        JsonNode claim = json(get("/api/v1/claims/" + id, ONE[0], ONE[1]));
        assertThat(claim.at("/classification/reasons/0/code").asText()).isEqualTo("PSN_ERROR_CONSUMED");
        assertThat(claim.at("/evidence/items").findValuesAsText("added_by"))
                .containsOnly("customer")
                .hasSize(2);
        assertThat(send("POST", "/api/v1/customer-reports", "{\"claim_id\": \"" + id + "\"}", TWO)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWrongRequestIsNamedAndWhatEndedIsForgotten() throws Exception {
        JsonNode wrong = json(send(
                "POST",
                "/api/v1/customer-reports",
                "{\"order_id\": \"ORD-1\", \"language\": \"nl\", \"valid_for\": \"P31D\"}",
                ONE));
        assertThat(wrong.at("/errors").findValuesAsText("field")).containsExactly("language", "valid_for");
        JsonNode whole = json(send(
                "POST",
                "/api/v1/customer-reports",
                "{\"order_id\": \"ORD-1\", \"code\": {\"value\": \"" + CODE + "\"}}",
                ONE));
        assertThat(whole.at("/errors/0/field").asText()).isEqualTo("code.value");

        JsonNode link = ask("{\"order_id\": \"%s\"}");
        jdbc.sql("update claims.customer_report set expires_at = now() - interval '31 days' where id = ?")
                .param(link.get("id").asText())
                .update();
        assertThat(get(URI.create(link.get("url").asText()).getPath()).statusCode())
                .isEqualTo(404);
        reports.forgetOld();
        assertThat(reports.find("demo-reseller", link.get("id").asText())).isEmpty();
    }

    private static String claim() {
        return "{\"order_id\": \"ORD-" + UUID.randomUUID() + "\", \"reported_issue\": \"other\"}";
    }

    private JsonNode ask(String body) throws Exception {
        var made = send("POST", "/api/v1/customer-reports", body.replace("%s", "ORD-" + UUID.randomUUID()), ONE);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    private String status(JsonNode link) throws Exception {
        return listed(link).get("status").asText();
    }

    private JsonNode listed(JsonNode link) throws Exception {
        for (JsonNode report :
                json(get("/api/v1/customer-reports", ONE[0], ONE[1])).get("customer_reports")) {
            if (report.get("id").equals(link.get("id"))) {
                return report;
            }
        }
        throw new AssertionError("not listed");
    }

    /** The form as a phone sends it; the field photo is a PNG in Base64. */
    private HttpResponse<String> send(String page, Map<String, String> fields) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            boolean isFile = field.getKey().equals("photo");
            body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\""
                            + (isFile ? "; filename=\"photo.png\"" : "") + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(
                    isFile
                            ? Base64.getDecoder().decode(field.getValue())
                            : field.getValue().getBytes(StandardCharsets.UTF_8));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return sendBytes("POST", page, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=x");
    }
}
