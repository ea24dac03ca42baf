package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same fault names the same field, whichever way the claim came. */
class SameErrorEverywhereTest extends ApplicationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_id                      | required       | {'order_id': ''}",
                "order_id                      | too_long       | {'order_id': '%long'}",
                "reported_issue                | required       | {'reported_issue': null}",
                "reported_issue                | invalid        | {'reported_issue': 'broken'}",
                "code.value                    | invalid        | {'code': {'value': 'ABCD-EFGH-JKLM-NPQR'}}",
                "code.masked                   | invalid        | {'code': {'masked': 'ABCD-EFGH-JKLM'}}",
                "product.region                | invalid        | {'product': {'region': 'Atlantis'}}",
                "product.colour                | unknown_field  | {'product': {'colour': 'blue'}}",
                "ordered.sku                   | too_long       | {'ordered': {'sku': '%long'}}",
                "account_region                | invalid        | {'account_region': 'Atlantis'}",
                "delivered_at                  | missing_offset | {'delivered_at': '2026-01-02T03:04:05'}",
                "delivered_at                  | invalid        | {'delivered_at': 'yesterday'}",
                "retrieved_at                  | future         | {'retrieved_at': '2999-01-02T03:04:05Z'}",
                "customer_report.attempted_at  | invalid        | {'customer_report': {'attempted_at': 'noon'}}",
                "evidence[0].type              | required       | {'evidence': [{'content': 'a word'}]}",
                "evidence[0].file              | required       | {'evidence': [{'type': 'error_screenshot'}]}",
                "evidence[0].content.status    | invalid        | {'evidence': [{'type': 'delivery_log', 'content': {'status': 'lost'}}]}",
                "refrence                      | unknown_field  | {'refrence': 'a typo'}"
            })
    void namesTheField(String field, String code, String fault) throws Exception {
        ObjectNode claim =
                JSON_MAPPER.createObjectNode().put("order_id", "ORD-FAULT").put("reported_issue", "other");
        claim.setAll((ObjectNode) JSON_MAPPER.readTree(fault.replace('\'', '"').replace("%long", "x".repeat(101))));

        var single = send("POST", "/api/v1/claims", claim.toString(), headers(JSON));
        assertThat(single.statusCode()).isEqualTo(422);
        assertNamed(json(single).at("/errors"), field, code);

        var row = send("POST", "/api/v1/claims/batch", claim.toString(), headers("application/x-ndjson"));
        assertThat(json(row).get("status").asInt()).isEqualTo(422);
        assertThat(json(row).get("errors")).isEqualTo(json(single).get("errors"));

        assertCsv(claim, field, code);

        var started = as(
                "desk",
                "POST",
                "/process-definition/key/code-claim/start",
                JSON_MAPPER.writeValueAsString(
                        Map.of("variables", Map.of("claim", Map.of("value", claim.toString(), "type", "Json")))));
        assertThat(started.statusCode()).isEqualTo(400);
        assertThat(started.body()).contains("claim." + field + ":");
    }

    /** An object would be made of whatever class the caller names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderId | {'type': 'File', 'value': 'T1JE', 'valueInfo': {'filename': 'order'}} | orderId: must be text",
                "orderId | {'type': 'Bytes', 'value': 'T1JE'} | orderId: must be text",
                "claim | {'type': 'Object', 'value': '{}', 'valueInfo': {'objectTypeName': 'java.util.HashMap',"
                        + " 'serializationDataFormat': 'application/json'}} | none may have the type Object"
            })
    void aStartTakesTextAndNoObject(String name, String value, String said) throws Exception {
        String started = "{\"variables\": {\"reportedIssue\": {\"value\": \"other\"}, \"%s\": %s}}";

        var refused = as(
                "desk",
                "POST",
                "/process-definition/key/code-claim/start",
                started.formatted(name, value.replace('\'', '"')));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(said);
    }

    /** As CSV, where a name that is none is a fault of the header and not of the row. */
    private void assertCsv(ObjectNode claim, String field, String code) throws Exception {
        StringBuilder header = new StringBuilder("reference");
        StringBuilder row = new StringBuilder();
        claim.fields().forEachRemaining(entry -> {
            if (entry.getValue() instanceof ObjectNode nested) {
                nested.fields()
                        .forEachRemaining(
                                inner -> cell(header, row, entry.getKey() + "." + inner.getKey(), inner.getValue()));
            } else {
                cell(header, row, entry.getKey(), entry.getValue());
            }
        });
        var answer = send("POST", "/api/v1/claims/batch", header + "\n" + row, headers("text/csv"));
        assertThat(answer.statusCode()).isEqualTo(code.equals("unknown_field") ? 422 : 200);
        assertNamed(json(answer).get("errors"), field, code);
    }

    private static void cell(StringBuilder header, StringBuilder row, String name, JsonNode value) {
        String text = value.isNull() ? "" : value.isTextual() ? value.textValue() : value.toString();
        header.append(',').append(name);
        row.append(",\"").append(text.replace("\"", "\"\"")).append('"');
    }

    private static void assertNamed(JsonNode errors, String field, String code) {
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("field").asText()).isEqualTo(field);
        assertThat(errors.get(0).get("code").asText()).isEqualTo(code);
    }

    private static String[] headers(String type) {
        return new String[] {"Authorization", "Bearer demo-reseller-key", "Content-Type", type};
    }
}
