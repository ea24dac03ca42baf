package com.psnb2b.codesupport.process.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.guard.ModelerDeploymentTest;
import com.psnb2b.codesupport.guard.Models;
import com.psnb2b.codesupport.platform.command.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An owner says by examples what must come out; a change with which it would not is refused before it counts. */
@ExtendWith(OutputCaptureExtension.class)
class ExamplesTest extends ModelerDeploymentTest {

    private static final String DEPLOYMENT = "examples of a test";
    private static final String OWN = """
            {"name": "eight days are too late",
             "claim": {"order_id": "ORD-EX1", "reported_issue": "invalid_code", "code": {"value": "@code"},
               "product": {"region": "US"}, "account_region": "US", "delivered_at": "@-8d",
               "customer_report": {"text": "It says that it is wrong", "error_code": "WC-40371-5"}},
             "expect": {"type": "invalid_code", "coverage": "covered_if_confirmed", "window": "%s",
               "missing": ["error_screenshot"], "queue": "%s", "path": ["check-claim-window", "%s"]}}""";
    private static final String SEVEN_DAYS = OWN.formatted("late", "senior-reviewers", "decide-late-claim");
    private static final String TEN_DAYS = OWN.formatted("open", "support-desk", "complete-evidence");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private CheckCommand command;

    @TempDir
    private Path folder;

    @AfterEach
    void asBefore() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aChangeWithWhichAnExampleFailsIsRefusedAndNamesIt() throws Exception {
        assertThat(deploy("owner", DEPLOYMENT, Map.of("mine.json", SEVEN_DAYS)).statusCode())
                .isEqualTo(200);

        var refused = deploy("owner", DEPLOYMENT, Map.of("claim-window.dmn", tenDays()));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("message").asText())
                .contains(
                        "mine.json",
                        "\"eight days are too late\"",
                        "window would be open and must be late",
                        "it would go to [support-desk] and must go to [senior-reviewers]",
                        "must pass [check-claim-window, decide-late-claim]");
        assertThat(repository.createDeploymentQuery().deploymentName(DEPLOYMENT).count())
                .as("nothing of it is deployed")
                .isEqualTo(1);
    }

    @Test
    void theExampleIsChangedTogetherWithTheTable() throws Exception {
        deploy("owner", DEPLOYMENT, Map.of("mine.json", SEVEN_DAYS));

        var deployed = deploy(
                "owner", DEPLOYMENT, Map.of("claim-window.dmn", tenDays(), "processes/examples/mine.json", TEN_DAYS));

        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
    }

    @Test
    void ofTheShippedOnesTheLogTells(CapturedOutput output) throws Exception {
        var deployed = deploy("owner", DEPLOYMENT, Map.of("claim-window.dmn", tenDays()));

        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        assertThat(output)
                .contains("labelled-claims.json: 2 would come out otherwise", "the example \"late by a minute\"");
    }

    @Test
    void aDrawingThatAnExampleDoesNotGoThroughIsRefused() throws Exception {
        deploy("owner", DEPLOYMENT, Map.of("mine.json", SEVEN_DAYS));
        String toAnybody = Models.claims(
                "camunda:formRef=\"decide-late-claim\" camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"${queue}\"",
                "camunda:formRef=\"decide-late-claim\" camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"reviewers\"");

        var refused = deploy("owner", DEPLOYMENT, Map.of("code-claim.bpmn", toAnybody));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("message").asText())
                .contains("eight days are too late", "must go to [senior-reviewers]");
    }

    @Test
    void aFileThatIsNoExampleIsRefused() throws Exception {
        var refused = deploy("owner", DEPLOYMENT, Map.of("mine.json", "{\"name\": \"mine\", \"claim\": {}}"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("message").asText()).contains("mine.json", "lacks \"expect\"");
    }

    @Test
    void theShippedFolderHoldsWithAllLabelledClaims(CapturedOutput output) throws Exception {
        shippedFolder();

        assertThat(check()).as(output.getOut()).isEqualTo(Command.OK);
        assertThat(output).contains("files would be deployed", "processes/examples/labelled-claims.json");
    }

    @Test
    void theCommandGivesTheVerdictOfADeploymentAndDeploysNothing(CapturedOutput output) throws Exception {
        shippedFolder();
        Files.writeString(folder.resolve("processes/claim-window.dmn"), tenDays());
        long before = repository.createDeploymentQuery().count();

        assertThat(check()).isEqualTo(Command.FOUND);

        assertThat(output)
                .contains("labelled-claims.json, the example \"late by a minute\" would come out otherwise")
                .contains("window would be open and must be late");
        Files.writeString(
                folder.resolve("processes/code-claim.bpmn"),
                Models.claims("${evidenceComplete}", "${evidenceComplete.booleanValue()}"));
        assertThat(check()).isEqualTo(Command.FOUND);
        assertThat(output).contains("the condition may compare variables");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void aFolderWithoutModelsIsNoVerdict() {
        assertThat(check()).isEqualTo(Command.FAILED);
    }

    private int check() {
        return command.run(new DefaultApplicationArguments("--check=" + folder));
    }

    private void shippedFolder() throws Exception {
        for (String part : new String[] {"processes", "processes/examples", "forms"}) {
            Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(Path.of(part))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
    }

    private static String tenDays() {
        return Models.shipped("claim-window.dmn").replace("\"P7D\"", "\"P10D\"");
    }
}
