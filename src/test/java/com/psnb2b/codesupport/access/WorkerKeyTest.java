package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.EndpointTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A worker's key opens the calls of a worker, and nothing else; nobody else opens them. */
class WorkerKeyTest extends RoleTest {

    private static final String TASKS = "/engine-rest/external-task";
    private static final List<String> OF_A_TASK = List.of("complete", "failure", "bpmnError", "extendLock", "unlock");

    @Autowired
    private ApiKeys keys;

    private final String name = "worker " + UUID.randomUUID();

    @Test
    void itOpensNothingElse() throws Exception {
        String key = key();
        List<String> open = new ArrayList<>();
        for (Row row : EndpointTable.rows()) {
            String path = row.endpoint().path().replaceAll("\\{[^}]*}", "none");
            int worker = send(
                            row.endpoint().method(),
                            path,
                            row.body(),
                            "Authorization",
                            "Bearer " + key,
                            "Content-Type",
                            JSON)
                    .statusCode();
            int anonymous = row.statuses().get(Role.ANONYMOUS);
            boolean ofAWorker = path.startsWith(TASKS + "/none/") && OF_A_TASK.contains(path.replaceAll(".*/", ""))
                    || path.equals(TASKS + "/fetchAndLock");
            if (ofAWorker ? worker != 404 && worker != 400 : worker != 403 && worker != 401 && worker != anonymous) {
                open.add(row + " " + worker);
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void noOtherMountOfTheEngineTakesIt() throws Exception {
        String[] worker = {"Authorization", "Bearer " + key(), "Content-Type", JSON};
        for (String path : List.of(
                "/engine-rest/engine/default/external-task/fetchAndLock",
                "/engine-rest/engine/default/external-task/none/complete",
                TASKS + "/none/complete/",
                TASKS + "/none/retries",
                TASKS + "/count")) {
            assertThat(send("POST", path, "{\"workerId\": \"w\"}", worker).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(send("POST", "/camunda/api/engine/engine/default/external-task/fetchAndLock", "{}", worker)
                        .statusCode())
                .isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "senior", "owner", "admin", "desk"})
    void noPersonMakesAWorkersCalls(String person) throws Exception {
        assertThat(as(person, "POST", "/external-task/fetchAndLock", "{\"workerId\": \"w\", \"maxTasks\": 1}")
                        .statusCode())
                .isEqualTo(403);
        for (String call : OF_A_TASK) {
            for (String mount : List.of("", "/engine/default")) {
                assertThat(as(
                                        person,
                                        "POST",
                                        mount + "/external-task/none/" + call,
                                        "{\"workerId\": \"w\", \"errorCode\": \"e\", \"newDuration\": 1000}")
                                .statusCode())
                        .as(mount + " " + call)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void theKeyIsThePasswordOfItsName() throws Exception {
        String key = key();
        String fetch = "{\"workerId\": \"w\", \"topics\": [{\"topicName\": \"ask-supplier\", \"lockDuration\": 1000}]}";
        for (String[] worker : List.of(
                new String[] {"Authorization", "Bearer " + key, "Content-Type", JSON},
                new String[] {"Authorization", basic(name, key), "Content-Type", JSON})) {
            var fetched = send("POST", TASKS + "/fetchAndLock", fetch, worker);
            assertThat(fetched.statusCode()).as(fetched.body()).isEqualTo(200);
            assertThat(fetched.headers().firstValue("X-RateLimit-Limit")).hasValue("60000");
            assertThat(fetched.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(send("POST", TASKS + "/fetchAndLock", fetch, "Authorization", basic("reviewer", key))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", TASKS + "/fetchAndLock", fetch, "Authorization", "Bearer demo-supplier-key")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", TASKS + "/fetchAndLock", fetch).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name': '%s', 'scope': 'worker'}",
                "{'name': '%s', 'scope': 'worker', 'topics': []}",
                "{'name': '%s', 'scope': 'worker', 'topics': ['a b']}",
                "{'name': '%s', 'scope': 'worker', 'topics': ['a'], 'reseller_id': 'r'}",
                "{'name': '%s', 'scope': 'supplier', 'topics': ['a']}"
            })
    void aKeyIsForTopics(String wrong) throws Exception {
        String[] admin = {"Authorization", basic("admin", "admin"), "Content-Type", JSON};
        String request = wrong.formatted(name).replace('\'', '"');
        assertThat(send("POST", "/admin/api-keys", request, admin).statusCode()).isEqualTo(400);
        var made = send(
                "POST",
                "/admin/api-keys",
                "{\"name\": \"" + name + "\", \"scope\": \"worker\", \"topics\": [\"b\", \"a\"]}",
                admin);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(keys.find(json(made).get("key").asText()).orElseThrow().topics())
                .isEqualTo(Set.of("a", "b"));
        assertThat(keys.list().get(0).topics()).isEqualTo(Set.of("a", "b"));
    }

    private String key() {
        return keys.create(new ApiCaller(name, Scope.worker, null, 60_000, Set.of("ask-supplier")));
    }
}
