package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two steps of one claim that are done at the same moment: the one that loses is not put off, and loses no try. */
class TimerRaceTest extends ApplicationTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};

    private final ExecutorService others = Executors.newFixedThreadPool(2);

    private static final String CLOSED = """
            {"variables": {"decision": {"value": "closure"}, "reasonCode": {"value": "CODE_WORKS"}}}""";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void end() {
        others.shutdownNow();
        clock.reset();
    }

    @Test
    void theReminderAndTheEndOfTheWindowAreBothDoneAtOnce() throws Exception {
        String id = waiting();
        clock.moveForward(Duration.ofDays(8));
        Job reminder = timer(id, "evidence-reminder");
        Job end = timer(id, "claim-window-closed");
        Instant due = end.getDuedate().toInstant();

        Future<?> ended = whileTheClaimIsInHand(id, () -> fire(end), () -> management.executeJob(reminder.getId()));
        Awaitility.await().until(ended::isDone);
        Job left = management.createJobQuery().jobId(end.getId()).singleResult();
        if (left != null) {
            assertThat(left.getRetries()).isEqualTo(3);
            assertThat(left.getDuedate().toInstant()).isEqualTo(due);
            assertThat(left.getExceptionMessage()).isNull();
            management.executeJob(end.getId());
        }
        assertThat(status(id)).isEqualTo("late_review");
    }

    @Test
    void aStepThatLosesToAnotherIsFreeAtOnce() throws Exception {
        String id = waiting();
        clock.moveForward(Duration.ofDays(8));
        management.executeJob(timer(id, "evidence-reminder").getId());
        Job step = management
                .createJobQuery()
                .processInstanceId(instance(id))
                .messages()
                .singleResult();

        Future<?> stepped = whileTheClaimIsInHand(
                id,
                () -> fire(step),
                () -> jdbc.sql("update act_ru_job set rev_ = rev_ + 1 where id_ = ?")
                        .param(step.getId())
                        .update());
        Awaitility.await().until(stepped::isDone);
        Job left = management.createJobQuery().jobId(step.getId()).singleResult();
        assertThat(left).as("it lost").isNotNull();
        assertThat(left.getDuedate()).isEqualTo(step.getDuedate());
        assertThat(left.getRetries()).isEqualTo(3);
        management.executeJob(step.getId());
        assertThat(jdbc.sql("select count(*) from claims.claim_event where claim_id = ? and type = ?")
                        .params(id, "claim.evidence_reminder")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** The database notices first that the winner's row still points to what the loser removes; that was a 500. */
    @Test
    void aDecisionThatLosesToAnotherChangeOfItsTaskIsToldToComeAgain() throws Exception {
        String id = inReview();
        String task = task(id);
        var answer = new AtomicReference<HttpResponse<String>>();

        Future<?> decided = whileTheClaimIsInHand(
                id,
                () -> answer.set(complete(task, CLOSED)),
                () -> jdbc.sql("update act_ru_task set rev_ = rev_ + 1 where id_ = ?")
                        .param(task)
                        .update());
        Awaitility.await().until(decided::isDone);
        assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(503);
        assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
        assertThat(json(answer.get()).path("message").asText()).contains("somebody else");
        assertThat(status(id)).isEqualTo("under_review");
        assertThat(complete(task, CLOSED).statusCode()).isEqualTo(204);
        assertThat(status(id)).isEqualTo("resolved");
    }

    @Test
    void aCallThatCannotHaveTheClaimInTimeIsToldToComeAgain() throws Exception {
        String id = waiting();
        transaction.executeWithoutResult(status -> {
            hold(id);
            HttpResponse<String> told = withdraw(id);
            assertThat(told.statusCode()).as(told.body()).isEqualTo(503);
            assertThat(told.headers().firstValue("Retry-After")).hasValue("10");
            HttpResponse<String> completed = complete(task(id), "{}");
            assertThat(completed.statusCode()).as(completed.body()).isEqualTo(503);
            assertThat(completed.headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(status(id)).as("nothing is half done").isEqualTo("collecting");
        assertThat(withdraw(id).statusCode()).isEqualTo(200);
    }

    /** Begins one step, which waits for the claim's row; does another meanwhile; lets the first go on. */
    private Future<?> whileTheClaimIsInHand(String id, Runnable waiting, Runnable meanwhile) {
        return transaction.execute(status -> {
            hold(id);
            Future<?> first = others.submit(waiting);
            Awaitility.await().until(() -> jdbc.sql("""
                            select count(*) from pg_stat_activity where wait_event_type = 'Lock'
                                and query like '%claims.claim where id%'""").query(Integer.class).single() > 0);
            try {
                others.submit(meanwhile).get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return first;
        });
    }

    private void hold(String id) {
        jdbc.sql("select id from claims.claim where id = ? for update")
                .param(id)
                .query(String.class)
                .single();
    }

    private void fire(Job job) {
        management.executeJob(job.getId());
    }

    private Job timer(String id, String activity) {
        return management
                .createJobQuery()
                .processInstanceId(instance(id))
                .activityId(activity)
                .singleResult();
    }

    private String instance(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
    }

    private String status(String id) {
        return jdbc.sql("select status from claims.claim where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private String waiting() throws Exception {
        String claim = """
                {"order_id": "ORD-%s", "reported_issue": "other", "delivered_at": "%s"}""".formatted(UUID.randomUUID(), Instant.now().minus(Duration.ofHours(1)));
        var filed = send("POST", "/api/v1/claims", claim, RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    private HttpResponse<String> withdraw(String id) {
        try {
            return send("POST", "/api/v1/claims/" + id + "/withdrawal", "", RESELLER);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String inReview() throws Exception {
        var filed = send(
                "POST",
                "/api/v1/claims",
                Scenario.onItsOwn(Scenario.named("invalid code, complete, in time")
                                .claim())
                        .toString(),
                RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    private String task(String id) {
        return jdbc.sql("select id_ from act_ru_task where proc_inst_id_ = ?")
                .param(instance(id))
                .query(String.class)
                .single();
    }

    private HttpResponse<String> complete(String task, String variables) {
        try {
            return as("admin", "POST", "/task/" + task + "/complete", variables);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
