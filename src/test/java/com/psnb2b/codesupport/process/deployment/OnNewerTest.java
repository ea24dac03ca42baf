package com.psnb2b.codesupport.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.psnb2b.codesupport.guard.ModelerDeploymentTest;
import com.psnb2b.codesupport.guard.Models;
import com.psnb2b.codesupport.platform.StartRefusedAnalyzer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An application start meets what an owner has deployed from Modeler since. */
@ExtendWith(OutputCaptureExtension.class)
class OnNewerTest extends ModelerDeploymentTest {

    @Autowired
    private ModelDeployment deployment;

    @Autowired
    private DeployedModels inForce;

    private final String key = "owned-" + UUID.randomUUID();
    private final String model = key + ".bpmn";
    private final String form = key + "-form.form";

    @BeforeEach
    void theApplicationHasBroughtItsOwn() {
        assertThat(deployment.deploy(files("one"), OnNewer.FAIL)).isEmpty();
        assertThat(inForce.of(model))
                .hasValueSatisfying(found -> assertThat(found.isOurs()).isTrue());
        assertThat(inForce.of(form)).isPresent();
    }

    @Test
    void whatHasNotChangedIsNotDeployedAgain() {
        var before = inForce.of(model).orElseThrow();

        assertThat(deployment.deploy(files("one"), OnNewer.FAIL)).isEmpty();

        assertThat(inForce.of(model).orElseThrow().since()).isEqualTo(before.since());
    }

    @Test
    void aNewerVersionOfTheApplicationIsDeployed() {
        assertThat(deployment.deploy(files("two"), OnNewer.FAIL)).isEmpty();

        assertThat(nameInForce()).contains("two");
    }

    @Test
    void anOwnersVersionIsKeptAndTold(CapturedOutput output) throws Exception {
        ownerDeploys();

        List<DeployedModel> kept = deployment.deploy(files("two"), OnNewer.KEEP);

        assertThat(nameInForce()).contains("owner's");
        assertThat(kept).singleElement().satisfies(found -> {
            assertThat(found.file()).isEqualTo(model);
            assertThat(found.source()).isEqualTo("Camunda Modeler");
        });
        assertThat(output).contains("Somebody else's version stays in force: " + model, "Camunda Modeler");
        assertThat(new String(inForce.of(form).orElseThrow().content(), StandardCharsets.UTF_8))
                .as("what the owner left alone is the application's")
                .contains("two");
    }

    @Test
    void anOwnersVersionIsOverwritten() throws Exception {
        ownerDeploys();

        assertThat(deployment.deploy(files("two"), OnNewer.OVERWRITE)).isEmpty();

        assertThat(nameInForce()).contains("two");
    }

    @Test
    void anOwnersVersionStopsTheStart() throws Exception {
        ownerDeploys();

        assertThatThrownBy(() -> deployment.deploy(files("two"), OnNewer.FAIL))
                .isInstanceOf(NewerModels.class)
                .hasMessageContaining(model)
                .hasMessageContaining("Camunda Modeler")
                .satisfies(failure -> assertThat(
                                new StartRefusedAnalyzer().analyze(failure).getAction())
                        .contains("codesupport.deployment.on-newer"));
        assertThat(nameInForce()).contains("owner's");
    }

    @Test
    void theOwnersFileTakenIntoTheApplicationIsNoDifference() throws Exception {
        ownerDeploys();

        assertThat(deployment.deploy(Map.of("processes/" + model, bytes(process("owner's"))), OnNewer.FAIL))
                .isEmpty();
    }

    @Test
    void healthTellsOwnersAndAdministratorsAlone() throws Exception {
        for (String user : List.of("owner", "admin")) {
            var health = get("/actuator/health", "Authorization", basic(user, user));
            assertThat(json(health).at("/components/models/details/on_newer").asText())
                    .as(health.body())
                    .isEqualToIgnoringCase("keep");
        }
        assertThat(get("/actuator/health").body()).doesNotContain("models", "details");
        assertThat(get("/actuator/health", "Authorization", basic("reviewer", "reviewer"))
                        .body())
                .doesNotContain("models", "details");
    }

    private void ownerDeploys() throws Exception {
        var answer = deploy("owner", key, Map.of("diagram.bpmn", process("owner's")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String nameInForce() {
        return new String(inForce.of(model).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> files(String word) {
        return Map.of(
                "processes/" + model,
                bytes(process(word)),
                "forms/" + form,
                bytes("{\"id\": \"" + key + "-form\", \"type\": \"default\", \"schemaVersion\": 16, \"components\":"
                        + " [{\"type\": \"text\", \"text\": \"" + word + "\"}]}"));
    }

    private String process(String word) {
        return Models.other(key, "<bpmn:userTask id=\"step\" name=\"" + word + "\"/>");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
