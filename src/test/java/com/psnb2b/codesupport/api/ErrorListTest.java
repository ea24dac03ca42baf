package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer is bounded by what is asked, however much is wrong with what was sent. */
class ErrorListTest extends ApplicationTest {

    private static final String RESELLER = "Bearer demo-reseller-key";
    private static final int MOST = 64 * 1024;

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/claims, demo-reseller-key",
        "POST, /api/v1/claims/check, demo-reseller-key",
        "POST, /api/v1/webhooks, demo-reseller-key",
        "POST, /api/v1/sandbox/clock, demo-reseller-key",
        "PUT, /api/v1/deliveries, demo-supplier-key"
    })
    void aHundredUnknownFieldsAreNamedAndTheRestIsCounted(String method, String path, String key) throws Exception {
        HttpResponse<String> answer =
                send(method, path, unknown(5000), "Authorization", "Bearer " + key, "Content-Type", JSON);

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode problem = json(answer);
        assertThat(problem.get("errors")).hasSize(100);
        assertThat(problem.get("more_errors").asLong()).isGreaterThanOrEqualTo(4900);
        assertThat(answer.body()).hasSizeLessThan(MOST);
    }

    @Test
    void ofTwelveMegabytesOfUnknownFieldsEachIsCounted() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/api/v1/claims", unknown(900_000), "Authorization", RESELLER, "Content-Type", JSON);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("errors")).hasSize(100);
        // The two that are missing are faults as well.
        assertThat(json(answer).get("more_errors").asLong()).isEqualTo(900_000 + 2 - 100);
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson", "text/csv"})
    void aRowOfABatchIsAnsweredAsBriefly(String type) throws Exception {
        String names = IntStream.range(0, 5000).mapToObj(i -> "u" + i).collect(Collectors.joining(","));
        HttpResponse<String> answer = send(
                "POST",
                "/api/v1/claims/batch",
                type.equals("text/csv") ? names + "\n" + names + "\n" : unknown(5000) + "\n",
                "Authorization",
                RESELLER,
                "Content-Type",
                type);

        JsonNode result = JSON_MAPPER.readTree(answer.body());
        // Of a header only the names are at fault, so that two that are missing in it are not told.
        assertThat(result.get("errors").size()).isBetween(98, 100);
        assertThat(result.get("more_errors").asLong()).isGreaterThanOrEqualTo(4900);
        assertThat(answer.body()).hasSizeLessThan(MOST);
    }

    @Test
    void longNamesAndValuesAreNotRepeatedAtTheirLength() throws Exception {
        String name = "n".repeat(40_000);
        String body = "{\"order_id\": \"" + "v".repeat(1_000_000) + "\", \"" + name + "\": 1, \"product\": {\"" + name
                + "\": {}}, \"evidence\": [{\"" + name + "\": 1}]}";
        HttpResponse<String> answer =
                send("POST", "/api/v1/claims", body, "Authorization", RESELLER, "Content-Type", JSON);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).hasSizeLessThan(4000);
    }

    @Test
    void theEngineAnswersAsBriefly() throws Exception {
        String variables = IntStream.range(0, 5000)
                .mapToObj(i -> "\"u%d\": {\"value\": \"x\", \"type\": \"String\"}".formatted(i))
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = as(
                "desk",
                "POST",
                "/process-definition/key/code-claim/start",
                "{\"variables\": {\"orderId\": {\"value\": \"ORD-1\"}, \"reportedIssue\": {\"value\": \"other\"}, "
                        + variables + "}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("u0", "4980 more").hasSizeLessThan(MOST);
    }

    @Test
    void theEngineRepeatsNoValueAtItsLength() throws Exception {
        HttpResponse<String> answer = as(
                "desk",
                "POST",
                "/process-definition/key/code-claim/start",
                "{\"variables\": {\"orderId\": {\"value\": \"" + "v".repeat(500_000) + "\", \"type\": \"Integer\"}}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).hasSizeLessThan(MOST);
        assertThat(JSON_MAPPER.readTree(answer.body()).get("message").asText()).isNotBlank();
    }

    @Test
    void whatIsNestedWithoutEndIsUnreadable() throws Exception {
        HttpResponse<String> answer = send(
                "POST",
                "/api/v1/claims",
                "{\"a\":".repeat(2_000_000) + "1",
                "Authorization",
                RESELLER,
                "Content-Type",
                JSON);

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static String unknown(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"u%06d\":1".formatted(i))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
