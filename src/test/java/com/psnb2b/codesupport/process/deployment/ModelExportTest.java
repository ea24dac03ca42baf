package com.psnb2b.codesupport.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.guard.ModelerDeploymentTest;
import com.psnb2b.codesupport.guard.Models;
import com.psnb2b.codesupport.platform.command.Command;
import com.psnb2b.codesupport.platform.command.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What owners have deployed from Modeler comes back into the folder, and nothing that is only there is lost. */
@ExtendWith(OutputCaptureExtension.class)
class ModelExportTest extends ModelerDeploymentTest {

    @Autowired
    private ExportCommand command;

    @TempDir
    private Path folder;

    private final String key = "exported-" + UUID.randomUUID();

    @BeforeEach
    void anOwnerDeploys() throws Exception {
        deployed("first");
        deployed("second");
    }

    @Test
    void anEmptyFolderGetsEverything(CapturedOutput output) throws Exception {
        assertThat(export()).isEqualTo(Command.OK);

        assertThat(model()).hasContent(model("second"));
        assertThat(form()).hasContent(form("second"));
        for (String shipped : new String[] {"claim-window.dmn", "code-claim.bpmn"}) {
            assertThat(folder.resolve("processes").resolve(shipped)).hasContent(Models.shipped(shipped));
        }
        assertThat(folder.resolve("forms/review-claim.form")).hasContent(Models.shipped("review-claim.form"));
        assertThat(output).contains("added       " + model(), "Camunda Modeler");
        assertThat(export()).isEqualTo(Command.OK);
    }

    @Test
    void anOlderVersionIsUpdatedAndTold(CapturedOutput output) throws Exception {
        export();
        // As a checkout on Windows has it.
        Files.writeString(model(), model("first").replace("\n", "\r\n"));

        assertThat(export()).isEqualTo(Command.OK);

        assertThat(model()).hasContent(model("second"));
        assertThat(output).contains("updated     " + model());
    }

    @Test
    void whatWasNeverDeployedIsLeftUnlessItIsAskedFor(CapturedOutput output) throws Exception {
        export();
        Files.writeString(form(), form("unfinished"));
        Files.writeString(folder.resolve("processes/mine.bpmn"), model("mine"));

        assertThat(export()).isEqualTo(Command.FOUND);

        assertThat(form()).hasContent(form("unfinished"));
        assertThat(output)
                .contains("left        " + form(), "--overwrite", "mine.bpmn: nothing of this name is deployed");

        Files.delete(folder.resolve("processes/mine.bpmn"));
        assertThat(export("--overwrite")).isEqualTo(Command.OK);
        assertThat(form()).hasContent(form("second"));
        assertThat(output).contains("overwritten " + form());
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFailure() throws Exception {
        Files.writeString(folder.resolve("processes"), "a file");

        assertThat(export()).isEqualTo(Command.FAILED);
    }

    @Test
    void theApplicationIsAskedForItByItsOption() {
        assertThat(CommandLine.asksForCommand("--export")).isTrue();
        assertThat(CommandLine.asksForCommand("--export=" + folder)).isTrue();
    }

    private int export(String... more) {
        var arguments = new ArrayList<>(List.of("--export=" + folder));
        arguments.addAll(List.of(more));
        return command.run(new DefaultApplicationArguments(arguments.toArray(String[]::new)));
    }

    private void deployed(String word) throws Exception {
        var answer = deploy("owner", key, Map.of("diagram.bpmn", model(word), "shown.form", form(word)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Path model() {
        return folder.resolve("processes").resolve(key + ".bpmn");
    }

    private Path form() {
        return folder.resolve("forms").resolve(key + ".form");
    }

    private String model(String word) {
        return Models.other(key, "<bpmn:userTask id=\"step\" name=\"" + word + "\"/>");
    }

    private String form(String word) {
        return "{\"id\": \"" + key + "\", \"type\": \"default\", \"schemaVersion\": 16, \"components\": [{\"type\":"
                + " \"text\", \"text\": \"" + word + "\"}]}";
    }
}
