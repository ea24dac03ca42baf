package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.RelatedClaims;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A new fingerprint key: what was kept under the one before is found again, and what was kept under one that is no
 * longer known is not. Rows of before are made by putting the fingerprints of that key in the place of the current ones.
 */
class KeyRotationTest extends ApplicationTest {

    private static final String LOST_KEY = "a key that nobody has any more in this test";

    private final String order = "KEY-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    private final String code = "AB"
            + UUID.randomUUID().toString().replace("-", "").substring(0, 10).toUpperCase(Locale.ROOT);

    @Autowired
    private CodeSealer sealer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClaimStore claims;

    @Autowired
    private RelatedClaims related;

    @ParameterizedTest
    @CsvSource({EARLIER_KEY + ", true", LOST_KEY + ", false"})
    void theSameCodeIsKnownInBothDirections(String key, boolean isKnown) throws Exception {
        String before = file(claim(), null);
        age(key);
        String after = file(claim(), null);

        assertThat(onSameCode(after)).isEqualTo(isKnown ? List.of(before) : List.of());
        assertThat(onSameCode(before)).isEqualTo(isKnown ? List.of(after) : List.of());
    }

    @ParameterizedTest
    @CsvSource({EARLIER_KEY + ", 1", LOST_KEY + ", 2"})
    void aDeliveryRecordIsFoundAndNotDoubled(String key, int records) throws Exception {
        deliver("US");
        age(key);

        ObjectNode claim = claim();
        claim.remove("delivered_at");
        JsonNode checked = json(post("/api/v1/claims/check", claim));
        assertThat(checked.at("/window/source").asText())
                .as("the checklist, which keeps nothing, finds it; under a lost key it is the order's, of another code")
                .isEqualTo("recorded");
        assertThat(checked.get("contradictions").toString().contains("RECORD_HAS_OTHER_CODE"))
                .isEqualTo(records == 2);
        String id = file(claim(), null);
        assertThat(claims.find(id).orElseThrow().record().status() != null).isEqualTo(records == 1);
        deliver("GB");
        assertThat(jdbc.sql("select count(*) from claims.delivery where order_id = ?")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isEqualTo(records);
        assertThat(claims.find(id).orElseThrow().record().delivered().region()).hasToString("GB");
    }

    @Test
    void aRecordThatComesAfterTheKeyReachesTheClaimOfBefore() throws Exception {
        String id = file(claim(), null);
        age(EARLIER_KEY);
        deliver("GB");

        assertThat(claims.find(id).orElseThrow().record()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({EARLIER_KEY + ", true", LOST_KEY + ", false"})
    void aRepeatedCallIsKnown(String key, boolean isKnown) throws Exception {
        String call = UUID.randomUUID().toString();
        ObjectNode claim = claim();
        String body = claim.toString();
        String first = file(claim, call);
        var old = new CodeSealer(key.getBytes(StandardCharsets.UTF_8));
        assertThat(jdbc.sql("update claims.idempotency_key set key = ?, request_hash = ? where key = ?")
                        .params(old.fingerprint(call), old.fingerprint(body), sealer.fingerprint(call))
                        .update())
                .isEqualTo(1);

        assertThat(file(claim, call).equals(first)).isEqualTo(isKnown);
        ObjectNode other = claim.deepCopy().put("reference", "another body");
        assertThat(post("/api/v1/claims", other, "Idempotency-Key", call).statusCode())
                .isEqualTo(409);
    }

    /** The fingerprints of the order's rows become those that the key would have given. */
    private void age(String key) throws Exception {
        CodeReference old = new CodeSealer(key.getBytes(StandardCharsets.UTF_8)).seal(code);
        CodeReference now = sealer.seal(code);
        for (String table : List.of("claim", "delivery")) {
            String also = table.equals("delivery") ? ", code_key = :old" : "";
            jdbc.sql("update claims." + table + " set code_fingerprint = :old, code_look_alike = :alike" + also
                            + ", body = replace(replace(body::text, :now, :old), :likeNow, :alike)::jsonb"
                            + " where order_id = :order")
                    .param("old", old.fingerprint())
                    .param("now", now.fingerprint())
                    .param("alike", old.lookAlike())
                    .param("likeNow", now.lookAlike())
                    .param("order", order)
                    .update();
        }
    }

    private List<String> onSameCode(String id) throws Exception {
        return related.onSameCode(id, claims.find(id).orElseThrow().facts().code()).stream()
                .map(RelatedClaim::id)
                .toList();
    }

    private ObjectNode claim() throws Exception {
        ObjectNode claim =
                Scenario.named("invalid code, complete, in time").claim().deepCopy();
        claim.put("order_id", order).putObject("code").put("value", code);
        return claim;
    }

    private String file(ObjectNode claim, String idempotencyKey) throws Exception {
        var filed = idempotencyKey == null
                ? post("/api/v1/claims", claim)
                : post("/api/v1/claims", claim, "Idempotency-Key", idempotencyKey);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).path("id").asText();
    }

    private java.net.http.HttpResponse<String> post(String path, ObjectNode body, String... headers) throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer demo-reseller-key";
        all[headers.length + 2] = "Content-Type";
        all[headers.length + 3] = JSON;
        return send("POST", path, body.toString(), all);
    }

    private void deliver(String region) throws Exception {
        ObjectNode record = JSON_MAPPER.createObjectNode();
        record.put("order_id", order).put("reseller_id", "demo-reseller").put("status", "delivered");
        record.putObject("code").put("value", code);
        record.putObject("delivered").put("region", region);
        record.put("delivered_at", java.time.Instant.now().minusSeconds(3600).toString());
        deliver(record);
    }
}
