package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What several tokens, errors, called processes and workers may do, what they cost, and why others are refused. */
class PathSearchTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    static Stream<Arguments> drawings() {
        return Drawings.all().entrySet().stream().map(drawing -> arguments(drawing.getKey(), drawing.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void whatOwnersAskForIsAccepted(String name, String drawing) {
        assertThat(Models.check(Models.CLAIMS, drawing)).isEmpty();
    }

    @Test
    void everythingTogetherIsAccepted() {
        assertThat(Models.check(Models.CLAIMS, Drawings.everything())).isEmpty();
    }

    /** Of what is independent one order is followed, so that the branches add up and do not multiply. */
    @Test
    void seventeenBranchesCostLittle() throws Exception {
        ProcessGraph graph = graph(Drawings.sideBySide(17));
        // Of the thread itself: what else this machine does at the same time is not the search's.
        ThreadMXBean time = ManagementFactory.getThreadMXBean();
        long best = IntStream.range(0, 40)
                .mapToLong(i -> {
                    long start = time.getCurrentThreadCpuTime();
                    assertThat(PathSearch.check(graph)).isEmpty();
                    return time.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(best)).isLessThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void whatCannotBeProvenIsRefusedWithTheStepAtWhichItGrew() throws Exception {
        List<Finding> found = PathSearch.check(graph(Drawings.sideBySide(8)), new Budget(20_000, LONG), true);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo(RefusalReason.SIZE);
            assertThat(finding.element()).isEqualTo("part-ask-w0");
            assertThat(finding.message()).contains("cannot be proven").contains("one after the other");
        });
        assertThat(PathSearch.check(graph(Drawings.sideBySide(8)), new Budget(1_000_000, Duration.ZERO), true))
                .extracting(Finding::reason)
                .containsExactly(RefusalReason.SIZE);
    }

    /** Each message names the element, why, and what would be accepted instead. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aDrawingIsRefusedByName(String what, String drawing, String element, RefusalReason reason, String instead) {
        assertThat(Models.check(Models.CLAIMS, drawing)).anySatisfy(finding -> {
            assertThat(finding.reason()).isEqualTo(reason);
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.message()).contains(instead);
        });
    }

    static Stream<Arguments> aDrawingIsRefusedByName() {
        Map<String, String> all = Drawings.all();
        String two = all.get("two who look at once");
        String worker = all.get("a worker");
        String called = all.get("a called process");
        String multiple = all.get("multiple");
        return Stream.of(
                arguments(
                        "parted by a parallel gateway, met by an exclusive one",
                        Models.replace(
                                two,
                                "<bpmn:parallelGateway id=\"join-check-a\"/>",
                                "<bpmn:exclusiveGateway id=\"join-check-a\"/>"),
                        "review-claim",
                        RefusalReason.TWICE,
                        "Join the flows before"),
                arguments(
                        "parted by an exclusive gateway, met by a parallel one",
                        Models.replace(
                                        Drawings.beforeReview(
                                                Drawings.parallel(Drawings.check("a"), Drawings.check("b"))),
                                        "<bpmn:parallelGateway id=\"part-check-a\"/>",
                                        "<bpmn:exclusiveGateway id=\"part-check-a\" default=\"f-part-check-a-check-a\"/>")
                                .replace(
                                        Drawings.flow("part-check-a", "check-b"),
                                        Drawings.conditional("part-check-a", "check-b", "${evidenceComplete}")),
                        "join-check-a",
                        RefusalReason.STUCK,
                        "join what exclusive gateways have chosen with an exclusive one"),
                arguments(
                        "two who decide at once",
                        Models.replace(two, "${takeResult}", "${takeReviewDecision}")
                                .replace("formRef=\"check-a\"", "formRef=\"review-claim\"")
                                .replace("formRef=\"check-b\"", "formRef=\"review-claim\"")
                                .replaceAll("<camunda:properties>.*?</camunda:properties>", ""),
                        "check-a",
                        RefusalReason.TWO_DECIDE,
                        "answers with result_"),
                arguments(
                        "a worker whose errors nobody catches",
                        Models.replace(
                                worker,
                                "<bpmn:errorEventDefinition/>",
                                "<bpmn:errorEventDefinition errorRef=\"not-ours\"/>"),
                        "ask-supplier",
                        RefusalReason.UNCAUGHT,
                        "put an error boundary event without a code"),
                arguments(
                        "a worker of another topic",
                        Models.replace(worker, "camunda:topic=\"ask-supplier\"", "camunda:topic=\"mine\""),
                        "ask-supplier",
                        RefusalReason.WORKER,
                        "it takes one of [ask-supplier]"),
                arguments(
                        "one result of two",
                        Models.replace(called, "name=\"result_shop\"", "name=\"result_supplier\""),
                        "ask-shop",
                        RefusalReason.WORKER,
                        "give it a name of its own"),
                arguments(
                        "a called process that can change",
                        Models.replace(
                                called, "calledElementBinding=\"deployment\"", "calledElementBinding=\"latest\""),
                        "call",
                        RefusalReason.CALLED,
                        "binding deployment"),
                arguments(
                        "a called process that is not there",
                        Models.replace(called, "calledElement=\"look-closer\"", "calledElement=\"another\""),
                        "call",
                        RefusalReason.CALLED,
                        "Deploy both together"),
                arguments(
                        "a process that calls itself",
                        Models.replace(called, "calledElement=\"look-closer\"", "calledElement=\"code-claim\""),
                        "call",
                        RefusalReason.CALLED,
                        "draw a loop with a wait"),
                arguments(
                        "a called process that does not know the claim",
                        Models.replace(called, "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/>", ""),
                        "call",
                        RefusalReason.CALLED,
                        "pass the business key on"),
                arguments(
                        "a decision that is passed in",
                        Models.replace(
                                called,
                                "<camunda:in source=\"claimType\" target=\"claimType\"/>",
                                "<camunda:in source=\"decision\" target=\"claimType\"/>"),
                        "call",
                        RefusalReason.CALLED,
                        "under its own name"),
                arguments(
                        "a review that is done many times",
                        Models.replace(multiple, "${takeResult}", "${takeReviewDecision}")
                                .replace("formRef=\"check-a\"", "formRef=\"review-claim\"")
                                .replaceAll("<camunda:properties>.*?</camunda:properties>", ""),
                        "check-a",
                        RefusalReason.MULTI_INSTANCE,
                        "before or after it"),
                arguments(
                        "many times in what is done many times",
                        all.get("multiple in a subprocess")
                                .replaceFirst(
                                        "(?s)(<bpmn:userTask id=\"check-a\".*?)</bpmn:userTask>",
                                        "$1" + Drawings.loop(false, "2", null) + "</bpmn:userTask>"),
                        "each",
                        RefusalReason.MULTI_INSTANCE,
                        "let one of the two be done once"),
                arguments(
                        "more than twenty people",
                        Drawings.beforeReview(Drawings.multiple("21")),
                        "check-a",
                        RefusalReason.VALUE,
                        "a number from 0 to 20"),
                arguments(
                        "an error on a person's task",
                        Models.replace(
                                worker,
                                "attachedToRef=\"ask-supplier\" cancelActivity=\"true\"><bpmn:errorEventDefinition/>",
                                "attachedToRef=\"review-claim\" cancelActivity=\"true\"><bpmn:errorEventDefinition/>"),
                        "failed-supplier",
                        RefusalReason.EVENT,
                        "stands on an external task"),
                arguments(
                        "a review that is compared with none",
                        Drawings.twoReviews(Drawings.review("first", "")),
                        "compare-reviews",
                        RefusalReason.BEAN,
                        "draw two tasks with ${takeReviewBeside}"),
                arguments(
                        "reviews side by side that cannot say all that is decided",
                        Models.replace(
                                Drawings.twoReviews(),
                                "name=\"result_first\" value=\"replacement, refund, closure, more_evidence\"",
                                "name=\"result_first\" value=\"yes, no\""),
                        "review-first",
                        RefusalReason.WORKER,
                        "result_first = closure, more_evidence, refund, replacement"),
                arguments(
                        "reviews that differ, and one reviewer decides",
                        Models.replace(
                                Drawings.twoReviews(),
                                "<bpmn:userTask id=\"settle-reviews\" name=\"Settle reviews\""
                                        + " camunda:candidateGroups=\"senior-reviewers\"",
                                "<bpmn:userTask id=\"settle-reviews\" name=\"Settle reviews\""
                                        + " camunda:candidateGroups=\"${queue}\""),
                        "settle-reviews",
                        RefusalReason.TWO_DECIDE,
                        "a task of the candidate group senior-reviewers"),
                arguments(
                        "reviews that differ become an outcome",
                        Models.replace(
                                Drawings.twoReviews(),
                                Drawings.flow("do-they-agree", "settle-reviews"),
                                Drawings.flow("do-they-agree", "settle-reviews")
                                        .replace("targetRef=\"settle-reviews\"", "targetRef=\"outcome\"")),
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        "no person has decided"),
                arguments(
                        "reviews that nobody compares",
                        Models.replace(
                                Drawings.twoReviews(),
                                "sourceRef=\"join-review-first\" targetRef=\"compare-reviews\"",
                                "sourceRef=\"join-review-first\" targetRef=\"outcome\""),
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        "no person has decided"),
                arguments(
                        "a name that no worker is told",
                        Models.replace(
                                worker,
                                "<camunda:property name=\"result_supplier\"",
                                "<camunda:property name=\"variables\" value=\"orderId, clamType, result_supplier\"/>"
                                        + "<camunda:property name=\"result_supplier\""),
                        "ask-supplier",
                        RefusalReason.WORKER,
                        "did you mean claimType?"),
                arguments(
                        "a person in a called process",
                        Models.replace(
                                        called,
                                        "<bpmn:endEvent id=\"looked-closer\"/>",
                                        "<bpmn:endEvent id=\"looked-closer\"/>"
                                                + Drawings.check("a").elements()
                                                + Drawings.flow("join-ask-supplier", "check-a")
                                                + Drawings.flow("check-a", "looked-closer"))
                                .replace(Drawings.flow("join-ask-supplier", "looked-closer"), ""),
                        "call",
                        RefusalReason.CALLED,
                        "Put it into a subprocess in place of the call"),
                arguments(
                        "a claim that nobody can end",
                        Models.claims(
                                        "sourceRef=\"second-person-needed\" targetRef=\"outcome\"",
                                        "sourceRef=\"second-person-needed\" targetRef=\"submit\"")
                                .replace(
                                        "sourceRef=\"outcome-approved\" targetRef=\"outcome\"",
                                        "sourceRef=\"outcome-approved\" targetRef=\"submit\""),
                        "review-claim",
                        RefusalReason.DEAD_END,
                        "Draw a way from here"));
    }

    private static ProcessGraph graph(String drawing) throws Exception {
        Element definitions = Xml.parse(drawing.getBytes(StandardCharsets.UTF_8));
        ProcessGraph graph = ProcessGraph.of(
                Xml.children(definitions, "process").get(0),
                new Processes(definitions, Models.AROUND, Models.CONTRACT),
                Models.CONTRACT);
        assertThat(graph.findings()).isEmpty();
        return graph;
    }
}
