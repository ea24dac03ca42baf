package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Delivery records in bulk: all are stored, or none and every faulty line is named. */
class DeliveriesTest extends ApplicationTest {

    private final String reseller = "deliveries-" + UUID.randomUUID();

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyLineIsStoredAndTheLastOfOneOrderCounts() throws Exception {
        String body = IntStream.range(0, 50).mapToObj(i -> record(i, "pending")).collect(Collectors.joining("\n"))
                + "\n\n" + record(7, "failed");
        var answer = put("application/x-ndjson", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("stored").asInt()).isEqualTo(51);
        assertThat(stored()).isEqualTo(50);
        assertThat(jdbc.sql(
                                "select body ->> 'status' from claims.delivery where reseller_id = ? and order_id = 'ORD-7'")
                        .param(reseller)
                        .query(String.class)
                        .single())
                .isEqualTo("failed");
    }

    @Test
    void aFaultyLineIsNamedAndNothingIsStored() throws Exception {
        var refused = put(
                "application/x-ndjson",
                record(1, "delivered") + "\n\n" + record(2, "lost") + "\n{oops\n" + record(3, "delivered"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("errors")).hasSize(2);
        assertThat(json(refused).at("/errors/0/line").asInt()).isEqualTo(3);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("status");
        assertThat(json(refused).at("/errors/1/line").asInt()).isEqualTo(4);
        assertThat(json(refused).at("/errors/1/field").asText()).isEqualTo("row");
        assertThat(stored()).isZero();
    }

    @Test
    void csvIsTheSameRecord() throws Exception {
        var answer = put("text/csv", """
                order_id,reseller_id,status,code.value,delivered.region,delivered_at
                ORD-1,%s,delivered,ABCD-EFGH-JKLM,US,2026-01-02T03:04:05Z
                """.formatted(reseller));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(jdbc.sql("select body #>> '{delivered,region,code}' from claims.delivery where reseller_id = ?")
                        .param(reseller)
                        .query(String.class)
                        .list())
                .containsExactly("US");

        var refused = put("text/csv", "order_id,reseller_id,state\nORD-1,x,delivered\n");
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("state");
    }

    private HttpResponse<String> put(String type, String body) throws Exception {
        return send(
                "PUT", "/api/v1/deliveries", body, "Authorization", "Bearer demo-supplier-key", "Content-Type", type);
    }

    private String record(int number, String status) {
        return "{\"order_id\": \"ORD-%d\", \"reseller_id\": \"%s\", \"status\": \"%s\"}"
                .formatted(number, reseller, status);
    }

    private int stored() {
        return jdbc.sql("select count(*) from claims.delivery where reseller_id = ?")
                .param(reseller)
                .query(Integer.class)
                .single();
    }
}
