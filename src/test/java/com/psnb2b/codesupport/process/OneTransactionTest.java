package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A claim, its process and its first events are there together or not at all. */
class OneTransactionTest extends ApplicationTest {

    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };
    private static final List<String> TABLES = List.of(
            "claims.claim",
            "claims.claim_event",
            "claims.evidence",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_variable");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyRowOfTheStraightPathIsOfOneTransaction() throws Exception {
        String id = json(file()).get("id").asText();
        List<String> transactions =
                jdbc.sql("""
                        select xmin::text from claims.claim where id = :id
                        union select xmin::text from claims.claim_event where claim_id = :id
                        union select xmin::text from claims.evidence where claim_id = :id
                        union select xmin::text from act_ru_execution where business_key_ = :id
                        union select t.xmin::text from act_ru_task t join act_ru_execution e
                            on e.id_ = t.proc_inst_id_ where e.business_key_ = :id
                        union select a.xmin::text from act_hi_actinst a join act_ru_execution e
                            on e.id_ = a.proc_inst_id_ where e.business_key_ = :id""").param("id", id).query(String.class).list();
        assertThat(transactions).hasSize(1);
        assertThat(jdbc.sql("select count(*) from claims.claim_event where claim_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims.claim",
                "claims.claim_event",
                "claims.evidence",
                "act_ru_execution",
                "act_ru_task",
                "act_ru_variable",
                "act_ru_job",
                "act_hi_taskinst"
            })
    void aFaultAtAnyStepLeavesNothing(String table) throws Exception {
        List<Long> before = counts();
        jdbc.sql("""
                        create or replace function claims.fault() returns trigger language plpgsql as
                        $$ begin raise exception 'a fault was injected'; end $$""").update();
        jdbc.sql("create trigger fault before insert on " + table + " for each row execute function claims.fault()")
                .update();
        try {
            assertThat(file().statusCode()).isEqualTo(500);
        } finally {
            jdbc.sql("drop trigger fault on " + table).update();
        }
        assertThat(counts()).isEqualTo(before);
        assertThat(file().statusCode()).as("and then it works again").isEqualTo(201);
    }

    private java.net.http.HttpResponse<String> file() throws Exception {
        String claim = Scenario.named("invalid code, complete, in time").claim().toString();
        return send("POST", "/api/v1/claims", claim, RESELLER);
    }

    private List<Long> counts() {
        return TABLES.stream()
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }
}
