package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.access.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many claims in one call: every row is answered in its place, and a bad one stops no other. */
class BatchTest extends ApplicationTest {

    private static final String NDJSON = "application/x-ndjson";

    private final String reseller = "batch-" + UUID.randomUUID();
    private String key;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aResellerOfItsOwn() {
        key = keys.create(new ApiCaller(reseller, Scope.reseller, reseller, 60_000));
    }

    @Test
    void goodRowsAreFiledAndBadOnesSayWhy() throws Exception {
        var lines = rows(batch("""
                {"order_id": "ORD-1", "reported_issue": "other"}
                {"order_id": "ORD-2", "reported_issue": "nonsense"}

                {"order_id": "ORD-3"
                {"order_id": "ORD-4", "reported_issue": "other", "ordr": 1}
                {"order_id": "ORD-5", "reported_issue": "invalid_code", "code": {"value": "ABCD-EFGH-JKLM"}}
                """));

        assertThat(lines).extracting(line -> line.get("row").asInt()).containsExactly(1, 2, 3, 4, 5);
        assertThat(lines).extracting(line -> line.get("line").asInt()).containsExactly(1, 2, 4, 5, 6);
        assertThat(lines).extracting(line -> line.get("status").asInt()).containsExactly(201, 422, 400, 422, 201);
        assertThat(lines.get(1).at("/errors/0/field").asText()).isEqualTo("reported_issue");
        assertThat(lines.get(2).at("/errors/0/field").asText()).isEqualTo("row");
        assertThat(lines.get(3).at("/errors/0/field").asText()).isEqualTo("ordr");
        assertThat(lines.get(3).get("code").asText()).isEqualTo("invalid_input");
        assertThat(orders()).containsExactlyInAnyOrder("ORD-1", "ORD-5");
        JsonNode read =
                json(get("/api/v1/claims/" + lines.get(4).get("id").asText(), "Authorization", "Bearer " + key));
        assertThat(lines.get(4).get("claim")).isEqualTo(read);
        assertThat(lines.toString()).doesNotContain("ABCD-EFGH");
    }

    @Test
    void csvIsTheSameClaim() throws Exception {
        var lines = rows(send("text/csv; charset=utf-8", """
                order_id,reported_issue,code.value,product.region,customer_report.text,evidence
                ORD-1,delivery_failure,,US,"It never came,
                they say","[{""type"": ""delivery_log"", ""content"": {""status"": ""failed""}}]"
                ORD-2,delivery_failure,"ABCD
                ORD-3,delivery_failure,,Atlantis,,
                """));

        assertThat(lines).extracting(line -> line.get("status").asInt()).containsExactly(201, 400, 422);
        assertThat(lines.get(0).at("/claim/classification/type").asText()).isEqualTo("delivery_problem");
        assertThat(lines.get(0).at("/claim/status").asText()).isEqualTo("under_review");
        assertThat(lines.get(2).at("/errors/0/field").asText()).isEqualTo("product.region");
        assertThat(lines.get(2).get("line").asInt()).isEqualTo(5);
        assertThat(jdbc.sql("select body ->> 'channel' from claims.claim where reseller_id = ?")
                        .param(reseller)
                        .query(String.class)
                        .list())
                .containsExactly("batch");
    }

