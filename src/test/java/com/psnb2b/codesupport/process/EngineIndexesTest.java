package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.security.DoorTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that starts adds the indexes that are missing, and waits for nobody where none is. */
class EngineIndexesTest extends DoorTest {

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
    void whatIsMissingIsAdded() {
        List<String> all = ours();
        assertThat(all).contains("codesupport_task_parent", "codesupport_job_due", "codesupport_task_due");
        jdbc.sql("drop index codesupport_job_due").update();
        assertThat(ours()).hasSize(all.size() - 1);
        indexes.postProcessEngineBuild(engine);
        assertThat(ours()).isEqualTo(all);
    }

    @Test
    void theEnginesOwnIndexOfNothingIsNarrowed() {
        jdbc.sql("drop index act_idx_var_bytearray").update();
        jdbc.sql("create index act_idx_var_bytearray on act_ru_variable (bytearray_id_)")
                .update();
        indexes.postProcessEngineBuild(engine);
        assertThat(jdbc.sql("select indexdef from pg_indexes where indexname = 'act_idx_var_bytearray'")
                        .query(String.class)
                        .single())
                .endsWith("WHERE (bytearray_id_ IS NOT NULL)");
    }

    private List<String> ours() {
        return jdbc.sql("select indexname from pg_indexes where indexname like 'codesupport%' order by 1")
                .query(String.class)
                .list();
    }
}
