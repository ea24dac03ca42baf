package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modeler's and the engine clients' entry point, and what each group may do there. */
class EngineRestSecurityTest extends RoleTest {

    private static final String ENGINE_REST = "/engine-rest";
    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final List<String> ENTRY_POINTS = List.of(ENGINE_REST, TASKLIST);

    private final String key = "probe-" + UUID.randomUUID();

    @Test
    void withoutTheRightPasswordItIsA401AndNoRedirect() throws Exception {
        for (String path :
                new String[] {"/engine-rest", "/engine-rest/engine", "/engine-rest/task/", "/engine-rest/x"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
        }
        var wrong = get("/engine-rest/engine", "Authorization", basic("reviewer", "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        assertThat(get("/engine-rest/engine", "Authorization", "Bearer demo-supplier-key")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "reviewer2", "senior", "owner", "admin", "desk"})
    void everyEvaluationUserComesIn(String user) throws Exception {
        var response = as(user, "GET", "/engine", null);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("default");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "senior", "desk"})
    void onlyOwnersAndAdministratorsDeploy(String user) throws Exception {
        assertThat(deploy(user).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "senior", "desk", "owner"})
    void nobodyButAdministratorsMakesAFilter(String user) throws Exception {
        String filter = "{\"resourceType\":\"Task\",\"name\":\"%s\",\"query\":{},\"properties\":{}}".formatted(key);

        assertThat(as(user, "POST", "/filter/create", filter).statusCode()).isEqualTo(403);
        assertThat(as("admin", "GET", "/filter/count?name=" + key, null).body()).contains("\"count\":0");
    }

    /** The engine itself looks at the outer query alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'assigneeExpression': '${1+1}'}",
                "{'orQueries': [{'assigneeExpression': '${1+1}'}]}",
                "{'orQueries': [{'assignee': 'any'}, {'dueBeforeExpression': '${now()}'}]}"
            })
    void nobodyHasAnExpressionEvaluated(String query) throws Exception {
        String list = json(as("reviewer", "GET", "/filter", null)).at("/0/id").asText();
        for (String path : List.of("/task", "/task/count", "/filter/" + list + "/list", "/filter/" + list + "/count")) {
            for (String mount : ENTRY_POINTS) {
                var refused = send(Role.REVIEWER, "POST", mount + path, query.replace('\'', '"'));
                assertThat(refused.statusCode()).as(path + refused.body()).isEqualTo(400);
                assertThat(refused.body()).contains("Expressions are forbidden");
            }
        }
        assertThat(as("admin", "POST", "/task/count", query.replace('\'', '"')).statusCode())
                .isEqualTo(400);
    }

    @Test
    void anOwnerDeploysAndDeletesNothing() throws Exception {
        var deployed = deploy("owner");
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);

        String deployment = "/deployment/" + json(deployed).path("id").asText();
        assertThat(as("owner", "GET", deployment, null).statusCode()).isEqualTo(200);
        assertThat(as("owner", "DELETE", deployment + "?cascade=true", null).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReviewTaskIsItsCandidatesAlone() throws Exception {
        String task = startedTask();

        assertThat(visibleTo("reviewer")).isEqualTo(1);
        assertThat(visibleTo("owner")).isEqualTo(1);
        assertThat(visibleTo("senior")).isZero();
        assertThat(visibleTo("desk")).isZero();
        assertThat(as("reviewer", "GET", task + "/form-variables", null).body()).contains("coverage");
        assertThat(as("reviewer", "GET", task + "/variables", null).body()).contains("case_by_case");
        assertThat(as("senior", "GET", task + "/variables", null).statusCode()).isIn(403, 404);
        assertThat(as("desk", "POST", task + "/complete", "{}").statusCode()).isEqualTo(403);

        assertThat(claim("reviewer", task)).isEqualTo(204);
        assertThat(as("reviewer", "POST", task + "/unclaim", null).statusCode()).isEqualTo(204);
        assertThat(claim("reviewer2", task)).isEqualTo(204);
        assertThat(as("reviewer2", "POST", task + "/complete", "{}").statusCode())
                .isEqualTo(204);
        assertThat(visibleTo("owner")).isZero();
    }

    @Test
    void aReviewerChangesNoVariableBehindTheForm() throws Exception {
        String task = startedTask();
        String change = "{\"value\":\"covered\",\"type\":\"String\"}";

        assertThat(as("reviewer", "PUT", task + "/variables/coverage", change).statusCode())
                .isEqualTo(403);
        assertThat(as("reviewer", "PUT", task + "/localVariables/coverage", change)
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("admin", "GET", task + "/variables", null).body()).contains("case_by_case");
    }

    /** As Tasklist does it, which sends the whole task. */
    @ParameterizedTest
    @CsvSource({
        "name, any",
        "description, any",
        "priority, 7",
        "due, 2031-01-01T00:00:00.000+0000",
        "owner, reviewer",
        "delegationState, PENDING",
        "parentTaskId, any",
        "caseInstanceId, any"
    })
    void aReviewerChangesNothingThatRoutingGave(String field, String value) throws Exception {
        String path = startedTask();
        String task = as("reviewer", "GET", path, null).body();
        ObjectNode changed = (ObjectNode) JSON_MAPPER.readTree(task);

        var refused = as("reviewer", "PUT", path, changed.put(field, value).toString());

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains(field.replace("Id", "").replace("State", ""));
        assertThat(as("reviewer", "GET", path, null).body()).isEqualTo(task);
    }

    @Test
    void aReviewerSaysWhoHasATaskAndWhenToBeReminded() throws Exception {
        String path = startedTask();
        ObjectNode task = (ObjectNode) json(as("reviewer", "GET", path, null));
        task.put("followUp", "2031-01-01T00:00:00.000+0000").put("assignee", "reviewer");

        assertThat(as("reviewer", "PUT", path, task.toString()).statusCode()).isEqualTo(204);
        assertThat(json(as("reviewer", "GET", path, null)).path("followUp").asText())
                .startsWith("2031");
        assertThat(as("reviewer", "POST", path + "/assignee", "{\"userId\":null}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("reviewer2", "POST", path + "/assignee", "{\"userId\":\"reviewer\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("reviewer", "POST", path + "/unclaim", null).statusCode()).isEqualTo(204);
        assertThat(as("admin", "PUT", path, task.put("priority", 7).toString()).statusCode())
                .isEqualTo(204);
        assertThat(json(as("reviewer", "GET", path, null)).path("priority").asInt())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity-links        | {\"groupId\": \"support-desk\", \"type\": \"candidate\"}",
                "identity-links        | {\"userId\": \"desk\", \"type\": \"candidate\"}",
                "identity-links/delete | {\"groupId\": \"reviewers\", \"type\": \"candidate\"}"
            })
    void aReviewerChangesNoCandidate(String call, String link) throws Exception {
        String path = startedTask();

        var refused = as("reviewer", "POST", path + "/" + call, link);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("candidates");
        assertThat(visibleTo("desk")).isZero();
        assertThat(visibleTo("reviewer")).isEqualTo(1);
        assertThat(as("admin", "POST", path + "/" + call, link).statusCode()).isEqualTo(204);
    }

    /** Where one changes the assignee in Tasklist, it sends the whole task. */
    @ParameterizedTest
    @CsvSource({
        "desk, assignee",
        "desk, claim",
        "desk, PUT",
        "senior, assignee",
        "reseller, claim",
        "nobody-known, assignee",
        "nobody-known, claim",
        "nobody-known, PUT"
    })
    void aReviewerHandsATaskToItsCandidatesAlone(String other, String call) throws Exception {
        String path = startedTask();

        for (String mount : ENTRY_POINTS) {
            var refused = give(Role.REVIEWER, mount + path, call, other);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("Give it to one of reviewers, or put it back");
        }
        assertThat(assignee(path)).isNull();
        assertThat(visibleTo("desk") + visibleTo("senior")).isZero();
        assertThat(give(Role.REVIEWER, TASKLIST + path, call, "reviewer2").statusCode())
                .isEqualTo(204);
        assertThat(assignee(path)).isEqualTo("reviewer2");
    }

    @Test
    void aTaskIsTakenAndPutBack() throws Exception {
        String path = startedTask();

        for (String call : new String[] {"claim", "assignee", "PUT"}) {
            assertThat(give(Role.REVIEWER, TASKLIST + path, call, "reviewer").statusCode())
                    .isEqualTo(204);
            assertThat(send(Role.REVIEWER, "POST", TASKLIST + path + "/unclaim", "{}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(assignee(path)).as(call).isNull();
        }
    }

    @Test
    void aTaskGoesToACandidateByNameAndByAnAdministratorToAnybody() throws Exception {
        String path = startedTask();
        as("admin", "POST", path + "/identity-links", "{\"userId\":\"senior\",\"type\":\"candidate\"}");

        assertThat(give(Role.REVIEWER, ENGINE_REST + path, "assignee", "senior").statusCode())
                .isEqualTo(204);
        assertThat(give(Role.ADMIN, ENGINE_REST + path, "assignee", "desk").statusCode())
                .isEqualTo(204);
        assertThat(assignee(path)).isEqualTo("desk");
    }

    @ParameterizedTest
    @EnumSource(names = {"REVIEWER", "ADMIN"})
    void noTaskIsDelegated(Role role) throws Exception {
        String path = startedTask();
        String task = as("admin", "GET", path, null).body();

        for (String mount : ENTRY_POINTS) {
            var refused = give(role, mount + path, "delegate", "reviewer2");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("assign it to one of its candidates");
        }
        assertThat(as("admin", "GET", path, null).body()).isEqualTo(task);
    }

    @Test
    void anOwnerSeesAClaimAndDecidesNothing() throws Exception {
        String task = startedTask();
        String instance = "/process-instance/"
                + json(as("admin", "GET", task, null)).path("processInstanceId").asText();

        assertThat(as("owner", "GET", instance, null).statusCode()).isEqualTo(200);
        assertThat(claim("owner", task)).isEqualTo(403);
        assertThat(as("owner", "POST", task + "/complete", "{}").statusCode()).isEqualTo(403);
        assertThat(as("owner", "POST", task + "/submit-form", "{}").statusCode())
                .isEqualTo(403);
        assertThat(as("owner", "PUT", instance + "/variables/coverage", "{\"value\":\"covered\"}")
                        .statusCode())
                .isEqualTo(403);
        String jump = "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"end\"}]}";
        assertThat(as("owner", "POST", instance + "/modification", jump).statusCode())
                .isEqualTo(403);
        assertThat(as("owner", "DELETE", instance, null).statusCode()).isEqualTo(403);
        assertThat(visibleTo("owner")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "desk, CREATE_INSTANCE, 6, code-claim, true",
        "desk, CREATE, 8, *, true",
        "desk, READ, 6, code-claim, true",
        "reviewer, READ, 6, code-claim, true",
        "reviewer, READ_INSTANCE, 6, code-claim, true",
        "reviewer, CREATE_INSTANCE, 6, code-claim, false",
        "reviewer, UPDATE_INSTANCE, 6, code-claim, false",
        "reviewer, READ_TASK, 6, code-claim, false",
        "reviewer, ACCESS, 0, tasklist, true",
        "reviewer, ACCESS, 0, cockpit, false",
        "owner, ACCESS, 0, cockpit, true",
        "owner, MIGRATE_INSTANCE, 6, code-claim, true",
        "owner, UPDATE_TASK, 6, code-claim, false",
        "owner, UPDATE_INSTANCE, 6, code-claim, false",
        "admin, DELETE, 9, *, true"
    })
    void rightsOfTheGroups(String user, String permission, int resource, String id, boolean granted) throws Exception {
        var check = as(
                user,
                "GET",
                "/authorization/check?resourceName=any&permissionName=%s&resourceType=%d&resourceId=%s"
                        .formatted(permission, resource, id),
                null);

        assertThat(json(check).path("authorized").asBoolean()).as(check.body()).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reviewer | Appeals,Claims to review,Due today,My claims,Overdue,Second looks",
                "senior | Appeals,Claims to review,Due today,Late claims,My claims,Overdue,Second looks,To approve",
                "desk | Due today,My claims,Overdue,Waiting for evidence",
                "owner | ''"
            })
    void everyGroupSeesItsFilters(String user, String names) throws Exception {
        JsonNode filters = json(as(user, "GET", "/filter?sortBy=name&sortOrder=asc", null));

        assertThat(String.join(
                        ",",
                        StreamSupport.stream(filters.spliterator(), false)
                                .map(filter -> filter.path("name").asText())
                                .toList()))
                .isEqualTo(names);
        for (JsonNode filter : filters) {
            assertThat(as(user, "GET", "/filter/" + filter.path("id").asText() + "/list", null)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private HttpResponse<String> give(Role giver, String path, String call, String person) throws Exception {
        if (call.equals("PUT")) {
            ObjectNode task = (ObjectNode) json(send(giver, "GET", path, null));
            return send(giver, "PUT", path, task.put("assignee", person).toString());
        }
        return send(giver, "POST", path + "/" + call, "{\"userId\":\"%s\"}".formatted(person));
    }

    private String assignee(String path) throws Exception {
        return json(as("admin", "GET", path, null)).path("assignee").textValue();
    }

    private String startedTask() throws Exception {
        assertThat(deploy("owner").statusCode()).isEqualTo(200);
        String variables = "{\"variables\":{\"coverage\":{\"value\":\"case_by_case\",\"type\":\"String\"}}}";
        assertThat(as("admin", "POST", "/process-definition/key/" + key + "/start", variables)
                        .statusCode())
                .isEqualTo(200);
        return "/task/"
                + json(as("admin", "GET", "/task?processDefinitionKey=" + key, null))
                        .path(0)
                        .path("id")
                        .asText();
    }

    private int visibleTo(String user) throws Exception {
        return json(as(user, "GET", "/task/count?processDefinitionKey=" + key, null))
                .path("count")
                .asInt();
    }

    private int claim(String user, String task) throws Exception {
        return as(user, "POST", task + "/claim", "{\"userId\":\"%s\"}".formatted(user))
                .statusCode();
    }

    /** As Camunda Modeler does it. */
    private HttpResponse<String> deploy(String user) throws Exception {
        String model = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start"/>
                    <sequenceFlow id="in" sourceRef="start" targetRef="review"/>
                    <userTask id="review" name="Review" camunda:candidateGroups="reviewers"/>
                    <sequenceFlow id="out" sourceRef="review" targetRef="end"/>
                    <endEvent id="end"/>
                  </process>
                </definitions>""".formatted(key);
        String body = """
                --x
                Content-Disposition: form-data; name="deployment-name"

                probe
                --x
                Content-Disposition: form-data; name="data"; filename="probe.bpmn"
                Content-Type: application/octet-stream

                %s
                --x--
                """.formatted(model).replace("\n", "\r\n");
        return send(
                "POST",
                "/engine-rest/deployment/create",
                body,
                "Authorization",
                basic(user, user),
                "Content-Type",
                "multipart/form-data; boundary=x");
    }
}
