package com.psnb2b.codesupport.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of before: its records become the first state each, and its orders fold. */
class DeliveryHistoryMigrationTest extends ApplicationTest {

    @Autowired
    private DataSource running;

    @Test
    void recordsOfBeforeBecomeFirstStates() throws Exception {
        HikariDataSource server = running.unwrap(HikariDataSource.class);
        String name = "migration_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(running).sql("create database " + name).update();
        try {
            DataSource database = new DriverManagerDataSource(
                    server.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"),
                    server.getUsername(),
                    server.getPassword());
            flyway(database).target("15").load().migrate();
            JdbcClient old = JdbcClient.create(database);
            old.sql("""
                            insert into claims.delivery (reseller_id, order_id, code_key, updated_at, delivered_at, body)
                            values ('r', 'ord-1', 'k', '2026-01-01T00:00:00Z', now(),
                                    '{"order_id": "ord-1", "code": {"fingerprint": "k"}, "status": "pending"}'),
                                   ('r', 'Ord-1', 'k', '2026-01-02T00:00:00Z', now(),
                                    '{"order_id": "Ord-1", "status": "delivered", "delivered_at": "2026-01-02T00:00:00Z"}'),
                                   ('r', 'ORD-2', '', '2026-01-01T00:00:00Z', now(), '{"status": "failed"}'),
                                   ('r', 'bestellung ü', '', '2026-01-01T00:00:00Z', now(), '{"status": "failed"}')""").update();
            old.sql("""
                            insert into claims.claim (id, order_id, status, created_at, updated_at, sequence, body)
                            values ('clm_1', 'ord 1', 'under_review', now(), now(), 1, '{}'),
                                   ('clm_2', 'ORD-1', 'under_review', now(), now(), 1, '{}'),
                                   ('clm_3', 'ord-1', 'resolved', now(), now(), 1, '{}')""").update();

            flyway(database).target("16").load().migrate();

            assertThat(old.sql("select order_id || ' ' || (body ->> 'status') from claims.delivery order by 1")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("ORD-1 delivered", "ORD-2 failed", "bestellung ü failed");
            assertThat(old.sql("select body ->> 'status' from claims.delivery_state where order_id = 'ORD-1'"
                                    + " order by received_at")
                            .query(String.class)
                            .list())
                    .containsExactly("pending", "delivered");
            assertThat(old.sql("select count(*) from claims.delivery_state where body::text like '%fingerprint%'")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(old.sql("select opens_at::date::text from claims.delivery where opens_at is not null")
                            .query(String.class)
                            .list())
                    .containsExactly("2026-01-02");
            assertThat(old.sql("select id || ' ' || order_key from claims.claim where order_key is not null")
                            .query(String.class)
                            .list())
                    .containsExactly("clm_1 ORD1");
        } finally {
            JdbcClient.create(running)
                    .sql("drop database " + name + " with (force)")
                    .update();
        }
    }

    private static FluentConfiguration flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .schemas("claims")
                .defaultSchema("claims")
                .locations("classpath:db/migration");
    }
}
