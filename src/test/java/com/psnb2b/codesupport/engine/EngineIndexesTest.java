package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The indexes are made by the first start, and no later one waits for anybody. */
class EngineIndexesTest extends ApplicationTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private EngineIndexes indexes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aStartDoesNotWaitForThoseWhoWrite() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table act_ru_task, act_ru_job in row exclusive mode").update();
            assertThat(CompletableFuture.runAsync(() -> indexes.postProcessEngineBuild(engine)))
                    .succeedsWithin(10, TimeUnit.SECONDS);
        });
    }

    @Test
    void whatIsMissingIsAddedWhereTheScriptIsNew() {
        List<String> all = ours();
        assertThat(all).contains("codesupport_task_parent", "codesupport_job_due", "codesupport_task_due");
        jdbc.sql("drop index codesupport_job_due").update();
        apply();
        assertThat(ours()).isEqualTo(all);
    }

    @Test
    void theEnginesOwnIndexOfNothingIsNarrowed() {
        jdbc.sql("drop index act_idx_var_bytearray").update();
        jdbc.sql("create index act_idx_var_bytearray on act_ru_variable (bytearray_id_)")
                .update();
        apply();
        assertThat(definition("act_idx_var_bytearray")).endsWith("WHERE (bytearray_id_ IS NOT NULL)");
    }

    @Test
    void aScriptThatHasChangedIsAppliedAgain() {
        jdbc.sql("drop index codesupport_job_due").update();
        jdbc.sql("update engine_index_history set checksum = 1 where version is null")
                .update();
        indexes.postProcessEngineBuild(engine);
        assertThat(definition("codesupport_job_due")).contains("WHERE");
    }

    @Test
    void aStartThatWasCutOffIsNoHindrance() {
        jdbc.sql("drop index codesupport_job_due").update();
        jdbc.sql("update engine_index_history set success = false where version is null")
                .update();
        indexes.postProcessEngineBuild(engine);
        assertThat(definition("codesupport_job_due")).contains("WHERE");
    }

    /** As on a database that the script has not run on. */
    private void apply() {
        jdbc.sql("delete from engine_index_history where version is null").update();
        indexes.postProcessEngineBuild(engine);
    }

    private String definition(String index) {
        return jdbc.sql("select indexdef from pg_indexes where indexname = ?")
                .param(index)
                .query(String.class)
                .single();
    }

    private List<String> ours() {
        return jdbc.sql("select indexname from pg_indexes where indexname like 'codesupport%' order by 1")
                .query(String.class)
                .list();
    }
}
