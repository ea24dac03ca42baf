package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.EndpointTable.Row;
import com.psnb2b.codesupport.access.MappedEndpoints.Endpoint;
import com.psnb2b.codesupport.api.Scenario;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every endpoint × every role × own and foreign claim, over HTTP, against the table in the repository. An endpoint that
 * is not in the table fails; the message holds the line to add.
 */
class EndpointTableTest extends RoleTest {

    private static final String ENGINE = "/engine-rest";
    private static final List<String> MOUNTS_OF_THE_ENGINE =
            List.of("/engine-rest/engine/default", "/camunda/api/engine/engine/default");

    /** What is answered where there is nothing yet, which is up to the tests before; it counts as 200. */
    private static final Map<String, Integer> NOTHING_THERE =
            Map.of("/app/next-claim", 204, "/app/migration/progress", 404);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private FilterService filters;

    /** A claim that nobody has changed; null where there is none. */
    private SampleClaim untouched;

    @Test
    void everybodyIsAnsweredAsTheTableSays() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Row row : EndpointTable.rows()) {
            Map<Role, Integer> seen = statuses(row.endpoint(), row.body(), "", "");
            if (!seen.equals(row.statuses())) {
                faults.add("expected " + EndpointTable.line(row.endpoint(), row.statuses(), row.body()) + "\n     got "
                        + EndpointTable.line(row.endpoint(), seen, row.body()));
            }
        }
        assertThat(faults)
                .as("lines of %s that do not hold", EndpointTable.FILE)
                .isEmpty();
    }

    /** The web applications and a path with the engine's name lead to the same resources; none may be a way around. */
    @Test
    void nobodyChangesMoreByAnotherMountOfTheEngine() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Row row : EndpointTable.rows()) {
            boolean changes = isOfTheEngine(row.endpoint()) && !row.endpoint().reads();
            for (String mount : changes ? MOUNTS_OF_THE_ENGINE : List.<String>of()) {
                Map<Role, Integer> seen = statuses(row.endpoint(), row.body(), ENGINE, mount);
                if (!seen.equals(row.statuses())) {
                    faults.add("expected " + EndpointTable.line(row.endpoint(), row.statuses(), row.body())
                            + "\n     got " + EndpointTable.line(row.endpoint(), seen, row.body()) + " at " + mount);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyEndpointOfOursIsInTheTable() throws Exception {
        Set<Endpoint> missing = MappedEndpoints.ofSpring(context);
        EndpointTable.rows().forEach(row -> missing.remove(row.endpoint()));

        assertThat(linesFor(missing))
                .as("mapped and not in %s: check each status, then add", EndpointTable.FILE)
                .isEmpty();
    }

    /** A resource of the engine is a class of paths, such as /engine-rest/task: one line for reading, one for writing. */
    @Test
    void everyResourceOfTheEngineAndItsAppsIsInTheTable() throws Exception {
        Set<Endpoint> mapped = MappedEndpoints.ofJersey(context, servlets);
        Set<String> known =
                EndpointTable.rows().stream().map(row -> kind(row.endpoint())).collect(Collectors.toSet());
        Set<Endpoint> missing = new TreeSet<>();
        for (Endpoint endpoint : mapped) {
            boolean mirrored = endpoint.path().startsWith("/engine-rest/engine/{name}")
                    || endpoint.path().startsWith("/camunda/api/engine/engine/{name}");
            if (!mirrored && !known.contains(kind(endpoint)) && known.add(kind(endpoint))) {
                missing.add(endpoint);
            }
        }

        assertThat(linesFor(missing))
                .as("a resource without a line in %s: check each status, then add", EndpointTable.FILE)
                .isEmpty();
    }

    @Test
    void noLineIsOfAnEndpointThatIsGone() throws Exception {
        Set<Endpoint> mapped = MappedEndpoints.ofSpring(context);
        mapped.addAll(MappedEndpoints.ofJersey(context, servlets));

        assertThat(EndpointTable.rows()).extracting(Row::endpoint).isSubsetOf(mapped);
    }

    @Test
    void nobodyWithoutAPasswordReachesAnyEndpointOfTheEngine() throws Exception {
        for (Endpoint endpoint : MappedEndpoints.ofJersey(context, servlets)) {
            if (isOfTheEngine(endpoint)) {
                for (Role role : List.of(Role.ANONYMOUS, Role.SUPPLIER)) {
                    String path = endpoint.path().replaceAll("\\{[^}]*}", "none");
                    assertThat(send(role, endpoint.method(), path, null).statusCode())
                            .as(role + " " + endpoint)
                            .isEqualTo(401);
                }
            }
        }
    }

    @Test
    void aForeignClaimLooksLikeNoneAtAll() throws Exception {
        SampleClaim claim = sample();
        for (Row row : EndpointTable.rows()) {
            if (row.endpoint().path().startsWith("/api/v1/claims/{id}")) {
                HttpResponse<String> foreign = call(Role.OTHER_RESELLER, row, claim);
                HttpResponse<String> unknown = call(Role.OTHER_RESELLER, row, claim.unknown());
                // A call that no reseller may make is refused before anybody asks whose claim it is.
                int expected = row.statuses().get(Role.RESELLER) == 403 ? 403 : 404;

                assertThat(foreign.statusCode()).as(row.toString()).isEqualTo(expected);
                assertThat(unknown.statusCode()).as(row.toString()).isEqualTo(expected);
                assertThat(foreign.headers().map().keySet())
                        .isEqualTo(unknown.headers().map().keySet());
                assertThat(foreign.body().replace(claim.claimId(), "ID"))
                        .as(row.toString())
                        .isEqualTo(unknown.body().replace(claim.unknown().claimId(), "ID"));
            }
        }
    }

    @Test
    void evidenceOfAForeignClaimIsNotReachedThroughAnOwnOne() throws Exception {
        SampleClaim foreign = sample();
        String baseUrl = json(send(Role.OTHER_RESELLER, "POST", "/api/v1/claims", claim()))
                .path("id")
                .asText();
        String evidence =
                foreign.path("/api/v1/claims/{id}/evidence/{evidenceId}").replace(foreign.claimId(), baseUrl);

        assertThat(send(Role.OTHER_RESELLER, "GET", evidence, null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aListHoldsOwnClaimsAlone() throws Exception {
        SampleClaim foreign = sample();
        String order = json(send(Role.RESELLER, "GET", "/api/v1/claims/" + foreign.claimId(), null))
                .path("order_id")
                .asText();
        String cursor = json(send(Role.RESELLER, "GET", "/api/v1/claims?limit=1", null))
                .path("next_cursor")
                .asText();

        for (String query : List.of("?limit=200", "?limit=200&order_id=" + order, "?limit=200&cursor=" + cursor)) {
            JsonNode list = json(send(Role.OTHER_RESELLER, "GET", "/api/v1/claims" + query, null));
            assertThat(list.path("claims").isArray()).isTrue();
            for (JsonNode claim : list.path("claims")) {
                String path = "/api/v1/claims/" + claim.path("id").asText();
                assertThat(send(Role.OTHER_RESELLER, "GET", path, null).statusCode())
                        .isEqualTo(200);
                assertThat(send(Role.RESELLER, "GET", path, null).statusCode()).isEqualTo(404);
            }
        }
    }

    private List<String> linesFor(Set<Endpoint> endpoints) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            String body = endpoint.reads() || endpoint.method().equals("DELETE") ? null : "{}";
            lines.add("\n" + EndpointTable.line(endpoint, statuses(endpoint, body, "", ""), body));
        }
        return lines;
    }

    /** What everybody gets; who comes after somebody who may have changed something has a claim that is as it was. */
    private Map<Role, Integer> statuses(Endpoint endpoint, String body, String from, String to) throws Exception {
        Map<Role, Integer> statuses = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            SampleClaim claim = untouched();
            String path = claim.path(endpoint.path()).replaceFirst("^" + from, to);
            int status =
                    send(role, endpoint.method(), path, filled(body, claim)).statusCode();
            boolean nothingThere = Objects.equals(status, NOTHING_THERE.get(endpoint.path()));
            statuses.put(role, nothingThere ? 200 : status);
            untouched = endpoint.reads() || status >= 400 ? claim : null;
        }
        return statuses;
    }

    private SampleClaim untouched() throws Exception {
        return untouched == null ? sample() : untouched;
    }

    private HttpResponse<String> call(Role role, Row row, SampleClaim claim) throws Exception {
        return send(role, row.endpoint().method(), claim.path(row.endpoint().path()), filled(row.body(), claim));
    }

    private static String filled(String body, SampleClaim claim) {
        return body == null
                ? null
                : body.replace("{claim}", claim.claimId())
                        .replace("{instance}", claim.ids().get("/engine-rest/process-instance/{id}"))
                        .replace("{definition}", claim.ids().get("/engine-rest/process-definition/{id}"));
    }

    private static boolean isOfTheEngine(Endpoint endpoint) {
        return endpoint.path().startsWith(ENGINE + "/") && !endpoint.path().startsWith(ENGINE + "/engine");
    }

    /** The resource that an endpoint belongs to, and whether it reads. */
    private static String kind(Endpoint endpoint) {
        String root = isOfTheEngine(endpoint)
                ? endpoint.path().replaceFirst("^(/engine-rest/(history/)?[^/]+).*", "$1")
                : endpoint.path();
        return root + (endpoint.reads() ? " read" : " written");
    }

    private String claim() throws Exception {
        return Scenario.named("invalid code, complete, in time").claim().toString();
    }

    private SampleClaim sample() throws Exception {
        JsonNode claim = json(send(Role.RESELLER, "POST", "/api/v1/claims", claim()));
        String id = claim.path("id").asText();
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
        String evidence =
                claim.path("evidence").path("items").path(0).path("id").asText();
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("/api/v1/claims/{id}/evidence/{evidenceId}", evidence);
        ids.put("/api/v1/claims/{id}", id);
        ids.put("/app/claims/{claimId}/evidence/{evidenceId}", evidence);
        ids.put("/app/claims/{claimId}", id);
        ids.put("/app/find/claims/{id}", id);
        ids.put("/status/claims/{id}/evidence/{evidenceId}", evidence);
        ids.put("/status/claims/{id}", id);
        ids.put("/admin/api-keys/{id}", "0");
        ids.put("/camunda/app/**", "tasklist/default/");
        ids.put("/camunda/api/admin/auth/user/{processEngineName}", "default");
        ids.put("/camunda/api/admin/setup/{engine}", "default");
        ids.put("/camunda/api/admin/plugin/adminPlugins/{engine}", "default");
        ids.put("/camunda/api/cockpit/plugin/base/{engine}", "default");
        ids.put("/engine-rest/task/{id}", task.getId());
        ids.put("/engine-rest/process-instance/{id}", task.getProcessInstanceId());
        ids.put("/engine-rest/history/process-instance/{id}", task.getProcessInstanceId());
        ids.put("/engine-rest/execution/{id}", task.getExecutionId());
        ids.put("/engine-rest/process-definition/{id}", task.getProcessDefinitionId());
        ids.put("/engine-rest/process-definition/key/{key}", "code-claim");
        ids.put("/engine-rest/decision-definition/key/{key}", "coverage");
        ids.put(
                "/engine-rest/job/{id}",
                management
                        .createJobQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getId());
        ids.put(
                "/engine-rest/filter/{id}",
                filters.createTaskFilterQuery()
                        .filterName("Claims to review")
                        .singleResult()
                        .getId());
        return new SampleClaim(id, ids);
    }
}
