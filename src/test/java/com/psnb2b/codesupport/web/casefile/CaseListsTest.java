package com.psnb2b.codesupport.web.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.CaseOfCodes;
import com.psnb2b.codesupport.engine.LeadingTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** A case stands once in each seeded list and in "Next claim", whatever becomes of its claims; each keeps its task. */
class CaseListsTest extends ApplicationTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final int ALIKE = 7;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ApplicationContext application;

    @Test
    void aCaseStandsOnceAndOneOfItsTasksAfterTheOtherLeads() throws Exception {
        String order = "ORD-" + UUID.randomUUID();
        String id = json(send("POST", "/api/v1/cases", CaseOfCodes.json(order, ALIKE, 100), RESELLER))
                .get("id")
                .asText();
        JsonNode claims =
                json(get("/api/v1/claims?limit=200&case_id=" + id, RESELLER)).get("claims");
        assertThat(claims).hasSize(ALIKE + CaseOfCodes.DIFFERENT);

        Task leader = leader(order);
        assertThat(listed("Claims to review")).containsExactly(leader.getId());
        assertThat(counted("Claims to review")).isEqualTo(1);
        assertThat(leader.getPriority()).isBetween(0, 110);
        assertThat(leader.getDescription())
                .startsWith("Order: " + order + " of demo-reseller\nCase: 10 codes, 410.00 USD, 2 groups\nCode: … ");
        JsonNode own = json(as("admin", "GET", "/task?taskDefinitionKey=review-claim", null));
        assertThat(own).as("a list of one's own shows all").hasSize(claims.size());

        Session reviewer = signedIn("reviewer");
        assertThat(next(reviewer)).isEqualTo(leader.getId());
        assertThat(listed("Claims to review")).as("who takes it has the case").isEmpty();
        assertThat(listed("My claims")).containsExactly(leader.getId());
        assertThat(next(signedIn("reviewer2"))).isNull();
        assertThat(next(reviewer)).isNull();

        tasks.setAssignee(leader.getId(), null);
        assertThat(listed("Claims to review")).containsExactly(leader.getId());

        for (int left = claims.size() - 1; left > 0; left--) {
            String before = leader(order).getId();
            String claim = claimOf(before);
            assertThat(send("POST", "/api/v1/claims/" + claim + "/withdrawal", null, RESELLER)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(listed("Claims to review")).hasSize(1).doesNotContain(before);
            assertThat(counted("Claims to review")).isEqualTo(1);
        }
        assertThat(send("POST", "/api/v1/claims/" + claimOf(leader(order).getId()) + "/withdrawal", null, RESELLER)
                        .statusCode())
                .isEqualTo(200);
        assertThat(listed("Claims to review")).isEmpty();
    }

    @Test
    void aListOfAVersionThatKnewNoCasesHasThemOnceFromTheNextStartOn() throws Exception {
        Filter list = filters.createFilterQuery().filterName("Claims to review").singleResult();
        Map<String, Object> properties = new HashMap<>(list.getProperties());
        properties.remove("onceACase");
        properties.put("color", "#123456");
        TaskQuery ofThatVersion = tasks.createTaskQuery()
                .processDefinitionKey("code-claim")
                .taskDefinitionKey("review-claim")
                .taskCandidateGroupInExpression("${currentUserGroups()}");
        filters.saveFilter(list.setQuery(ofThatVersion
                        .orderByDueDate()
                        .asc()
                        .orderByTaskPriority()
                        .desc())
                .setProperties(properties));
        String filed = CaseOfCodes.json("ORD-" + UUID.randomUUID(), ALIKE, 300);
        String id =
                json(send("POST", "/api/v1/cases", filed, RESELLER)).get("id").asText();
        assertThat(counted("Claims to review")).isEqualTo(ALIKE + CaseOfCodes.DIFFERENT);

        ReflectionTestUtils.invokeMethod(application.getBean("taskFilters"), "seed");
        assertThat(counted("Claims to review")).isEqualTo(1);
        Filter renewed =
                filters.createFilterQuery().filterName("Claims to review").singleResult();
        assertThat(renewed.getProperties())
                .as("what an administrator changed stays")
                .containsEntry("color", "#123456");
        assertThat(send("POST", "/api/v1/cases/" + id + "/withdrawal", null, RESELLER)
                        .statusCode())
                .isEqualTo(200);
        assertThat(counted("Claims to review")).isZero();
    }

    private Task leader(String order) {
        List<Task> leaders = tasks.createTaskQuery()
                .processVariableValueEquals("orderId", order)
                .taskMinPriority(LeadingTask.FROM)
                .list();
        assertThat(leaders).hasSize(1);
        return leaders.get(0);
    }

    private String claimOf(String task) throws Exception {
        return json(get(
                        "/app/claims/of-task/" + task,
                        "Cookie",
                        signedIn("reviewer").cookie()))
                .get("id")
                .asText();
    }

    private List<String> listed(String list) throws Exception {
        return json(as("reviewer", "GET", "/filter/" + filter(list) + "/list", null))
                .findValuesAsText("id");
    }

    private int counted(String list) throws Exception {
        return json(as("reviewer", "GET", "/filter/" + filter(list) + "/count", null))
                .get("count")
                .asInt();
    }

    private String filter(String name) {
        Filter found = filters.createFilterQuery().filterName(name).singleResult();
        return found.getId();
    }

    /** @return null where nothing is left */
    private String next(Session person) throws Exception {
        var answer = send("POST", "/app/next-claim", null, "Cookie", person.cookie(), "X-CSRF-TOKEN", person.csrf());
        return answer.statusCode() == 204 ? null : json(answer).get("task").asText();
    }
}
