package com.psnb2b.codesupport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every wait for the database ends: the connections of the application, on a network and a server that fall silent. */
@Tag("integration")
@Timeout(60)
class SilentDatabaseTest {

    private static EmbeddedPostgres server;

    private SilentProxy proxy;
    private TransactionTemplate transaction;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void between() throws Exception {
        proxy = new SilentProxy(server.getPort());
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true"})
    void callersAreToldOfASilentNetworkAndServedWhenItSpeaksAgain(boolean requests, boolean answers) {
        run("", jdbc -> {
            assertThat(answer(jdbc)).isEqualTo(1);
            proxy.fallSilent(requests, answers);
            assertThatThrownBy(() -> answer(jdbc)).matches(PassingFailure::is);
            // The pool has one thread that opens connections, and it waits for one that says nothing.
            proxy.speak();
            Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> answer(jdbc) == 1);
        });
    }

    @Test
    void aCallInHandIsToldToo() {
        run("", jdbc -> {
            proxy.fallSilent(false, true);
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> answer(jdbc)))
                    .matches(PassingFailure::is);
        });
    }

    @Test
    void writingALargeClaimEndsAsWell() {
        run(
                "",
                jdbc -> assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                            answer(jdbc);
                            proxy.fallSilent(true, false);
                            jdbc.sql("select length(?)")
                                    .param("x".repeat(50_000_000))
                                    .query(Integer.class)
                                    .single();
                        }))
                        .matches(PassingFailure::is));
    }

    @Test
    void aFrozenServerProcessIsWaitedForNoLongerThanAnother() {
        run(
                "",
                jdbc -> assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                            long process = jdbc.sql("select pg_backend_pid()")
                                    .query(Long.class)
                                    .single();
                            signal("STOP", process);
                            try {
                                answer(jdbc);
                            } finally {
                                signal("CONT", process);
                            }
                        }))
                        .matches(PassingFailure::is));
    }

    @Test
    void aNodeThatSaysNothingMoreLosesItsRows() {
        run("", jdbc -> {
            jdbc.sql("create table if not exists held (id int primary key)").update();
            jdbc.sql("insert into held values (1) on conflict do nothing").update();
            assertThatThrownBy(() -> transaction.executeWithoutResult(frozen -> {
                        jdbc.sql("select id from held for update")
                                .query(Integer.class)
                                .single();
                        awaitFree();
                        answer(jdbc);
                    }))
                    .matches(PassingFailure::is);
        });
    }

    private static void awaitFree() {
        JdbcClient another = JdbcClient.create(server.getPostgresDatabase());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> another.sql("select id from held for update nowait")
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @Test
    void theAddressOfTheDatabaseHasTheLastWord() {
        run(
                "&socketTimeout=77&options=-c%20lock_timeout=7s%20-c%20jit=on",
                jdbc -> {
                    assertThat(settings(jdbc)).containsExactly("7s", "on", "2s");
                });
        run("", jdbc -> assertThat(settings(jdbc)).containsExactly("1s", "off", "2s"));
    }

    @Test
    void workInTheBackgroundTakesItsTimeAndLeavesNothingBehind() {
        run("", (context, jdbc) -> {
            int slept = context.getBean(BackgroundWork.class)
                    .inTurn(
                            1,
                            () -> jdbc.sql("select 1 from pg_sleep(8)")
                                    .query(Integer.class)
                                    .single());
            assertThat(slept).isEqualTo(1);
            assertThatThrownBy(() -> jdbc.sql("select 1 from pg_sleep(30)")
                            .query(Integer.class)
                            .single())
                    .matches(PassingFailure::is);
        });
    }

    private static List<String> settings(JdbcClient jdbc) {
        return List.of("lock_timeout", "jit", "statement_timeout").stream()
                .map(name -> jdbc.sql("show " + name).query(String.class).single())
                .toList();
    }

    private static int answer(JdbcClient jdbc) {
        return jdbc.sql("select 1").query(Integer.class).single();
    }

    private static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process))
                    .start()
                    .waitFor();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Use {
        void of(JdbcClient jdbc) throws Exception;
    }

    private interface UseOfAll {
        void of(ApplicationContext context, JdbcClient jdbc) throws Exception;
    }

    private void run(String parameters, Use use) {
        run(parameters, (context, jdbc) -> use.of(jdbc));
    }

    private void run(String parameters, UseOfAll use) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        TransactionAutoConfiguration.class))
                .withUserConfiguration(Limits.class, LimitedConnections.class, BackgroundWork.class)
                .withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://localhost:" + proxy.port() + "/postgres?user=postgres"
                                + parameters,
                        "spring.datasource.hikari.connection-timeout=4000",
                        "spring.datasource.hikari.validation-timeout=1000",
                        "spring.datasource.hikari.maximum-pool-size=2",
                        "codesupport.database.connect=PT2S",
                        "codesupport.database.statement=PT2S",
                        "codesupport.database.lock=PT1S",
                        "codesupport.database.idle=PT3S",
                        "codesupport.database.silence=PT3S")
                .run(context -> {
                    transaction = context.getBean(TransactionTemplate.class);
                    use.of(context, JdbcClient.create(context.getBean(HikariDataSource.class)));
                });
    }

    @EnableConfigurationProperties(DatabaseLimits.class)
    static class Limits {}
}
