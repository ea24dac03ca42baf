package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.CaseOfCodes;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The timers of a case's claims fire one by one, and what they tell is told once a case, not once a claim. */
class CaseNoticesTest extends ApplicationTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aCaseThatWaitsForEvidenceIsRemindedOfOnce() throws Exception {
        String incomplete = """
                {"shared": {"order_id": "ORD-%s", "reported_issue": "other", "delivered_at": "%s"},
                 "codes": [{"code": {"value": "WXYP-ACDE-FHJK"}}, {"code": {"value": "WXYP-ACDE-FHJM"}},
                   {"code": {"value": "WXYP-ACDE-FHKN"}}]}""".formatted(UUID.randomUUID(), Instant.now().minus(Duration.ofHours(1)));
        String id = file(incomplete);
        until("evidence-reminder", id);

        assertThat(fire(id, "evidence-reminder")).isEqualTo(3);
        assertThat(told(id, "claim.evidence_reminder")).isEqualTo(1);
    }

    @Test
    void aCaseThatNobodyHasReviewedInTimeIsEscalatedOnceAndSeniorsGetEachOfItsTasks() throws Exception {
        String id = file(CaseOfCodes.json("ORD-" + UUID.randomUUID(), 4, 70_000));
        until("review-overdue", id);

        assertThat(fire(id, "review-overdue")).isEqualTo(7);
        assertThat(told(id, "claim.escalated")).isEqualTo(1);
        assertThat(jdbc.sql("select count(distinct l.task_id_) from claims.claim c"
                                + " join act_ru_execution e on e.business_key_ = c.id"
                                + " join act_ru_task t on t.proc_inst_id_ = e.id_"
                                + " join act_ru_identitylink l on l.task_id_ = t.id_ and l.group_id_ = 'senior-reviewers'"
                                + " where c.case_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    private String file(String body) throws Exception {
        HttpResponse<String> filed = send("POST", "/api/v1/cases", body, RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    /** The time at which the first of these timers is due. */
    private void until(String timer, String caseId) {
        Instant due = jdbc.sql("select min(j.duedate_) from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_"
                        + " join act_ru_execution e on e.id_ = j.process_instance_id_"
                        + " join claims.claim c on c.id = e.business_key_ where c.case_id = ? and d.act_id_ = ?")
                .params(caseId, timer)
                .query(Timestamp.class)
                .single()
                .toInstant();
        clock.moveForward(Duration.between(clock.instant(), due).plusSeconds(1));
    }

    /** Fires the timer of each claim, with the step behind it. @return of how many claims */
    private int fire(String caseId, String timer) {
        List<String> instances = jdbc.sql("select e.proc_inst_id_ from act_ru_execution e"
                        + " join claims.claim c on c.id = e.business_key_ where c.case_id = ?")
                .param(caseId)
                .query(String.class)
                .list();
        int fired = 0;
        for (String instance : instances) {
            for (var due : management
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId(timer)
                    .list()) {
                management.executeJob(due.getId());
                fired++;
            }
            management
                    .createJobQuery()
                    .processInstanceId(instance)
                    .messages()
                    .list()
                    .forEach(step -> management.executeJob(step.getId()));
        }
        return fired;
    }

    private int told(String caseId, String type) {
        return jdbc.sql("select count(*) from claims.claim_event e join claims.claim c on c.id = e.claim_id"
                        + " where c.case_id = ? and e.type = ?")
                .params(caseId, type)
                .query(Integer.class)
                .single();
    }
}
