package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The guard in front of the engine: what Modeler is told, and that nothing of it is deployed. */
class ModelGuardTest extends ModelerDeploymentTest {

    private static final Duration MODELERS_PATIENCE = Duration.ofSeconds(5);

    @Autowired
    private RepositoryService repository;

    private final String name = Models.key();

    @Test
    void aRefusedModelNamesElementAndPathWithinModelersPatience() throws Exception {
        String model = Models.claims(
                "sourceRef=\"submit-claim\" targetRef=\"review\"", "sourceRef=\"submit-claim\" targetRef=\"outcome\"");
        // The first request of an application wakes up everything behind it.
        deploy("owner", name, Map.of(Models.CLAIMS, model));
        Instant sent = Instant.now();

        var answer = deploy("owner", name, Map.of(Models.CLAIMS, model));

        assertThat(Duration.between(sent, Instant.now())).isLessThan(MODELERS_PATIENCE);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = json(answer);
        assertThat(body.path("type").asText()).isEqualTo("ParseException");
        assertThat(body.path("message").asText())
                .startsWith("Refused, and nothing was deployed:\n- code-claim.bpmn, record-outcome: ")
                .contains("that no person has decided", "submit-claim → record-outcome");
        assertThat(body.at("/details/code-claim.bpmn/errors/0/mainElementId").asText())
                .isEqualTo("record-outcome");
        assertThat(deployments()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code-claim.bpmn", "claim-window.dmn", "review-claim.form"})
    void anOwnerDeploysEachFileApart(String file) throws Exception {
        Instant sent = Instant.now();

        var answer = deploy("owner", name, Map.of(file, Models.shipped(file)));

        assertThat(Duration.between(sent, Instant.now())).isLessThan(MODELERS_PATIENCE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("source").asText()).isEqualTo("Camunda Modeler");
    }

    @Test
    void oneRefusedFileRefusesTheDeployment() throws Exception {
        var answer = deploy(
                "owner",
                name,
                Map.of(
                        "good.bpmn",
                        Models.other(Models.key(), "<bpmn:userTask id=\"step\"/>"),
                        "bad.bpmn",
                        Models.other(Models.key(), "<bpmn:serviceTask id=\"step\" camunda:class=\"a.B\"/>")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("message").asText()).contains("bad.bpmn, step: class is refused");
        assertThat(deployments()).isZero();
    }

    @Test
    void anAdministratorIsNotExcepted() throws Exception {
        var answer = deploy(
                "admin",
                name,
                Map.of("bad.bpmn", Models.other(Models.key(), "<bpmn:scriptTask id=\"step\" scriptFormat=\"juel\"/>")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(deployments()).isZero();
    }

    @Test
    void aTenantIsRefused() throws Exception {
        var answer = deploy(
                "admin",
                Map.of("deployment-name", name, "tenant-id", "one"),
                Map.of("good.bpmn", Models.other(Models.key(), "<bpmn:userTask id=\"step\"/>")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("message").asText()).contains("leave the tenant empty");
        assertThat(deployments()).isZero();
    }

    private long deployments() {
        return repository.createDeploymentQuery().deploymentName(name).count();
    }
}
