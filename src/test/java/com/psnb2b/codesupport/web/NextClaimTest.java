package com.psnb2b.codesupport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Next claim": the most urgent one that this person may take, for one person alone. */
class NextClaimTest extends ApplicationTest {

    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };
    private static final String COMPLETE = "invalid code, complete, in time";

    /** Above everything that other tests leave open. */
    private static final int FIRST = 1000;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> ours = new ArrayList<>();

    @AfterEach
    void leaveNothingAtTheTop() {
        ours.stream()
                .map(id ->
                        tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult())
                .filter(Objects::nonNull)
                .forEach(task -> {
                    tasks.setAssignee(task.getId(), null);
                    tasks.setPriority(task.getId(), 50);
                });
    }

    @Test
    void priorityComesFirstAndThenTheDueTime() throws Exception {
        Task later = file(COMPLETE, FIRST, null);
        Task sooner = file(COMPLETE, FIRST, null);
        Task priority = file(COMPLETE, FIRST + 1, null);
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '1 hour' where id_ = ?")
                .param(sooner.getId())
                .update();
        Session reviewer = signedIn("reviewer");

        assertThat(next(reviewer)).isEqualTo(priority.getId());
        assertThat(next(reviewer)).isEqualTo(sooner.getId());
        assertThat(next(reviewer)).isEqualTo(later.getId());
        assertThat(assignee(later.getId())).isEqualTo("reviewer");
    }

    @Test
    void peopleWhoPressAtOnceGetDifferentClaims() throws Exception {
        for (int i = 0; i < 24; i++) {
            file(COMPLETE, FIRST, null);
        }
        List<Session> people = List.of(signedIn("reviewer"), signedIn("reviewer2"));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> presses = IntStream.range(0, 24)
                    .<Callable<String>>mapToObj(i -> () -> next(people.get(i % 2)))
                    .toList();
            List<String> taken = new ArrayList<>();
            for (Future<String> press : pool.invokeAll(presses)) {
                taken.add(press.get());
            }
            assertThat(taken).doesNotContainNull().doesNotHaveDuplicates().hasSize(24);
            assertThat(taken).allSatisfy(id -> assertThat(assignee(id)).isIn("reviewer", "reviewer2"));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aLateClaimIsForASenior() throws Exception {
        Task late = file("late by a minute", FIRST, null);

        assertThat(next(signedIn("reviewer"))).isNotEqualTo(late.getId());
        assertThat(next(signedIn("senior"))).isEqualTo(late.getId());
    }

    @Test
    void nobodyGetsTheApprovalOfTheirOwnDecision() throws Exception {
        Task review = file(COMPLETE, FIRST, "500 USD");
        tasks.addCandidateGroup(review.getId(), "senior-reviewers");
        String decision =
                "{\"variables\": {\"decision\": {\"value\": \"refund\"}, \"reasonCode\": {\"value\": \"GOODWILL\"}, \"reviewNote\": {\"value\": \"an exception\"}}}";
        assertThat(as("senior", "POST", "/task/" + review.getId() + "/complete", decision)
                        .statusCode())
                .isEqualTo(204);
        Task approval = tasks.createTaskQuery()
                .processInstanceId(review.getProcessInstanceId())
                .singleResult();
        tasks.setPriority(approval.getId(), FIRST);
        member("senior2", "senior-reviewers");

        assertThat(next(signedIn("senior"))).isNotEqualTo(approval.getId());
        assertThat(next(signedIn("senior2"))).isEqualTo(approval.getId());
    }

    @Test
    void aTaskFarBehindTheFirstIsFoundByItsGroup() throws Exception {
        member("specialist", "support-desk");
        member("specialist", "specialists");
        Task rare = file(COMPLETE, FIRST, null);
        tasks.deleteCandidateGroup(rare.getId(), "reviewers");
        tasks.addCandidateGroup(rare.getId(), "specialists");
        jdbc.sql("insert into act_ru_task (id_, rev_, priority_, due_date_, suspension_state_)"
                        + " select 'ahead-' || n, 1, 2000, now(), 1 from generate_series(1, 400) n")
                .update();
        try {
            assertThat(next(signedIn("specialist"))).isEqualTo(rare.getId());
        } finally {
            jdbc.sql("delete from act_ru_task where id_ like 'ahead-%'").update();
        }
    }

    @Test
    void whoHasNoPartInItIsRefused() throws Exception {
        member("newcomer", "nobodys-group");
        assertThat(press(signedIn("newcomer")).statusCode()).isEqualTo(403);
    }

    @Test
    void whereNothingIsLeftThatIsSaid() throws Exception {
        member("idle", "reviewers");
        Session idle = signedIn("idle");
        jdbc.sql("update act_ru_task set suspension_state_ = 2").update();
        try {
            assertThat(press(idle).statusCode()).isEqualTo(204);
        } finally {
            jdbc.sql("update act_ru_task set suspension_state_ = 1").update();
        }
    }

    @Test
    void whoLeftTheReviewersIsLedToTheSignIn() throws Exception {
        member("leaver", "reviewers");
        Session leaver = signedIn("leaver");
        identity.deleteMembership("leaver", "reviewers");
        assertThat(press(leaver).statusCode()).isEqualTo(302);
    }

    @Test
    void theTokenIsNeeded() throws Exception {
        String cookie = signedIn("reviewer").cookie();
        assertThat(send("POST", "/app/next-claim", null, "Cookie", cookie).statusCode())
                .isEqualTo(403);
    }

    private Task file(String scenario, int priority, String denomination) throws Exception {
        ObjectNode claim = (ObjectNode) Scenario.named(scenario).claim();
        if (denomination != null) {
            ((ObjectNode) claim.get("product")).put("denomination", denomination);
        }
        String id = json(send("POST", "/api/v1/claims", claim.toString(), RESELLER))
                .get("id")
                .asText();
        ours.add(id);
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
        tasks.setPriority(task.getId(), priority);
        return task;
    }

    private void member(String person, String group) {
        if (identity.createUserQuery().userId(person).count() == 0) {
            var user = identity.newUser(person);
            user.setPassword(person);
            identity.saveUser(user);
        }
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            identity.saveGroup(identity.newGroup(group));
        }
        if (identity.createUserQuery().userId(person).memberOfGroup(group).count() == 0) {
            identity.createMembership(person, group);
        }
    }

    private String assignee(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    /** @return the id of the task; null where nothing was left */
    private String next(Session person) throws Exception {
        var answer = press(person);
        return answer.statusCode() == 204 ? null : json(answer).get("task").asText();
    }

    private HttpResponse<String> press(Session person) throws Exception {
        return send("POST", "/app/next-claim", null, "Cookie", person.cookie(), "X-CSRF-TOKEN", person.csrf());
    }
}
