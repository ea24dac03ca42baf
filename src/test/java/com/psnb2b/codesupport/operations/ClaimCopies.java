package com.psnb2b.codesupport.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many open claims at once: copies of all the rows of one, whose ids end on {@code -1}, {@code -2} and so on. */
final class ClaimCopies {

    /** Columns that name a row of the same claim. */
    private static final Set<String> IDS = Set.of(
            "id_",
            "parent_id_",
            "proc_inst_id_",
            "root_proc_inst_id_",
            "process_instance_id_",
            "execution_id_",
            "parent_act_inst_id_",
            "act_inst_id_",
            "task_id_",
            "var_scope_",
            "resource_id_",
            "business_key_",
            "bytearray_id_",
            "id",
            "claim_id");

    private ClaimCopies() {}

    /** Adds copies of a claim that waits for evidence; afterwards the planner knows how many there are. */
    static void of(JdbcClient jdbc, String claimId, int copies) {
        String process = jdbc.sql("select id_ from act_ru_execution where business_key_ = ?")
                .param(claimId)
                .query(String.class)
                .single();
        String ofProcess = "t.proc_inst_id_ = '" + process + "'";
        String ofTask = " in (select id_ from act_ru_task where proc_inst_id_ = '" + process + "')";
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("act_ge_bytearray", "t.id_ in (select bytearray_id_ from act_ru_variable t where " + ofProcess + ")");
        rows.put("act_ru_execution", ofProcess);
        rows.put("act_ru_task", ofProcess);
        rows.put("act_ru_identitylink", "t.task_id_" + ofTask);
        rows.put("act_ru_authorization", "t.resource_id_" + ofTask);
        rows.put("act_ru_variable", ofProcess);
        rows.put("act_ru_event_subscr", ofProcess);
        rows.put("act_ru_job", "t.process_instance_id_ = '" + process + "'");
        rows.put("act_hi_procinst", ofProcess);
        rows.put("act_hi_actinst", ofProcess);
        rows.put("act_hi_taskinst", ofProcess);
        rows.put("act_hi_identitylink", "t.task_id_" + ofTask);
        rows.put("claims.claim", "t.id = '" + claimId + "'");
        rows.put("claims.claim_event", "t.claim_id = '" + claimId + "'");
        rows.forEach((table, where) -> copy(jdbc, table, where, claimId, copies));
        jdbc.sql("analyze").update();
    }

    private static void copy(JdbcClient jdbc, String table, String where, String claimId, int copies) {
        List<String> columns = jdbc.sql(
                        "select attname from pg_attribute where attrelid = cast(? as regclass) and attnum > 0")
                .param(table)
                .query(String.class)
                .list();
        String values = columns.stream().map(column -> value(column, claimId)).collect(Collectors.joining(", "));
        jdbc.sql("insert into %s (%s) select %s from %s t cross join generate_series(1, %d) n where %s"
                        .formatted(table, String.join(", ", columns), values, table, copies, where))
                .update();
    }

    private static String value(String column, String claimId) {
        if (column.equals("body")) {
            return "replace(t.body::text, '%s', '%s-' || n)::jsonb".formatted(claimId, claimId);
        }
        return IDS.contains(column) ? "t." + column + " || '-' || n" : "t." + column;
    }
}
