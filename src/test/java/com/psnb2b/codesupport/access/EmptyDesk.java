package com.psnb2b.codesupport.access;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before the first test of a class: no claim, record, payout or webhook of another class is there, so that none meets
 * them. People, keys and what is deployed stay, as they are of the application that the classes share.
 */
public class EmptyDesk implements BeforeAllCallback {

    private static final List<String> EMPTY = List.of("""
            do $$ begin
                execute (select 'truncate ' || string_agg('claims.' || tablename, ', ') || ' cascade' from pg_tables
                    where schemaname = 'claims' and tablename not in ('flyway_schema_history', 'api_key', 'packet_key',
                        'fingerprint_key', 'sandbox_clock', 'signed_out', 'node_heartbeat', 'picture_mark'));
                execute (select 'truncate ' || string_agg(tablename, ', ') from pg_tables
                    where schemaname = 'public' and tablename like 'act\\_hi\\_%');
            end $$""", """
            update claims.picture_mark set up_to = ''""", """
            delete from act_ru_identitylink where task_id_ is not null""", """
            delete from act_ru_event_subscr where execution_id_ is not null""", """
            delete from act_ru_job where process_instance_id_ is not null""", """
            delete from act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*'""", """
            delete from act_ru_incident""", """
            delete from act_ru_variable""", """
            delete from act_ru_task""", """
            delete from act_ru_ext_task""", """
            delete from act_ru_execution""");

    @Override
    public void beforeAll(ExtensionContext context) {
        var application = SpringExtension.getApplicationContext(context);
        JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
        TransactionTemplate transaction = application.getBean(TransactionTemplate.class);
        // The warm-up of a start may still be in the same tables, one after the other in another order.
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
                .untilAsserted(() -> transaction.executeWithoutResult(status -> EMPTY.forEach(jdbc::execute)));
    }
}
