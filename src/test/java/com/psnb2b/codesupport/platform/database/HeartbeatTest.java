package com.psnb2b.codesupport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node knows whether its database takes writes, and nodes know how far their clocks are apart. */
@Tag("integration")
@ExtendWith(OutputCaptureExtension.class)
class HeartbeatTest {

    private static EmbeddedPostgres server;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(server.getPostgresDatabase());
        jdbc.sql("create schema claims").update();
        jdbc.sql("set search_path = claims; "
                        + new ClassPathResource("db/migration/V13__heartbeat.sql")
                                .getContentAsString(StandardCharsets.UTF_8))
                .update();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from claims.node_heartbeat").update();
    }

    @ParameterizedTest
    @CsvSource({"default_transaction_read_only, on", "temp_file_limit, 64kB"})
    void aDatabaseThatAnswersAndTakesNoWritesIsDown(String setting, String value) {
        Heartbeat heartbeat = node(InstantSource.system());
        DatabaseHealth health = new DatabaseHealth(heartbeat);
        heartbeat.beat();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        set("alter system set " + setting + " = '" + value + "'");
        try {
            awaitStatus(heartbeat, health, Status.DOWN);
        } finally {
            set("alter system reset " + setting);
        }
        awaitStatus(heartbeat, health, Status.UP);
    }

    @Test
    void clocksThatAreApartAreTold(CapturedOutput output) {
        Heartbeat first = node(InstantSource.system());
        Heartbeat second = node(() -> Instant.now().plusSeconds(5));
        first.beat();
        assertThat(new ClocksHealth(first).health().getStatus()).isEqualTo(Status.UP);
        second.beat();
        first.beat();
        assertThat(first.apart()).isBetween(Duration.ofMillis(4500), Duration.ofMillis(5500));
        assertThat(new ClocksHealth(first).health().getStatus().getCode()).isEqualTo("OUT_OF_STEP");
        assertThat(output).contains("The clocks of the nodes are ");
        jdbc.sql("delete from claims.node_heartbeat").update();
        first.beat();
        assertThat(new ClocksHealth(first).health().getStatus()).isEqualTo(Status.UP);
        assertThat(output).contains("in step again");
    }

    @Test
    void anOwnRowIsAllThatIsLeft() {
        Heartbeat heartbeat = node(InstantSource.system());
        heartbeat.beat();
        heartbeat.beat();
        assertThat(jdbc.sql("select count(*) from claims.node_heartbeat")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static Heartbeat node(InstantSource clock) {
        DataSource dataSource = server.getPostgresDatabase();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return new Heartbeat(
                jdbc,
                new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
                clock,
                new StalledSessions(jdbc, StalledSessionsTest.LIMITS),
                new SimpleMeterRegistry());
    }

    private static void set(String statement) {
        jdbc.sql(statement).update();
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    private static void awaitStatus(Heartbeat heartbeat, DatabaseHealth health, Status status) {
        Awaitility.await().until(() -> {
            heartbeat.beat();
            return health.health().getStatus().equals(status);
        });
    }
}
