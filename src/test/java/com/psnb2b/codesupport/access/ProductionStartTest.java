package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.psnb2b.codesupport.CodeSupportApplication;
import com.psnb2b.codesupport.people.Groups;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application on a database of the operator's own, as it is started, refused and started again. */
@Tag("integration")
@ExtendWith(OutputCaptureExtension.class)
class ProductionStartTest {

    private static final String PASSWORD = "a-word-of-our-own-41";
    private static EmbeddedPostgres database;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void theFirstAdministratorComesFromThePasswordAndNothingElseIsSeeded(CapturedOutput output) {
        String url = newDatabase("first");
        for (String published : List.of("admin", " Reviewer2", "demo-supplier-key")) {
            assertThatThrownBy(() -> run(url, published)).hasMessageContaining("published for evaluation");
        }
        assertThatThrownBy(() -> run(url, null))
                .hasMessageContaining("CODESUPPORT_ADMIN_PASSWORD")
                .hasMessageContaining("not set");
        assertThat(output).contains("APPLICATION FAILED TO START").contains("start again");

        try (var application = run(url, PASSWORD)) {
            var identity = application.getBean(IdentityService.class);
            assertThat(identity.createUserQuery().list())
                    .extracting(User::getId)
                    .containsExactly("admin");
            assertThat(identity.createUserQuery().memberOfGroup(Groups.ADMIN).count())
                    .isEqualTo(1);
            assertThat(identity.checkPassword("admin", PASSWORD)).isTrue();
            assertThat(identity.createGroupQuery().count()).isEqualTo(5);
            assertThat(application.getBeanDefinitionNames())
                    .as("the sandbox of evaluation mode")
                    .noneMatch(name -> name.startsWith("sandbox"));
            assertThat(application
                            .getBean(JdbcClient.class)
                            .sql("select count(*) from claims.api_key")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(output).doesNotContain(PASSWORD);
    }

    @Test
    void aRestartLeavesWhatAnAdministratorChanged() {
        String url = newDatabase("second");
        long rights;
        long lists;
        try (var application = run(url, PASSWORD)) {
            var identity = application.getBean(IdentityService.class);
            User admin = identity.createUserQuery().userId("admin").singleResult();
            admin.setPassword("changed");
            identity.saveUser(admin);
            identity.deleteGroup(Groups.SUPPORT_DESK);
            var filters = application.getBean(FilterService.class);
            filters.deleteFilter(filters.createTaskFilterQuery()
                    .filterName("To approve")
                    .singleResult()
                    .getId());
            rights = rights(application);
            lists = filters.createTaskFilterQuery().count();
        }
        assertThat(lists).isPositive();
        try (var application = run(url, null)) {
            var identity = application.getBean(IdentityService.class);
            assertThat(identity.checkPassword("admin", "changed")).isTrue();
            assertThat(identity.createGroupQuery().groupId(Groups.SUPPORT_DESK).count())
                    .isZero();
            assertThat(application
                            .getBean(FilterService.class)
                            .createTaskFilterQuery()
                            .count())
                    .isEqualTo(lists);
            assertThat(rights(application)).isEqualTo(rights);
        }
    }

    @Test
    void aDatabaseOfEvaluationModeIsNoneOfProduction() {
        String url = newDatabase("third");
        try (var application = run(url, PASSWORD)) {
            var identity = application.getBean(IdentityService.class);
            for (String name : List.of("senior", "reviewer")) {
                User person = identity.newUser(name);
                person.setPassword(name.equals("senior") ? "a-word-of-their-own" : name);
                identity.saveUser(person);
            }
            application
                    .getBean(JdbcClient.class)
                    .sql("insert into claims.api_key (name, key_hash, scope, requests_per_minute)"
                            + " values ('demo', sha256('demo-supplier-key'), 'supplier', 60)")
                    .update();
        }
        assertThatThrownBy(() -> run(url, null))
                .hasStackTraceContaining("published for evaluation: demo-supplier-key, reviewer. Use a new database");

        JdbcClient jdbc = JdbcClient.create(database.getDatabase("postgres", "third"));
        jdbc.sql("delete from act_id_user where id_ = 'reviewer'").update();
        jdbc.sql("update claims.api_key set revoked_at = now()").update();
        try (var application = run(url, null)) {
            assertThat(application.getBean(IdentityService.class).checkPassword("admin", PASSWORD))
                    .isTrue();
        }
    }

    private static long rights(ConfigurableApplicationContext application) {
        return application
                .getBean(JdbcClient.class)
                .sql("select count(*) from act_ru_authorization")
                .query(Long.class)
                .single();
    }

    private static ConfigurableApplicationContext run(String url, String password) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.maximum-pool-size=5",
                "--codesupport.data-dir=target/test-production",
                // Camunda keeps these two in static fields, where they would meet those of the other tests.
                "--camunda.bpm.generate-unique-process-engine-name=true",
                "--camunda.bpm.webapp.enabled=false",
                "--server.port=0"));
        if (password != null) {
            settings.add("--codesupport.admin-password=" + password);
        }
        return new SpringApplicationBuilder(CodeSupportApplication.class).run(settings.toArray(String[]::new));
    }

    private static String newDatabase(String name) {
        JdbcClient.create(database.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return database.getJdbcUrl("postgres", name);
    }
}
