package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step that calls an address must say, and may not. */
class HttpStepCheckTest {

    private static final Map<String, String> GOOD = Map.of(
            "method",
            "POST",
            "path",
            "[\"orders\", orderId]",
            "query",
            "{code: maskedCode, claim: claimId}",
            "body",
            "{order: orderId, about: {sku: productSku, covered: coverage = \"covered\"}}",
            "timeout",
            "PT5S",
            "retries",
            "2",
            "pause",
            "PT30S",
            "result_state",
            "used, unused, unknown",
            "answer_state",
            "if answer.state = null then \"unknown\" else answer.items[kind = \"code\"][1].state");

    @Test
    void aWholeStepIsAccepted() {
        assertThat(check(with(null, null))).isEmpty();
        assertThat(Models.check(Models.CLAIMS, Drawings.http("method", "GET")))
                .as("nothing but a call")
                .isEmpty();
    }

    static Stream<Arguments> aWrongOneIsRefused() {
        return Stream.of(
                arguments("method", "get", "it takes DELETE, GET, PATCH, POST, PUT"),
                arguments("method", "GET", "a GET sends no body"),
                arguments("path", "\"orders/\" + orderId", "a FEEL list of the path's parts"),
                arguments(
                        "path",
                        "[\"orders\", orderID]",
                        "asks for orderID, which it is not told; there are accountRegion"),
                arguments("path", "[\"orders\",", "cannot be read as FEEL"),
                arguments("query", "[orderId]", "a FEEL context"),
                arguments("body", "{code: code}", "asks for code, which it is not told"),
                arguments("body", "{at: now()}", "asks now(): a call that is made again must be the same"),
                arguments("body", "{all: for i in 1..1000000 return i}", "a loop"),
                arguments("body", "{known: answer.known}", "asks for answer, which it is not told"),
                arguments("answer_state", "matches(answer.state, \"(a+)+\")", "uses matches"),
                arguments("answer_state", "2 ** answer.state", "uses a power"),
                arguments("answer_state", "answer[answer[x > 1].y > 2].z", "uses a filter in a filter"),
                arguments("answer_state", "answer.toString()", "uses a function of a value"),
                arguments("answer_other", "answer.other", "give it a property result_other"),
                arguments("result_other", "text", "give it a property answer_other"),
                arguments("timeout", "PT61S", "a span from PT1S to PT1M"),
                arguments("timeout", "10", "a span from PT1S to PT1M"),
                arguments("pause", "PT0.5S", "a span from PT1S to PT1H"),
                arguments("retries", "11", "a number from 0 to 10"),
                arguments("retries", "-1", "a number from 0 to 10"),
                arguments("authorization", "Bearer x", "Secrets stand in the configuration"),
                arguments("url", "https://example.com", "it has no property url"));
    }

    @ParameterizedTest
    @MethodSource
    void aWrongOneIsRefused(String property, String value, String instead) {
        assertThat(check(with(property, value))).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("call-supplier");
            assertThat(finding.reason()).isEqualTo(RefusalReason.WORKER);
            assertThat(finding.message()).contains(instead);
        });
    }

    @Test
    void anAddressThatNobodyHasConfiguredIsRefusedByName() {
        String drawing = Models.replace(with(null, null), "\"http:supplier\"", "\"http:shop\"");
        assertThat(check(drawing))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("the address \"shop\" is not configured; it takes one of supplier")
                        .contains("codesupport.http-steps.addresses.NAME.url"));
        assertThat(new ModelCheck(Models.CONTRACT.withTopics(Set.of()))
                        .check(Models.CLAIMS, drawing.getBytes(StandardCharsets.UTF_8), Models.AROUND))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("it takes one of none yet"));
    }

    @Test
    void itIsReadAsAWorkersTask() {
        String drawing = with(null, null);
        assertThat(check(drawing.replaceAll("(?s)<bpmn:boundaryEvent id=\"no-answer\".*?</bpmn:boundaryEvent>", "")
                        .replaceAll("<bpmn:sequenceFlow id=\"f-no-answer[^>]*/>", "")))
                .as("an error that nothing catches")
                .extracting(Finding::reason)
                .containsExactly(RefusalReason.UNCAUGHT);
        assertThat(check(Models.replace(
                        drawing,
                        "camunda:topic=\"http:supplier\"",
                        "camunda:topic=\"http:supplier\" camunda:asyncBefore=\"true\"")))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("it waits anyway");
        assertThat(check(with("body", "{fraud: result_fraud}")))
                .as("a result that nobody has answered yet")
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.reason()).isEqualTo(RefusalReason.NOT_SET);
                    assertThat(finding.element()).isEqualTo("call-supplier");
                });
    }

    @Test
    void aResultThatStandsTwiceIsRefused() {
        String twice = "<camunda:property name=\"result_state\" value=\"number\"/>";
        assertThat(check(with(null, null).replaceFirst("(<camunda:property name=\"result_state\")", twice + "$1")))
                .extracting(Finding::message)
                .contains("the result result_state stands here twice; say once what it holds");
    }

    /** All that is good, with one property set to another value. */
    private static String with(String property, String value) {
        List<String> properties = new ArrayList<>();
        GOOD.forEach((name, good) -> properties.addAll(List.of(name, name.equals(property) ? value : good)));
        if (property != null && !GOOD.containsKey(property)) {
            properties.addAll(List.of(property, value));
        }
        return Drawings.http(properties.toArray(String[]::new));
    }

    private static List<Finding> check(String drawing) {
        return Models.check(Models.CLAIMS, drawing);
    }
}
