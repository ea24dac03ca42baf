package com.psnb2b.codesupport.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The shipped models, and ways to change them. */
public final class Models {

    public static final String CLAIMS = "code-claim.bpmn";

    private static final Set<String> FORMS =
            Set.of("start-claim", "review-claim", "decide-late-claim", "approve-outcome");

    private Models() {}

    public static String shipped(String file) {
        try {
            return Files.readString(Path.of(file.endsWith(".form") ? "forms" : "processes", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped process with one passage replaced. */
    public static String claims(String passage, String replacement) {
        return replace(shipped(CLAIMS), passage, replacement);
    }

    static String replace(String model, String passage, String replacement) {
        assertThat(model).contains(passage);
        return model.replace(passage, replacement);
    }

    static List<Finding> check(String name, String content) {
        return ModelCheck.check(name, content.getBytes(StandardCharsets.UTF_8), FORMS::contains);
    }

    /** A small process of another key than the claims' one, with this between its start and its end. */
    public static String other(String key, String step) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:activiti="http://activiti.org/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test">
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="start"/>
                    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="step"/>
                    %s
                    <bpmn:sequenceFlow id="out" sourceRef="step" targetRef="end"/>
                    <bpmn:endEvent id="end"/>
                  </bpmn:process>
                </bpmn:definitions>""".formatted(key, step);
    }

    public static String key() {
        return "probe-" + UUID.randomUUID();
    }

    static Stream<Path> shippedFiles() throws IOException {
        return Stream.of("processes", "forms").flatMap(folder -> {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                return files.filter(file -> !file.toString().endsWith(".html")).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
