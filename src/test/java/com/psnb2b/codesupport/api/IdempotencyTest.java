package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.code.CodeSealer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** However often and however much at once a claim is sent with one key: it is filed once, and every call is told so. */
class IdempotencyTest extends ApplicationTest {

    private static final int AT_ONCE = 16;

    private final String key = "key-" + UUID.randomUUID();
    private final String orderId = "ORD-" + UUID.randomUUID();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private CodeSealer sealer;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aRepeatGivesTheFirstAnswerByteForByte() throws Exception {
        var first = file(claim(), key);
        var again = file(claim(), key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"))
                .hasValue("/api/v1/claims/" + json(first).get("id").asText());
        assertThat(filed()).isEqualTo(1);
    }

    @Test
    void manyCallsAtOnceFileOneClaim() throws Exception {
        String body = claim();
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<HttpResponse<String>>> calls = java.util.stream.Stream.generate(() -> pool.submit(() -> {
                        start.await();
                        return fileUntilAnswered(body);
                    }))
                    .limit(AT_ONCE)
                    .toList();
            start.countDown();
            int replays = 0;
            var answers = new java.util.HashSet<String>();
            for (var call : calls) {
                assertThat(call.get().statusCode()).as(call.get().body()).isEqualTo(201);
                answers.add(call.get().body());
                replays += call.get().headers().firstValue("Idempotent-Replay").isPresent() ? 1 : 0;
            }
            assertThat(answers).hasSize(1);
            assertThat(replays).isEqualTo(AT_ONCE - 1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(filed()).isEqualTo(1);
    }

    /** As documented: a key that another call has in hand is sent again after the time that the answer names. */
    private HttpResponse<String> fileUntilAnswered(String body) throws Exception {
        return Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(1))
                .until(() -> file(body, key), IdempotencyTest::isNotInHand);
    }

    private static boolean isNotInHand(HttpResponse<String> answer) {
        if (answer.statusCode() != 409) {
            return true;
        }
        assertThat(answer.body()).contains("idempotency_key_in_use");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        return false;
    }

    @Test
    void aKeyThatIsInHandElsewhereIsToldAtOnceAndWaitsForNobody() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try {
            Future<HttpResponse<String>> first = transaction.execute(status -> {
                jdbc.sql("lock table claims.claim in exclusive mode").update();
                var inHand = pool.submit(() -> file(claim(), key));
                // Where a call waited for it, this would be the error of a lock that was not had in time.
                Awaitility.await().untilAsserted(() -> {
                    var told = file(claim(), key);
                    assertThat(told.statusCode()).as(told.body()).isEqualTo(409);
                    assertThat(json(told).get("code").asText()).isEqualTo("idempotency_key_in_use");
                    assertThat(told.headers().firstValue("Retry-After")).hasValue("1");
                });
                return inHand;
            });
            assertThat(first.get().statusCode()).isEqualTo(201);
            assertThat(file(claim(), key).headers().firstValue("Idempotent-Replay"))
                    .hasValue("true");
        } finally {
            pool.shutdownNow();
        }
        assertThat(filed()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() throws Exception {
        file(claim(), key);
        ObjectNode other = (ObjectNode) JSON_MAPPER.readTree(claim());
        var refused = file(other.put("reference", "another").toString(), key);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(filed()).isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherResellerIsAnotherKey() throws Exception {
        file(claim(), key);
        assertThat(file(claim(), key, "demo-reseller2-key").headers().firstValue("Idempotent-Replay"))
                .isEmpty();
        assertThat(filed()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedOrFailedUsesNoKey() throws Exception {
        assertThat(file(claim().replace("invalid_code", "no_such_issue"), key).statusCode())
                .isEqualTo(422);
        jdbc.sql("""
                        create or replace function claims.fault() returns trigger language plpgsql as
                        $$ begin raise exception 'a fault was injected'; end $$""").update();
        jdbc.sql("create trigger fault before insert on claims.claim for each row execute function claims.fault()")
                .update();
        try {
            assertThat(file(claim(), key).statusCode()).isEqualTo(500);
        } finally {
            jdbc.sql("drop trigger fault on claims.claim").update();
        }
        assertThat(file(claim(), key).headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(filed()).isEqualTo(1);
    }

    @Test
    void theClaimAndItsKeyAreOfOneTransaction() throws Exception {
        file(claim(), key);
        assertThat(jdbc.sql("""
                        select count(distinct t) from (
                            select xmin::text t from claims.claim where order_id = ?
                            union select xmin::text from claims.idempotency_key where key = ?) rows""")
                        .params(orderId, sealer.fingerprint(key))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aKeyIsKeptForADayAndForgottenAfterTwo() throws Exception {
        file(claim(), key);
        clock.moveForward(Duration.ofHours(24));
        idempotency.forgetOld();
        assertThat(kept()).isEqualTo(1);
        clock.moveForward(Duration.ofHours(24).plusMinutes(1));
        idempotency.forgetOld();
        assertThat(kept()).isZero();
    }

    @Test
    void aKeyThatIsTooLongIsNamed() throws Exception {
        var refused = file(claim(), "k".repeat(256));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }

    private HttpResponse<String> file(String body, String idempotencyKey) throws Exception {
        return file(body, idempotencyKey, "demo-reseller-key");
    }

    private HttpResponse<String> file(String body, String idempotencyKey, String apiKey) throws Exception {
        return send(
                "POST",
                "/api/v1/claims",
                body,
                "Authorization",
                "Bearer " + apiKey,
                "Content-Type",
                JSON,
                "Idempotency-Key",
                idempotencyKey);
    }

    private String claim() {
        return """
                {"order_id": "%s", "reported_issue": "invalid_code", "product": {"region": "US"}}""".formatted(orderId);
    }

    private int filed() {
        return count("select count(*) from claims.claim where order_id = ?", orderId);
    }

    private int kept() {
        return count("select count(*) from claims.idempotency_key where key = ?", sealer.fingerprint(key));
    }

    private int count(String sql, String param) {
        return jdbc.sql(sql).param(param).query(Integer.class).single();
    }
}
