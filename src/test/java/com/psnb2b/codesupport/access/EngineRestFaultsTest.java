package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.MappedEndpoints.Endpoint;
import com.psnb2b.codesupport.api.Scenario;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whatever a caller sends to the engine's REST API, what is wrong with it is the caller's: 4xx, and never a 500. */
class EngineRestFaultsTest extends RoleTest {

    private static final List<String> BODIES = List.of("{}", "{\"variables\":", "7", "");

    private static final String QUERY =
            "?sortBy=nonsense&sortOrder=asc&maxResults=x&firstResult=-1&startedBefore=yesterday&startDate=x&unknown=1";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ServletContext servlets;

    @Test
    void anIdOfNothingIsNoFaultOfOurs() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            for (String body : endpoint.reads() ? List.of("") : BODIES) {
                note(faults, endpoint, path(endpoint), body);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aQueryThatCannotBeReadIsNoFaultOfOurs() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.reads()) {
                note(faults, endpoint, path(endpoint) + QUERY, "");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aTaskThatIsGoneIsNotFound() throws Exception {
        for (String mount : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            for (String call : List.of("claim", "unclaim", "complete", "submit-form")) {
                assertThat(send(Role.REVIEWER, "POST", mount + "/task/gone/" + call, "{\"userId\": \"reviewer\"}")
                                .statusCode())
                        .as(mount + call)
                        .isIn(400, 404);
            }
            assertThat(send(Role.REVIEWER, "GET", mount + "/task/gone/form-variables", null)
                            .statusCode())
                    .isIn(400, 404);
            var metrics = send(Role.ADMIN, "GET", mount + "/metrics", null);
            assertThat(metrics.statusCode()).isEqualTo(404);
            assertThat(metrics.body()).doesNotContain("Reporter");
        }
    }

    /** What PostgreSQL keeps in no text or no column, and JSON that is none or without an end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        GET|/task?assignee=%00|
        GET|/user?firstName=a%00|
        GET|/history/process-instance?processInstanceBusinessKey=%00|
        POST|/task|{"assignee": "\\u0000"}
        POST|/task|{"processVariables": [{"name": "a\\u0000", "operator": "eq", "value": "\\u0000"}]}
        POST|/message|{"messageName": "evidence-added", "businessKey": "\\u0000"}
        POST|/filter/create|{"resourceType": "Task", "name": "a\\u0000", "query": {}}
        POST|/task/create|{"name": "a\\u0000"}
        POST|/task/create|{"name": "LONG"}
        POST|/group/create|{"id": "LONG", "name": "x", "type": "WORKFLOW"}
        POST|/task/create|{"LONG": 1}
        POST|/task/create|{"priority": DIGITS}
        POST|/task/create|DEEP
        POST|START|{"variables": {"claim": {"type": "Json", "value": "{broken"}}}
        POST|START|{"variables": {"claim": {"type": "Json", "value": ""}}}
        POST|START|{"variables": {"claim": {"type": "Xml", "value": "<a"}}}
        POST|START|{"variables": {"claim": {"type": "Object", "value": "x", "valueInfo": {"objectTypeName": "a", "serializationDataFormat": "application/x-java-serialized-object"}}}}
        """)
    void whatCannotBeKeptOrReadIsNoFaultOfOurs(String method, String path, String body) throws Exception {
        String sent = body == null
                ? null
                : body.replace("LONG", "a".repeat(60_000))
                        .replace("DIGITS", "9".repeat(2_000))
                        .replace("DEEP", "[".repeat(2_000));
        var answer = send(
                Role.ADMIN,
                method,
                "/engine-rest" + path.replace("START", "/process-definition/key/code-claim/start"),
                sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).isNotBlank().doesNotContain("SQL", "persistence layer");
    }

    @Test
    void aNoteOrVariableThatCannotBeReadIsNamedAndTheTaskIsKept() throws Exception {
        String claim = json(send(
                        Role.RESELLER,
                        "POST",
                        "/api/v1/claims",
                        Scenario.onItsOwn(Scenario.named("invalid code, complete, in time")
                                        .claim())
                                .toString()))
                .path("id")
                .asText();
        String task = json(send(Role.ADMIN, "GET", "/engine-rest/task?processInstanceBusinessKey=" + claim, null))
                .at("/0/id")
                .asText();
        String complete = "/engine-rest/task/" + task + "/complete";
        String decision = "\"decision\": {\"value\": \"closure\"}, \"reasonCode\": {\"value\": \"CODE_WORKS\"}, ";

        var note = send(
                Role.ADMIN,
                "POST",
                complete,
                "{\"variables\": {" + decision + "\"reviewNote\": {\"value\": \"a\\u0000\"}}}");
        assertThat(note.statusCode()).as(note.body()).isEqualTo(400);
        assertThat(note.body()).contains("reviewNote");
        var json = send(
                Role.ADMIN,
                "POST",
                complete,
                "{\"variables\": {" + decision + "\"reviewNote\": {\"type\": \"Json\", \"value\": \"{broken\"}}}");
        assertThat(json.statusCode()).as(json.body()).isEqualTo(400);
        assertThat(json.body()).contains("reviewNote");

        assertThat(send(Role.ADMIN, "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\": \"reviewer\"}")
                        .statusCode())
                .isEqualTo(204);
        var taken = send(Role.ADMIN, "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\": \"reviewer2\"}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(409);
    }

    @Test
    void aNameThatNobodyCanHaveSignsNobodyInAndAKeyOfItIsNotMade() throws Exception {
        assertThat(send("GET", "/engine-rest/task", null, "Authorization", basic("a\0b", "x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(Role.ADMIN, "POST", "/admin/api-keys", "{\"name\": \"a\\u0000\", \"scope\": \"supplier\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(Role.SUPPLIER, "GET", "/api/v1/deliveries?order_id=a%00", null)
                        .statusCode())
                .isEqualTo(422);
    }

    private void note(List<String> faults, Endpoint endpoint, String path, String body) throws Exception {
        var answer = send(Role.ADMIN, endpoint.method(), path, body.isEmpty() ? null : body);
        if (answer.statusCode() >= 500) {
            faults.add("%d %s %s %s %s".formatted(answer.statusCode(), endpoint.method(), path, body, answer.body()));
        }
    }

    private static String path(Endpoint endpoint) {
        return endpoint.path().replace("{path}", "none").replaceAll("\\{[^}]+}", "none");
    }

    /** One of the mounts: the others lead to the same resources. */
    private Set<Endpoint> endpoints() {
        Set<Endpoint> endpoints = MappedEndpoints.ofJersey(context, servlets);
        endpoints.removeIf(endpoint -> !endpoint.path().startsWith("/engine-rest/")
                || Stream.of("/engine-rest/engine/{name}/", "/engine-rest/metrics/task-worker")
                        .anyMatch(endpoint.path()::startsWith));
        return endpoints;
    }
}
