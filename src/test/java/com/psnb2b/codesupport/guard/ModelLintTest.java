package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.process.ClaimModelContract;
import com.psnb2b.codesupport.process.ProcessModel;
import com.psnb2b.codesupport.process.ProcessNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a lint of the models would find, where there is no Node: a drawing that is whole, names that people can read, forms
 * that are there and that Tasklist can show.
 */
class ModelLintTest {

    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "boundaryEvent",
            "serviceTask",
            "userTask",
            "subProcess",
            "exclusiveGateway",
            "eventBasedGateway");

    /** What a form may fill in beside what a claim is routed by: it is read and removed when the task is completed. */
    private static final Set<String> READ_AND_REMOVED =
            Set.of("reasonCode", "reviewNote", "evidenceAsked", "approvalNote", "settledFor", "correct", "stillNeeded");

    /** Newer ones are beyond the form library in Tasklist. */
    private static final int NEWEST_SCHEMA = 16;

    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z]\\w*");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).toList().stream();
        }
    }

    static Stream<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".dmn")).toList().stream();
        }
    }

    @Test
    void theDrawingIsWhole() {
        Set<String> shapes = drawn("BPMNShape");
        Set<String> edges = drawn("BPMNEdge");
        assertThat(nodes()).hasSizeGreaterThan(30).extracting(Xml::id).allMatch(shapes::contains);
        assertThat(flows()).hasSizeGreaterThan(40).extracting(Xml::id).allMatch(edges::contains);
        assertThat(all().filter(element -> Set.of("BPMNShape", "BPMNEdge").contains(element.getLocalName())))
                .as("nothing is drawn that is not there")
                .allSatisfy(drawn -> assertThat(all().map(Xml::id)).contains(drawn.getAttribute("bpmnElement")));
    }

    @Test
    void everyIdIsThereOnce() {
        List<String> ids = all().map(Xml::id).filter(id -> !id.isEmpty()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Stream.concat(nodes().stream(), flows().stream()))
                .extracting(Xml::id)
                .doesNotContain("");
    }

    @Test
    void whatAPersonReadsHasAName() {
        for (Element node : nodes()) {
            boolean splits = flows().stream()
                            .filter(flow -> flow.getAttribute("sourceRef").equals(Xml.id(node)))
                            .count()
                    > 1;
            boolean joins = node.getLocalName().endsWith("Gateway") && !splits;
            assertThat(node.getAttribute("name").isEmpty()).as(Xml.id(node)).isEqualTo(joins);
            if (splits && Xml.is(node, "exclusiveGateway")) {
                assertThat(node.getAttribute("default")).as(Xml.id(node)).isNotEmpty();
                assertThat(flows())
                        .filteredOn(flow -> flow.getAttribute("sourceRef").equals(Xml.id(node)))
                        .allSatisfy(flow -> assertThat(flow.getAttribute("name"))
                                .as(Xml.id(flow))
                                .isNotEmpty());
            }
        }
    }

    @Test
    void theProcessSaysHowLongItsHistoryIsKept() {
        assertThat(all().filter(element -> Xml.is(element, "process")))
                .allSatisfy(process ->
                        assertThat(Xml.camunda(process, "historyTimeToLive")).startsWith("P"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableSaysHowLongItsHistoryIsKept(Path file) throws Exception {
        Element definitions = Xml.parse(Files.readAllBytes(file));
        assertThat(all(definitions).filter(element -> "decision".equals(element.getLocalName())))
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(all(decision)
                                .flatMap(element -> Xml.attributes(element).stream())
                                .filter(attribute -> "historyTimeToLive".equals(attribute.getLocalName())))
                        .isNotEmpty());
    }

    @Test
    void everyFormThatIsAskedForIsThere() throws IOException {
        Set<String> there = new HashSet<>();
        for (Path form : forms().toList()) {
            there.add(JSON.readTree(form.toFile()).get("id").asText());
        }
        assertThat(nodes().stream().map(node -> Xml.camunda(node, "formRef")).filter(form -> !form.isEmpty()))
                .isNotEmpty()
                .allMatch(there::contains);
        assertThat(nodes().stream().map(node -> Xml.camunda(node, "formKey")).filter(form -> !form.isEmpty()))
                .isNotEmpty()
                .allMatch(form -> Files.exists(Path.of(form.replaceFirst("^embedded:/", ""))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsOneThatTasklistCanShow(Path file) throws IOException {
        JsonNode form = JSON.readTree(file.toFile());
        assertThat(form.get("id").asText() + ".form")
                .isEqualTo(file.getFileName().toString());
        assertThat(form.get("schemaVersion").asInt()).isLessThanOrEqualTo(NEWEST_SCHEMA);
        assertThat(FormCheck.check(Files.readAllBytes(file), ClaimModelContract.CONTRACT.promise()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFieldOfAFormIsAVariableThatIsRead(Path file) throws IOException {
        Set<String> known = new HashSet<>(READ_AND_REMOVED);
        known.addAll(ProcessModel.VARIABLES);
        known.addAll(ProcessModel.PASSED);
        known.addAll(ProcessModel.ROUTE);
        known.addAll(ProcessModel.FACTS);
        assertThat(JSON.readTree(file.toFile()).findValuesAsText("key"))
                .isNotEmpty()
                .allMatch(name -> known.contains(name) || ProcessNames.isOfStart(name));
    }

    @Test
    void whatTheModelNamesIsKnown() {
        Set<String> known = new HashSet<>(ProcessModel.VARIABLES);
        known.addAll(ProcessModel.PASSED);
        known.addAll(ProcessModel.ROUTE);
        known.addAll(ProcessModel.FACTS);
        known.add(ProcessModel.APPROVAL_NEEDED);
        known.addAll(ProcessNames.delegates());
        known.addAll(ProcessNames.listeners());
        Set<String> named = all().flatMap(element -> Stream.concat(
                        Stream.of(Xml.text(element)),
                        Xml.attributes(element).stream().map(attribute -> attribute.getValue())))
                .flatMap(text -> Condition.read(text).stream())
                .flatMap(condition -> condition.variables().stream())
                .collect(Collectors.toSet());
        assertThat(named)
                .hasSizeGreaterThan(15)
                .allMatch(name -> VARIABLE.matcher(name).matches())
                .isSubsetOf(known);
        assertThat(all().filter(element -> Xml.is(element, "message")).map(message -> message.getAttribute("name")))
                .containsExactlyInAnyOrder(
                        ProcessModel.EVIDENCE_ADDED,
                        ProcessModel.RECONSIDERATION_REQUESTED,
                        ProcessModel.CLAIM_WITHDRAWN);
        assertThat(all().filter(element -> Xml.is(element, "process")).map(Xml::id))
                .containsExactly(ProcessModel.KEY);
    }

    private static Set<String> drawn(String kind) {
        return all().filter(element -> kind.equals(element.getLocalName()))
                .map(element -> element.getAttribute("bpmnElement"))
                .collect(Collectors.toSet());
    }

    private static List<Element> nodes() {
        return all().filter(
                        element -> Xml.BPMN.equals(element.getNamespaceURI()) && NODES.contains(element.getLocalName()))
                .toList();
    }

    private static List<Element> flows() {
        return all().filter(element -> Xml.is(element, "sequenceFlow")).toList();
    }

    private static Stream<Element> all() {
        try {
            return all(Xml.parse(Models.shipped(Models.CLAIMS).getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), Xml.children(element).stream().flatMap(ModelLintTest::all));
    }
}
