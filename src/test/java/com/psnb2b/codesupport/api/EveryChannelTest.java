package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one channel refuses every channel refuses, and each names it: API, batch, check page, engine, start form. */
class EveryChannelTest extends ApplicationTest {

    private static final String[] CSV = headers("text/csv");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_id       | orderId       | destroyed_by_spreadsheet | 1.91E+18",
                "order_id       | orderId       | destroyed_by_spreadsheet | 1,91431E+18",
                "order_id       | orderId       | destroyed_by_spreadsheet | 4,687E+11",
                "order_id       | orderId       | destroyed_by_spreadsheet | =\"0001\"",
                "order_id       | orderId       | destroyed_by_spreadsheet | ''0001",
                "order_id       | orderId       | destroyed_by_spreadsheet | #####",
                "order_id       | orderId       | destroyed_by_spreadsheet | #N/A",
                "reference      | reference     | destroyed_by_spreadsheet | #REF!",
                "product.sku    | productSku    | destroyed_by_spreadsheet | 1.2E+12",
                "code.value     | code          | destroyed_by_spreadsheet | 1.23E+11",
                "product.region | productRegion | invalid                  | Atlantis",
                "account_region | accountRegion | invalid                  | Atlantis",
            },
            quoteCharacter = '`')
    void aBadValueIsNamed(String field, String variable, String code, String value) throws Exception {
        String sent = value.replace("''", "'");
        assertNamed(file(claim(field, sent)), field, code);
        assertNamed(
                send("POST", "/api/v1/claims/batch", claim(field, sent).toString(), headers("application/x-ndjson")),
                field,
                code);
        assertNamed(csv(field, sent), field, code);

        var checked = check(field, sent);
        assertThat(checked.statusCode()).isEqualTo(422);
        String shown = field.startsWith("code") ? "code" : field;
        assertThat(checked.body()).containsPattern("id=\"" + shown + "-error\"[^>]*>[A-Z]|" + shown + ": [A-Z]");

        for (String channel : new String[] {"start", "submit-form"}) {
            var started = start(channel, flat(variable, sent));
            assertThat(started.statusCode()).as(channel + ": " + started.body()).isEqualTo(400);
            assertThat(started.body()).as(channel).contains(variable + ": ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "product.region, productRegion, UK",
        "product.region, productRegion, Hong Kong",
        "product.region, productRegion, EU",
        "account_region, accountRegion, Deutschland"
    })
    void aPlaceIsTakenAsPeopleWriteIt(String field, String variable, String place) throws Exception {
        assertThat(file(claim(field, place)).statusCode()).isEqualTo(201);
        assertThat(csv(field, place).body()).contains("\"status\":201");
        assertThat(check(field, place).statusCode()).isEqualTo(200);
        for (String channel : new String[] {"start", "submit-form"}) {
            assertThat(start(channel, flat(variable, place)).statusCode())
                    .as(channel)
                    .isEqualTo(200);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsToldWithTheNearest() throws Exception {
        assertMeant(file(claim("accountRegion", "US")), "account_region");
        assertMeant(file(claim("product.regoin", "US")), "region");
        assertMeant(csv("accountRegion", "US"), "account_region");
        assertMeant(check("accountRegion", "US"), "account_region");
        for (String channel : new String[] {"start", "submit-form"}) {
            assertMeant(start(channel, flat("account_region", "US")), "accountRegion");
        }
    }

    /** Half of a character: JSON alone can write it, and no place that it would be kept at could hold it. */
    @Test
    void halfACharacterIsNamed() throws Exception {
        for (String field : new String[] {"order_id", "customer_report.text", "product.sku"}) {
            String body = claim(field, "HALF").toString().replace("HALF", "a\\ud83d");
            assertNamed(file(body), field, "invalid");
            assertNamed(send("POST", "/api/v1/claims/batch", body, headers("application/x-ndjson")), field, "invalid");
        }
        String named = claim("order_id", "ORD-1").toString().replace("{\"order_id\"", "{\"a\\ud83d\": 1, \"order_id\"");
        assertThat(file(named).statusCode()).as("no parser reads such a name").isEqualTo(400);
        assertNamed(send("POST", "/api/v1/claims/batch", named, headers("application/x-ndjson")), "row", "unreadable");

        String variables =
                "{\"variables\": {\"orderId\": {\"value\": \"a\\ud83d\"}, \"reportedIssue\": {\"value\": \"other\"}}}";
        for (String channel : new String[] {"start", "submit-form"}) {
            var started = as("desk", "POST", "/process-definition/key/code-claim/" + channel, variables);
            assertThat(started.statusCode()).as(started.body()).isEqualTo(400);
            assertThat(started.body()).contains("orderId: ");
        }
    }

    private static ObjectNode claim(String field, String value) {
        ObjectNode claim = JSON_MAPPER
                .createObjectNode()
                .put("order_id", "ORD-CHANNEL-" + UUID.randomUUID())
                .put("reported_issue", "other");
        int dot = field.indexOf('.');
        if (dot < 0) {
            claim.put(field, value);
        } else {
            claim.withObjectProperty(field.substring(0, dot)).put(field.substring(dot + 1), value);
        }
        return claim;
    }

    private static Map<String, Object> flat(String variable, String value) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("orderId", Map.of("value", "ORD-CHANNEL-" + UUID.randomUUID()));
        variables.put("reportedIssue", Map.of("value", "other"));
        variables.put("resellerId", Map.of("value", "demo-reseller"));
        variables.put(variable, Map.of("value", value));
        return Map.of("variables", variables);
    }

    private HttpResponse<String> file(Object claim) throws Exception {
        return send("POST", "/api/v1/claims", claim.toString(), headers(JSON));
    }

    private HttpResponse<String> csv(String field, String value) throws Exception {
        String name = field.equals("order_id") ? "reported_issue,order_id" : "reported_issue,order_id," + field;
        String cell = "\"" + value.replace("\"", "\"\"") + "\"";
        String row = field.equals("order_id") ? "other," + cell : "other,ORD-CHANNEL-" + UUID.randomUUID() + "," + cell;
        return send("POST", "/api/v1/claims/batch", name + "\n" + row, CSV);
    }

    private HttpResponse<String> check(String field, String value) throws Exception {
        String name = field.startsWith("code.") ? "code" : field;
        return send(
                "POST",
                "/check",
                URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> start(String channel, Map<String, Object> variables) throws Exception {
        return as(
                "desk",
                "POST",
                "/process-definition/key/code-claim/" + channel,
                JSON_MAPPER.writeValueAsString(variables));
    }

    private void assertNamed(HttpResponse<String> answer, String field, String code) throws Exception {
        JsonNode errors = json(answer).path("errors");
        assertThat(errors).as(answer.body()).hasSize(1);
        assertThat(errors.get(0).path("field").asText()).isEqualTo(field);
        assertThat(errors.get(0).path("code").asText()).isEqualTo(code);
    }

    private static void assertMeant(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(answer.body()).contains("did you mean " + name + "?");
    }

    private static String[] headers(String type) {
        return new String[] {"Authorization", "Bearer demo-reseller-key", "Content-Type", type};
    }
}
