package com.psnb2b.codesupport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations have one number each and run in order, on whatever database there is (docs/adr/0011-migrations.md). */
@Tag("integration")
class MigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** What databases of the first release have applied. */
    private static final List<String> FIRST_RELEASE = List.of(
            "V1__claims",
            "V2__access",
            "V4__idempotency",
            "V5__packets",
            "V5.1__webhooks",
            "V6__claim_links",
            "V6_1__sandbox_clock",
            "V8__signals",
            "V9__retention",
            "V10__lists",
            "V11__smaller_indexes");

    /** What came next, before there was one way of numbering; 18 landed before 13, 14 and 16. */
    private static final List<String> BEFORE_ONE_WAY = List.of(
            "V13__heartbeat",
            "V14__signed_out",
            "V15__look_alike_codes",
            "V16__delivery_history",
            "V18__payouts",
            "V19__signal_answers");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void whatHasLandedStaysAndTheNextHasTheNextNumber() {
        List<String> names = names();
        assertThat(names).containsAll(FIRST_RELEASE).containsAll(BEFORE_ONE_WAY);
        List<String> since = names.stream()
                .filter(name -> !FIRST_RELEASE.contains(name) && !BEFORE_ONE_WAY.contains(name))
                .toList();
        assertThat(since).allSatisfy(name -> assertThat(name).matches("V[1-9]\\d*__[a-z0-9_]+"));
        assertThat(since.stream().map(name -> Integer.valueOf(name.substring(1, name.indexOf("__")))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(20, 20 + since.size()).boxed().toList());
    }

    @Test
    void aDatabaseOfTheFirstReleaseGoesOnInOrder() throws Exception {
        DataSource database = database("first_release");
        flyway(database).target("11").load().migrate();

        assertThat(flyway(database).load().migrate().migrationsExecuted)
                .isEqualTo(names().size() - FIRST_RELEASE.size());
    }

    /** One that followed each change of the main branch, in the order in which they came. */
    @Test
    void aDatabaseThatIsUpToDateInAnotherOrderGoesOn(@TempDir Path landed) throws Exception {
        DataSource database = database("another_order");
        for (List<String> arrived : List.of(
                FIRST_RELEASE,
                List.of("V15__look_alike_codes", "V18__payouts"),
                List.of("V13__heartbeat"),
                List.of("V14__signed_out"),
                List.of("V16__delivery_history", "V19__signal_answers"))) {
            for (String name : arrived) {
                Files.copy(MIGRATIONS.resolve(name + ".sql"), landed.resolve(name + ".sql"));
            }
            flyway(database)
                    .locations("filesystem:" + landed)
                    .outOfOrder(true)
                    .load()
                    .migrate();
        }

        assertThat(flyway(database).load().migrate().success).isTrue();
    }

    /** Refused before anything is changed, with the number that is missing; once out of order, and it goes on. */
    @Test
    void aDatabaseThatLacksALowerNumberIsRefused(@TempDir Path landed) throws Exception {
        DataSource database = database("lacks_one");
        for (String name : FIRST_RELEASE) {
            Files.copy(MIGRATIONS.resolve(name + ".sql"), landed.resolve(name + ".sql"));
        }
        Files.copy(MIGRATIONS.resolve("V15__look_alike_codes.sql"), landed.resolve("V15__look_alike_codes.sql"));
        flyway(database).locations("filesystem:" + landed).load().migrate();

        assertThatThrownBy(() -> flyway(database).load().migrate())
                .isInstanceOf(FlywayValidateException.class)
                .hasMessageContaining("not applied to database: 13");
        assertThat(flyway(database).outOfOrder(true).load().migrate().success).isTrue();
        assertThat(flyway(database).load().migrate().migrationsExecuted).isZero();
    }

    private static List<String> names() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource database(String name) throws Exception {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.getDatabase("postgres", name);
    }

    /** As the application has it: what application.yaml does not say is Flyway's default. */
    private static FluentConfiguration flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .schemas("claims")
                .defaultSchema("claims")
                .locations("filesystem:" + MIGRATIONS);
    }
}
