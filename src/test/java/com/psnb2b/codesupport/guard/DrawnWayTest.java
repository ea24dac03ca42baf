package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.guard.DrawnWay.Place;
import com.psnb2b.codesupport.guard.DrawnWay.Way;
import com.psnb2b.codesupport.process.ClaimModelContract;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a claim goes by a drawing, read and not run. */
class DrawnWayTest {

    private static final Map<String, Object> COMPLETE = Map.of(
            "orderId", "ORD-1",
            "resellerId", "acme",
            "claimType", "invalid_code",
            "coverage", "covered_if_confirmed",
            "evidenceComplete", true,
            "windowState", "open");

    @Test
    void aCompleteClaimGoesToAReviewer() {
        Way way = way(Models.shipped(Models.CLAIMS), COMPLETE);

        assertThat(way.unclear()).isNull();
        assertThat(way.passed())
                .containsExactly(
                        "claim-reported",
                        "collect-claim",
                        "classify-claim",
                        "validate-evidence",
                        "check-claim-window",
                        "submit-claim",
                        "review-claim");
        assertThat(way.waits()).containsExactly(new Place("review-claim", UserTaskKind.REVIEW, List.of("${queue}")));
    }

    @Test
    void whatIsMissingIsWaitedForInsideItsSubprocess() {
        Way way = way(Models.shipped(Models.CLAIMS), with("evidenceComplete", false));

        assertThat(way.passed()).endsWith("collect-evidence", "evidence-missing-start", "complete-evidence");
        assertThat(way.waits()).extracting(Place::groups).containsExactly(List.of("support-desk"));
    }

    @Test
    void aTableOfAnOwnersAnswersForThisClaim() {
        String model = Models.asking("${high}")
                .replace(
                        "id=\"it-is-high\" sourceRef=\"is-it-high\" targetRef=\"submit-claim\"",
                        "id=\"it-is-high\" sourceRef=\"is-it-high\" targetRef=\"decide-late-claim\"");

        assertThat(way(model, COMPLETE).passed()).endsWith("ask-score", "decide-late-claim");
        assertThat(way(model, with("claimType", "unclear")).passed())
                .endsWith("ask-score", "submit-claim", "review-claim");
    }

    @Test
    void branchesSideBySideAreAllFollowedAndJoined() {
        String side = """
                <bpmn:parallelGateway id="fork"/>
                <bpmn:userTask id="one" camunda:candidateGroups="reviewers, others"/>
                <bpmn:manualTask id="two"/><bpmn:manualTask id="three"/>
                <bpmn:parallelGateway id="join"/><bpmn:manualTask id="after"/><bpmn:endEvent id="end"/>
                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="fork"/>
                <bpmn:sequenceFlow id="b" sourceRef="fork" targetRef="%s"/>
                <bpmn:sequenceFlow id="c" sourceRef="fork" targetRef="two"/>
                <bpmn:sequenceFlow id="d" sourceRef="%s" targetRef="join"/>
                <bpmn:sequenceFlow id="e" sourceRef="two" targetRef="join"/>
                <bpmn:sequenceFlow id="f" sourceRef="join" targetRef="after"/>
                <bpmn:sequenceFlow id="g" sourceRef="after" targetRef="end"/>
                """;

        Way waiting = way(process(side.formatted("one", "one")), COMPLETE);
        assertThat(waiting.passed()).containsExactly("start", "one", "two");
        assertThat(waiting.waits()).containsExactly(new Place("one", null, List.of("reviewers", "others")));

        Way through = way(process(side.formatted("three", "three")), COMPLETE);
        assertThat(through.passed()).containsExactly("start", "three", "two", "after", "end");
        assertThat(through.waits()).isEmpty();
    }

    @Test
    void inclusiveBranchesAreTakenByWhatHolds() {
        String some = """
                <bpmn:inclusiveGateway id="which" default="c"/>
                <bpmn:manualTask id="one"/><bpmn:manualTask id="two"/><bpmn:manualTask id="three"/>
                <bpmn:inclusiveGateway id="all"/><bpmn:endEvent id="end"/>
                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="which"/>
                <bpmn:sequenceFlow id="b" sourceRef="which" targetRef="one">
                  <bpmn:conditionExpression>${claimType == 'invalid_code'}</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="b2" sourceRef="which" targetRef="two">
                  <bpmn:conditionExpression>${evidenceComplete}</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="c" sourceRef="which" targetRef="three"/>
                <bpmn:sequenceFlow id="d" sourceRef="one" targetRef="all"/>
                <bpmn:sequenceFlow id="e" sourceRef="two" targetRef="all"/>
                <bpmn:sequenceFlow id="f" sourceRef="three" targetRef="all"/>
                <bpmn:sequenceFlow id="g" sourceRef="all" targetRef="end"/>
                """;

        assertThat(way(process(some), COMPLETE).passed()).containsExactly("start", "one", "two", "end");
    }

    @Test
    void whatNobodyKnowsIsSaidAndNotGuessed() {
        Map<String, Object> unknown = new HashMap<>(COMPLETE);
        unknown.remove("windowState");

        Way way = way(Models.shipped(Models.CLAIMS), unknown);

        assertThat(way.unclear()).contains("windowState");
        assertThat(way.passed()).endsWith("check-claim-window");
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> values = new HashMap<>(COMPLETE);
        values.put(name, value);
        return values;
    }

    private static String process(String content) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <bpmn:process id="code-claim"><bpmn:startEvent id="start"/>%s</bpmn:process>
                </bpmn:definitions>""".formatted(content);
    }

    private static Way way(String model, Map<String, Object> values) {
        return DrawnWay.of(
                        model.getBytes(StandardCharsets.UTF_8),
                        ClaimModelContract.CONTRACT,
                        values,
                        Models.AROUND::table)
                .orElseThrow();
    }

    @Test
    void aFileWithoutTheClaimsProcessHasNone() {
        assertThat(DrawnWay.of(
                        Models.other("another", "").getBytes(StandardCharsets.UTF_8),
                        ClaimModelContract.CONTRACT,
                        COMPLETE,
                        key -> Optional.empty()))
                .isEmpty();
    }
}
