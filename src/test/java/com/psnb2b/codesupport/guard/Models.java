package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.process.ClaimModelContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The shipped models, and ways to change them. */
public final class Models {

    public static final String CLAIMS = "code-claim.bpmn";

    /** With a topic that workers may be asked by, and an address that may be called. */
    static final ModelContract CONTRACT =
            ClaimModelContract.CONTRACT.withTopics(Set.of("ask-supplier", "http:supplier"));

    static final ModelCheck CHECK = new ModelCheck(CONTRACT);

    /** A table of an owner's own that holds: is the claim's type one that can be urgent? */
    public static final String SCORE = table("FIRST", "claimType", "boolean", "\"invalid_code\"|true", "|false");

    /** The shipped forms and tables, one of an owner's own, and the groups of evaluation mode. */
    static final ModelEnvironment AROUND = new ModelEnvironment() {
        @Override
        public Optional<byte[]> form(String id) {
            return id.startsWith("check-")
                    ? Optional.of(Drawings.form(id).getBytes(StandardCharsets.UTF_8))
                    : read(Path.of("forms", id + ".form"));
        }

        @Override
        public Optional<byte[]> table(String decision) {
            return decision.equals("score")
                    ? Optional.of(SCORE.getBytes(StandardCharsets.UTF_8))
                    : read(Path.of("processes", decision + ".dmn"));
        }

        @Override
        public Group group(String id) {
            return GROUPS.contains(id) ? Group.STAFFED : id.equals("empty") ? Group.EMPTY : Group.UNKNOWN;
        }

        private final Map<Path, Optional<byte[]>> known = new ConcurrentHashMap<>();

        private Optional<byte[]> read(Path file) {
            return known.computeIfAbsent(file, this::fromDisk);
        }

        private Optional<byte[]> fromDisk(Path file) {
            try {
                return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private static final Set<String> GROUPS =
            Set.of("reviewers", "senior-reviewers", "support-desk", "process-owners", "camunda-admin");

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

    /** The shipped process with a step that tells the reseller something when a reviewer asks for more. */
    public static String telling(String properties) {
        return claims(
                        "sourceRef=\"what-was-decided\" targetRef=\"supply-evidence\"",
                        "sourceRef=\"what-was-decided\" targetRef=\"tell-reseller\"")
                .replace(
                        "<bpmn:sequenceFlow id=\"more-evidence-asked\"",
                        "<bpmn:serviceTask id=\"tell-reseller\" name=\"Tell the reseller\""
                                + " camunda:delegateExpression=\"${sendMail}\"><bpmn:extensionElements><camunda:properties>"
                                + properties + "</camunda:properties></bpmn:extensionElements></bpmn:serviceTask>"
                                + "<bpmn:sequenceFlow id=\"told\" sourceRef=\"tell-reseller\" targetRef=\"supply-evidence\" />"
                                + "<bpmn:sequenceFlow id=\"more-evidence-asked\"");
    }

    static String replace(String model, String passage, String replacement) {
        assertThat(model).contains(passage);
        return model.replace(passage, replacement);
    }

    static List<Finding> check(String name, String content) {
        return CHECK.check(name, content.getBytes(StandardCharsets.UTF_8), AROUND);
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

    /**
     * A table of the id {@code score} with one input and one output.
     *
     * @param rows each with the cell of the input, a bar, and the cell of the output
     */
    public static String table(String policy, String input, String answers, String... rows) {
        StringBuilder rules = new StringBuilder();
        for (String row : rows) {
            int bar = row.indexOf('|');
            rules.append("<rule id=\"r%d\"><inputEntry id=\"i%d\"><text>%s</text></inputEntry><outputEntry id=\"o%d\">"
                            .formatted(rules.length(), rules.length(), escaped(row.substring(0, bar)), rules.length()))
                    .append("<text>")
                    .append(escaped(row.substring(bar + 1)))
                    .append("</text></outputEntry></rule>");
        }
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="score-file" name="Score"
                    namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="score" name="Score">
                    <decisionTable id="score-table" hitPolicy="%s">
                      <input id="in"><inputExpression id="asked"><text>%s</text></inputExpression></input>
                      <output id="out" name="answer" typeRef="%s"/>
                      %s
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(policy, escaped(input), answers, rules);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** The shipped process, in which a table is asked before the claim is submitted, and its answer at a gateway. */
    public static String asking(String condition) {
        return claims(
                "<bpmn:sequenceFlow id=\"to-submit\" sourceRef=\"submit\" targetRef=\"submit-claim\" />",
                """
                <bpmn:businessRuleTask id="ask-score" camunda:decisionRef="score" camunda:resultVariable="high"
                    camunda:mapDecisionResult="singleEntry"/>
                <bpmn:exclusiveGateway id="is-it-high" default="to-submit"/>
                <bpmn:sequenceFlow id="to-score" sourceRef="submit" targetRef="ask-score"/>
                <bpmn:sequenceFlow id="scored" sourceRef="ask-score" targetRef="is-it-high"/>
                <bpmn:sequenceFlow id="to-submit" sourceRef="is-it-high" targetRef="submit-claim"/>
                <bpmn:sequenceFlow id="it-is-high" sourceRef="is-it-high" targetRef="submit-claim">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">%s</bpmn:conditionExpression>
                </bpmn:sequenceFlow>""".formatted(condition));
    }

    public static String key() {
        return "probe-" + UUID.randomUUID();
    }

    static Stream<Path> shippedFiles() throws IOException {
        return Stream.of("processes", "forms").flatMap(folder -> {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                return files
                        .filter(file ->
                                Files.isRegularFile(file) && !file.toString().endsWith(".html"))
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