    @Test
    void aHeaderThatCannotBeRefusesTheWholeAndFilesNothing() throws Exception {
        var refused = send("text/csv", "order_id,reported_isue\nORD-1,other\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("reported_isue");
        assertThat(orders()).isEmpty();
    }

    @Test
    void aBatchSentAgainFilesNothingTwice() throws Exception {
        String first = claims(6);
        var filed = rows(batch(first, "Idempotency-Key", "backlog-1"));
        var again = rows(batch(first.replace("ORD-3\"", "ORD-3b\""), "Idempotency-Key", "backlog-1"));

        assertThat(ids(again, 1, 2, 4, 5, 6)).isEqualTo(ids(filed, 1, 2, 4, 5, 6));
        assertThat(again)
                .extracting(line -> line.path("replay").asBoolean())
                .containsExactly(true, true, false, true, true, true);
        assertThat(again.get(2).get("status").asInt())
                .as("another row under the same key")
                .isEqualTo(409);
        assertThat(again.get(2).get("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(orders()).hasSize(6);
    }

    @Test
    void aRowMayHaveAKeyOfItsOwn() throws Exception {
        String row = "{\"order_id\": \"ORD-1\", \"reported_issue\": \"other\", \"idempotency_key\": \"mine\"}\n";
        var first = rows(batch(row + row + row.replace("\"mine\"", "7"), "Idempotency-Key", "unused"));
        var again = rows(batch(row));

        assertThat(first).extracting(line -> line.get("status").asInt()).containsExactly(201, 201, 422);
        assertThat(first.get(2).at("/errors/0/field").asText()).isEqualTo("idempotency_key");
        assertThat(ids(again, 1)).isEqualTo(ids(first, 1)).isEqualTo(ids(first, 2));
        assertThat(orders()).hasSize(1);
    }

    @Test
    void aDryRunFilesNothing() throws Exception {
        String body = claims(2) + "{\"reported_issue\": \"other\"}\n";
        var lines = rows(send("POST", "/api/v1/claims/batch?dry_run=true", body, headers(NDJSON)));

        assertThat(lines).extracting(line -> line.get("status").asInt()).containsExactly(200, 200, 422);
        assertThat(lines.get(0).at("/claim/notice").asText()).contains("no decision");
        assertThat(lines.get(2).at("/errors/0/field").asText()).isEqualTo("order_id");
        assertThat(orders()).isEmpty();
    }

    @Test
    void aFaultOfOursCostsItsRowAlone() throws Exception {
        jdbc.sql("""
                        create or replace function claims.fault() returns trigger language plpgsql as
                        $$ begin raise exception 'a fault was injected'; end $$""").update();
        jdbc.sql("""
                        create trigger fault before insert on claims.claim for each row
                        when (new.order_id = 'ORD-2') execute function claims.fault()""").update();
        try {
            var lines = rows(batch(claims(3)));
            assertThat(lines).extracting(line -> line.get("status").asInt()).containsExactly(201, 500, 201);
            assertThat(lines.get(1).get("code").asText()).isEqualTo("internal_error");
        } finally {
            jdbc.sql("drop trigger fault on claims.claim").update();
        }
        assertThat(orders()).containsExactlyInAnyOrder("ORD-1", "ORD-3");
    }

    @Test
    void aFewBatchesOfAKeyAtATime() {
        var executor = new BatchExecutor(1);
        var caller = new ApiCaller("busy", Scope.reseller, "busy", 60);
        List<BatchExecutor.Turn> turns = new ArrayList<>();
        for (int i = 0; i < BatchExecutor.BATCHES_OF_A_KEY; i++) {
            turns.add(executor.begin(caller));
        }
        assertThatThrownBy(() -> executor.begin(caller))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("too_many_batches"));
        executor.begin(new ApiCaller("idle", Scope.reseller, "busy", 60)).close();
        turns.get(0).close();
        executor.begin(caller).close();
        executor.stop();
    }

    /** A caller that reads nothing before all is sent, as most do, through a socket of its own. */
    @Test
    void twoThousandRowsOfWhichOneInAHundredIsBadAreEachAnsweredInOrder() throws Exception {
        int count = 2000;
        String body = IntStream.rangeClosed(1, count)
                .mapToObj(i -> i % 100 == 0 ? bad(i) : claim("ORD-" + i))
                .collect(Collectors.joining("\n"));
        try (Socket socket = new Socket("localhost", port)) {
            sendAll(socket, body, "Idempotency-Key: cut");
            var lines = new ArrayList<JsonNode>();
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                if (line.startsWith("{")) {
                    lines.add(JSON_MAPPER.readTree(line));
                }
            }
            assertThat(lines)
                    .extracting(line -> line.get("row").asInt())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, count).boxed().toList());
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.get("status").asInt() == 201)
                            .isEqualTo(line.get("row").asInt() % 100 != 0));
        }
        assertThat(orders()).hasSize(count - count / 100);
    }

    @Test
    void aBatchWhoseCallerLeftIsFinishedBySendingItAgain() throws Exception {
        String body = claims(300);
        try (Socket socket = new Socket("localhost", port)) {
            sendAll(socket, body, "Idempotency-Key: left");
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            while (!answer.readLine().startsWith("{")) {
                // Headers.
            }
            // Closed with bytes unread: the server learns of it as it writes.
        }
        int before = orders().size();

        assertThat(before).isPositive();
        // A row that the first call still has in hand is answered 409 meanwhile.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows(batch(body, "Idempotency-Key", "left")))
                        .hasSize(300)
                        .allSatisfy(
                                line -> assertThat(line.get("status").asInt()).isEqualTo(201)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(orders()).hasSize(300));
        assertThat(orders()).doesNotHaveDuplicates();
    }

    /** In HTTP/1.0, whose answers come in one piece. */
    private void sendAll(Socket socket, String body, String header) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(("POST /api/v1/claims/batch HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n" + header
                        + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
        out.flush();
    }

    private HttpResponse<String> batch(String body, String... more) throws Exception {
        return send("POST", "/api/v1/claims/batch", body, headers(NDJSON, more));
    }

    private HttpResponse<String> send(String type, String body) throws Exception {
        return send("POST", "/api/v1/claims/batch", body, headers(type));
    }

    private String[] headers(String type, String... more) {
        List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer " + key, "Content-Type", type));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    private List<JsonNode> rows(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(NDJSON);
        List<JsonNode> rows = new ArrayList<>();
        for (String line : answer.body().lines().toList()) {
            rows.add(JSON_MAPPER.readTree(line));
        }
        return rows;
    }

    private static List<String> ids(List<JsonNode> lines, int... rows) {
        return IntStream.of(rows)
                .mapToObj(row -> lines.get(row - 1).get("id").asText())
                .toList();
    }

    private List<String> orders() {
        return jdbc.sql("select order_id from claims.claim where reseller_id = ?")
                .param(reseller)
                .query(String.class)
                .list();
    }

    private static String claims(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> claim("ORD-" + i) + "\n")
                .collect(Collectors.joining());
    }

    private static String claim(String orderId) {
        return "{\"order_id\": \"" + orderId + "\", \"reported_issue\": \"other\"}";
    }

    private static String bad(int number) {
        return switch (number / 100 % 3) {
            case 0 -> "no JSON at all";
            case 1 -> "{\"order_id\": \"ORD-" + number + "\", \"reported_issue\": \"nonsense\"}";
            default -> "{\"order_id\": \"ORD-" + number + "\", \"reported_issue\": \"other\", \"typo\": 1}";
        };
    }
}
