package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.psnb2b.codesupport.process.ClaimModelContract;
import com.psnb2b.codesupport.process.ProcessNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What an owner picks in Modeler's panel exists, is taken by Modeler, and passes the guard. */
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of(".camunda/element-templates");
    private static final String PREFIX = "com.psnb2b.codesupport.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A value that a template can give to a property of an element. */
    private record Choice(String template, String property, String value) {}

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void modelerTakesThem(Path file) throws IOException {
        try (var schema = getClass().getResourceAsStream("/element-templates/schema.json")) {
            var faults = JsonSchemaFactory.getInstance(VersionFlag.V7)
                    .getSchema(schema)
                    .validate(JSON.readTree(file.toFile()));
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void eachStepAndEachKindOfTaskHasOne() {
        assertThat(choices())
                .filteredOn(choice -> choice.property().equals("camunda:delegateExpression"))
                .extracting(Choice::value)
                .containsExactlyInAnyOrderElementsOf(ProcessNames.delegates().stream()
                        .map(bean -> "${" + bean + "}")
                        .toList());
        assertThat(templates())
                .extracting(template -> template.get("id").asText())
                .contains(ClaimModelContract.CONTRACT.tasks().values().stream()
                        .filter(task -> task.id() != null)
                        .map(task -> PREFIX + task.id())
                        .toArray(String[]::new));
    }

    @Test
    void everyChoicePassesTheGuard() {
        assertThat(choices().stream().filter(choice -> !isOfWorkers(choice)).toList())
                .hasSizeGreaterThan(50)
                .allSatisfy(choice -> {
                    if (choice.property().equals("conditionExpression")) {
                        assertThat(Condition.read(choice.value()))
                                .as(choice.toString())
                                .isPresent();
                        return;
                    }
                    // One template serves two tasks, and an instant that is known at one of them is not at the other.
                    assertThat(places(choice)).as(choice.toString()).anySatisfy(place -> {
                        Element model = model(choice);
                        Element chosen = element(model, place);
                        if (choice.property().startsWith("camunda:")) {
                            chosen.setAttributeNS(Xml.CAMUNDA, choice.property(), choice.value());
                        } else {
                            chosen.setAttribute(choice.property(), choice.value());
                        }
                        assertThat(Models.CHECK.model(model, Models.AROUND)).isEmpty();
                    });
                });
    }

    /** As they are when an owner has just picked them. */
    @Test
    void theTasksOfWorkersPassTheGuardAsTheyAre() {
        for (String template : List.of("http-step", "workers-task")) {
            StringBuilder attributes = new StringBuilder();
            StringBuilder properties = new StringBuilder();
            for (JsonNode property : templates().stream()
                    .filter(one -> one.get("id").asText().equals(PREFIX + template))
                    .findFirst()
                    .orElseThrow()
                    .get("properties")) {
                String name = property.at("/binding/name").asText();
                String value = Models.escaped(property.path("value").asText());
                if (property.at("/binding/type").asText().equals("camunda:property")) {
                    properties.append("<camunda:property name=\"%s\" value=\"%s\"/>".formatted(name, value));
                } else {
                    attributes.append(" %s=\"%s\"".formatted(name, value));
                }
            }
            String drawing = Drawings.http("method", "GET")
                    .replaceFirst(
                            "(<bpmn:serviceTask id=\"call-supplier\")[^>]*>",
                            Matcher.quoteReplacement("<bpmn:serviceTask id=\"call-supplier\"" + attributes + ">"))
                    .replace("<camunda:property name=\"method\" value=\"GET\"/>", properties);
            assertThat(Models.check(Models.CLAIMS, drawing)).as(template).isEmpty();
        }
    }

    /** The words that stand in it when an owner has just picked it. */
    @Test
    void theWordsToAResellerPassTheGuardAsTheyAre() {
        JsonNode words = templates().stream()
                .filter(one -> one.get("id").asText().equals(PREFIX + "send-mail"))
                .findFirst()
                .orElseThrow()
                .at("/properties/2");
        assertThat(words.at("/binding/name").asText()).isEqualTo(MailStep.TEXT);
        assertThat(Models.check(
                        Models.CLAIMS,
                        Models.telling("<camunda:property name=\"text\" value=\"%s\"/>"
                                .formatted(words.get("value").asText()))))
                .isEmpty();
    }

    /** What the shipped model has no place for. */
    private static boolean isOfWorkers(Choice choice) {
        return List.of(PREFIX + "http-step", PREFIX + "workers-task", PREFIX + "send-mail")
                .contains(choice.template());
    }

    @Test
    void theModelUsesThem() {
        Set<String> known = Set.copyOf(templates().stream()
                .map(template -> template.get("id").asText())
                .toList());
        List<Choice> choices = choices();
        assertThat(tasks(model())).hasSizeGreaterThan(10).allSatisfy(task -> {
            String template = Xml.camunda(task, "modelerTemplate");
            assertThat(known).as(Xml.id(task)).contains(template);
            choices.stream()
                    .filter(choice -> choice.template().equals(template))
                    .map(Choice::property)
                    .filter(property -> property.startsWith("camunda:"))
                    .distinct()
                    .forEach(property -> assertThat(choices)
                            .as(Xml.id(task))
                            .contains(new Choice(
                                    template, property, Xml.camunda(task, property.substring("camunda:".length())))));
        });
    }

    private static List<String> places(Choice choice) {
        return choice.property().equals("camunda:dueDate")
                ? tasks(model()).stream()
                        .filter(task -> choice.template().equals(Xml.camunda(task, "modelerTemplate")))
                        .map(Xml::id)
                        .toList()
                : List.of(choice.template().substring(PREFIX.length()));
    }

    private static List<JsonNode> templates() {
        try {
            List<JsonNode> all = new ArrayList<>();
            for (Path file : files().toList()) {
                JSON.readTree(file.toFile()).forEach(all::add);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode template : templates()) {
            for (JsonNode property : template.get("properties")) {
                String name = property.at("/binding/name").asText();
                List<String> values = property.has("choices")
                        ? property.get("choices").findValuesAsText("value")
                        : List.of(property.path("value").asText());
                values.stream()
                        .filter(value -> !value.isEmpty())
                        .forEach(value ->
                                choices.add(new Choice(template.get("id").asText(), name, value)));
            }
        }
        return choices;
    }

    /** A drawing with the step that the template is for: the shipped one compares no reviews. */
    private static Element model(Choice choice) {
        return read(
                choice.template().equals(PREFIX + "compare-reviews")
                        ? Drawings.twoReviews()
                        : Models.shipped(Models.CLAIMS));
    }

    private static Element model() {
        return read(Models.shipped(Models.CLAIMS));
    }

    private static Element read(String model) {
        try {
            return Xml.parse(model.getBytes(StandardCharsets.UTF_8));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Element element(Element model, String id) {
        return all(model)
                .filter(element -> id.equals(Xml.id(element)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> tasks(Element model) {
        return all(model)
                .filter(element -> Xml.is(element, "serviceTask") || Xml.is(element, "userTask"))
                .toList();
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), Xml.children(element).stream().flatMap(ElementTemplatesTest::all));
    }
}
