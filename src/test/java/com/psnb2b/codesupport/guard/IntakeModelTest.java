package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.process.IntakeProcess;
import com.psnb2b.codesupport.process.ProcessNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The second shipped model: whole as a drawing, named as the code has it, and deployed in no other form. */
class IntakeModelTest {

    private static final String FILE = "claim-intake.bpmn";
    private static final Set<String> DRAWN =
            Set.of("startEvent", "endEvent", "serviceTask", "subProcess", "sequenceFlow");

    private final String shipped = read();

    @Test
    void theDrawingIsWholeAndHasNames() throws Exception {
        List<Element> parts =
                all().filter(element -> DRAWN.contains(element.getLocalName())).toList();
        Set<String> shown = all().map(element -> element.getAttribute("bpmnElement"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        assertThat(parts).hasSizeGreaterThan(10).extracting(Xml::id).allMatch(shown::contains);
        assertThat(parts)
                .filteredOn(part -> !Xml.is(part, "sequenceFlow"))
                .allSatisfy(part ->
                        assertThat(part.getAttribute("name")).as(Xml.id(part)).isNotEmpty());
    }

    @Test
    void whatItNamesIsKnown() throws Exception {
        assertThat(all().filter(element -> Xml.is(element, "process")).map(Xml::id))
                .containsExactly(IntakeProcess.KEY);
        Set<String> beans = all().map(element -> Xml.camunda(element, "delegateExpression"))
                .filter(bean -> !bean.isEmpty())
                .map(bean -> bean.replaceAll("[${}]", ""))
                .collect(Collectors.toSet());
        assertThat(beans)
                .containsAll(ProcessNames.intakeDelegates())
                .isSubsetOf(Stream.concat(ProcessNames.intakeDelegates().stream(), ProcessNames.delegates().stream())
                        .toList());
    }

    @Test
    void noOtherFormOfItIsDeployed() {
        assertThat(check(shipped)).isEmpty();
        assertThat(check(shipped.replace("\n", "\r\n"))).isEmpty();
        assertThat(check(shipped.replace("keepClaim", "recordWithdrawal"))).isNotEmpty();
        assertThat(check(shipped.replace("R/PT15M", "R3/PT15M"))).isNotEmpty();
        assertThat(check(shipped + " ")).isNotEmpty();
        assertThat(check(Models.shipped(Models.CLAIMS).replace("id=\"code-claim\"", "id=\"claim-intake\"")))
                .isNotEmpty();
    }

    @Test
    void noOtherModelCallsItsSteps() {
        assertThat(Models.CHECK.check(
                        Models.CLAIMS,
                        Models.shipped(Models.CLAIMS)
                                .replace("${remindReseller}", "${takeUpClaim}")
                                .getBytes(StandardCharsets.UTF_8),
                        Models.AROUND))
                .isNotEmpty();
    }

    private static List<Finding> check(String model) {
        return Models.CHECK.check(FILE, model.getBytes(StandardCharsets.UTF_8), Models.AROUND);
    }

    private Stream<Element> all() throws Exception {
        return all(Xml.parse(shipped.getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), Xml.children(element).stream().flatMap(IntakeModelTest::all));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("processes", FILE));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
