package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A new fingerprint key on two nodes that are restarted one by one, in the order of docs/security.md: at every moment
 * each node knows what the other has written.
 */
@Tag("integration")
@Tag("long")
class KeyChangeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OLD = "the-key-that-every-node-has-had-so-far";
    private static final String NEW = "the-key-that-every-node-is-to-have-now";
    private static final Map<String, String> ONLY_OLD = current(OLD);
    private static final Map<String, String> OLD_KNOWS_NEW = current(OLD, NEW);
    private static final Map<String, String> NEW_KNOWS_OLD = current(NEW, OLD);
    private static final Map<String, String> ONLY_NEW = current(NEW);

    private EmbeddedPostgres database;
    private int written;

    /** What was sent to one node: a call by its key, and a delivery record by its code. */
    private record Sent(String order, String code, String call, String claim) {}

    @Test
    void eachNodeKnowsWhatTheOtherWroteAtEveryStep() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            database = server;
            ApplicationNode one = started(ONLY_OLD);
            ApplicationNode two = started(ONLY_OLD);
            addKeys();
            try {
                Sent beforeAll = send(one);
                assertKnown(beforeAll, two);

                one = restarted(one, OLD_KNOWS_NEW);
                assertKnownByEachOther(one, two);
                two = restarted(two, OLD_KNOWS_NEW);
                assertKnownByEachOther(one, two);
                Sent neverSentAgain = send(two);

                one = restarted(one, NEW_KNOWS_OLD);
                assertKnownByEachOther(one, two);
                assertThatThrownBy(() -> started(ONLY_OLD))
                        .as("a node that knows nothing of the new key")
                        .isNotNull();
                two = restarted(two, NEW_KNOWS_OLD);
                assertKnownByEachOther(one, two);
                assertKnown(beforeAll, two);
                deliver(two, beforeAll.order, beforeAll.code);

                one = restarted(one, ONLY_NEW);
                assertKnownByEachOther(one, two);
                assertKnown(beforeAll, one);
                assertThat(source(neverSentAgain, one))
                        .as("never sent while both were known")
                        .isNotEqualTo("recorded");
                assertKnown(neverSentAgain, two);
            } finally {
                one.kill();
                two.kill();
            }
        }
    }

    private void assertKnownByEachOther(ApplicationNode one, ApplicationNode two) throws Exception {
        assertKnown(send(one), two);
        assertKnown(send(two), one);
    }

    private Sent send(ApplicationNode node) throws Exception {
        String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        String order = "KEY-CHANGE-" + ++written;
        String code = "AB" + random.substring(0, 10);
        deliver(node, order, code);
        return new Sent(order, code, random, file(node, order, code, random));
    }

    private static void deliver(ApplicationNode node, String order, String code) throws Exception {
        String record = """
                {"order_id": "%s", "reseller_id": "keys", "status": "delivered", "code": {"value": "%s"},
                 "delivered": {"region": "US"}, "delivered_at": "%s"}""".formatted(order, code, Instant.now().minusSeconds(3600));
        var kept = node.send("PUT", "/api/v1/deliveries", record, headers("supplier-of-this-test"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    }

    /** The same call again is answered with the same claim, and the record is found by the code. */
    private static void assertKnown(Sent sent, ApplicationNode node) throws Exception {
        assertThat(file(node, sent.order, sent.code, sent.call)).isEqualTo(sent.claim);
        assertThat(source(sent, node)).isEqualTo("recorded");
    }

    private static String file(ApplicationNode node, String order, String code, String call) throws Exception {
        var filed = node.send(
                "POST",
                "/api/v1/claims",
                claim(order, code),
                headers("reseller-of-this-test", "Idempotency-Key", call));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return JSON.readTree(filed.body()).get("id").asText();
    }

    /** Where the claim's window comes from; the checklist keeps nothing. */
    private static String source(Sent sent, ApplicationNode node) throws Exception {
        var checked = node.send(
                "POST", "/api/v1/claims/check", claim(sent.order, sent.code), headers("reseller-of-this-test"));
        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
        JsonNode window = JSON.readTree(checked.body()).path("window");
        return window.path("source").asText();
    }

    private static String claim(String order, String code) {
        return "{\"order_id\": \"%s\", \"reported_issue\": \"invalid_code\", \"code\": {\"value\": \"%s\"}}"
                .formatted(order, code);
    }

    private ApplicationNode restarted(ApplicationNode node, Map<String, String> settings) throws Exception {
        node.kill();
        return started(settings);
    }

    private ApplicationNode started(Map<String, String> settings) throws Exception {
        ApplicationNode node = new ApplicationNode(database.getJdbcUrl("postgres", "postgres"), settings);
        node.start();
        try {
            node.awaitUp();
        } catch (RuntimeException | Error failed) {
            node.kill();
            throw failed;
        }
        return node;
    }

    private void addKeys() throws IOException {
        for (String scope : new String[] {"reseller", "supplier"}) {
            JdbcClient.create(database.getPostgresDatabase())
                    .sql("insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute)"
                            + " values (:scope, sha256(:key), :scope, :reseller, 100000)")
                    .param("scope", scope)
                    .param("key", (scope + "-of-this-test").getBytes(StandardCharsets.UTF_8))
                    .param("reseller", scope.equals("reseller") ? "keys" : null)
                    .update();
        }
    }

    private static Map<String, String> current(String key) {
        return Map.of("CODESUPPORT_FINGERPRINT_KEY", key);
    }

    private static Map<String, String> current(String key, String earlier) {
        return Map.of("CODESUPPORT_FINGERPRINT_KEY", key, "CODESUPPORT_EARLIERFINGERPRINTKEYS_0", earlier);
    }

    private static String[] headers(String key, String... more) {
        String[] headers = Arrays.copyOf(more, more.length + 4);
        headers[more.length] = "Authorization";
        headers[more.length + 1] = "Bearer " + key;
        headers[more.length + 2] = "Content-Type";
        headers[more.length + 3] = "application/json";
        return headers;
    }
}
