package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order has whatever name its shop gave it: it is refused where it holds the code, and not where it looks like one. */
class OrderIdTest extends ApplicationTest {

    private static final String CODE = "QWER-7YUP-ASDF";
    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};

    static List<String> ordersThatLookLikeCodes() {
        String uuid = UUID.randomUUID().toString();
        return List.of(
                uuid,
                "ORD-" + uuid + "-2",
                uuid.substring(0, 23),
                "2026-AB12-7788-" + uuid.substring(0, 6),
                "AB12-7788-CD34",
                "ORD" + uuid.substring(0, 8).toUpperCase() + "1");
    }

    @ParameterizedTest
    @MethodSource("ordersThatLookLikeCodes")
    void anOrderThatLooksLikeACodeIsTakenAsItIs(String order) throws Exception {
        var filed = send("POST", "/api/v1/claims", claim(order, CODE), RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(json(filed).get("order_id").asText()).isEqualTo(order);

        var row = send(
                "POST",
                "/api/v1/claims/batch",
                claim(order, CODE),
                "Authorization",
                "Bearer demo-reseller-key",
                "Content-Type",
                "application/x-ndjson");
        assertThat(json(row).get("status").asInt()).as(row.body()).isEqualTo(201);

        var started = as("desk", "POST", "/process-definition/key/code-claim/start", """
                {"variables": {"orderId": {"value": "%s"}, "reportedIssue": {"value": "invalid_code"},
                 "code": {"value": "%s"}, "resellerId": {"value": "demo-reseller"}}}""".formatted(order, CODE));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);

        JsonNode found = json(get("/api/v1/claims?order_id=" + order, RESELLER)).get("claims");
        assertThat(found)
                .extracting(claim -> claim.get("id").asText())
                .contains(
                        json(filed).get("id").asText(),
                        json(row).get("id").asText(),
                        json(started).get("businessKey").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"QWER-7YUP-ASDF", "ORD-qwer7yupasdf-1", "ORD.QWER.7YUP.ASDF"})
    void anOrderThatHoldsTheCodeIsRefused(String order) throws Exception {
        var refused = send("POST", "/api/v1/claims", claim(order, CODE), RESELLER);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("order_id");
        assertThat(refused.body()).doesNotContainIgnoringCase("7YUP");
    }

    @Test
    void aCodeThatIsNoneIsRefusedWhateverItIsMadeOf() throws Exception {
        var refused = send("POST", "/api/v1/claims", claim("ORD-1", "QWER(7YUP[ASDF"), RESELLER);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("code.value");
    }

    private static String claim(String order, String code) {
        return "{\"order_id\": \"%s\", \"reported_issue\": \"invalid_code\", \"code\": {\"value\": \"%s\"}}"
                .formatted(order, code);
    }
}
