package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.DecisionKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the forms say of a decision is what the application does with it. */
class ReviewFormTest {

    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();
    private static final String SUMMARY =
            "- **Claim:** clm_1\n- **Second person:** needed, because it is high.\n- **Evidence:** none\n";

    static Stream<Arguments> decisionsAndTypes() {
        return Arrays.stream(DecisionKind.values())
                .flatMap(kind -> Stream.concat(Arrays.stream(ClaimType.values()), Stream.of((ClaimType) null))
                        .map(type -> Arguments.of(kind, type)));
    }

    @ParameterizedTest
    @MethodSource("decisionsAndTypes")
    void onlyReasonsThatFitAreOffered(DecisionKind kind, ClaimType type) throws Exception {
        List<ReasonCode> offered = offered(kind, type);

        assertThat(offered).hasSizeBetween(2, 7).doesNotHaveDuplicates();
        assertThat(offered).allMatch(reason -> reason.fits(kind));
        if (type == null || type == ClaimType.UNCLEAR) {
            assertThat(offered)
                    .as("where the type is open, every reason is")
                    .hasSameElementsAs(Arrays.stream(ReasonCode.values())
                            .filter(reason -> reason.fits(kind) && reason != ReasonCode.LATE_DECLINED)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("decisionsAndTypes")
    void thePreviewIsWhatTheResellerReads(DecisionKind kind, ClaimType type) throws Exception {
        JsonNode preview = component("review-claim", "Text_Preview");
        for (ReasonCode reason : offered(kind, type)) {
            Map<String, Object> form = form(kind, type);
            form.put("reasonCode", reason.name());
            assertThat(evaluate(preview.at("/conditional/hide"), form)).isEqualTo(false);
            assertThat(evaluate(preview.get("text"), form))
                    .isEqualTo("**The reseller will read:** " + OutcomeText.of(kind, reason.name()));
        }
        Map<String, Object> own = form(kind, type);
        own.put("reasonCode", "REASON_OF_OUR_OWN");
        assertThat(evaluate(preview.get("text"), own))
                .isEqualTo("**The reseller will read:** " + OutcomeText.of(kind, "REASON_OF_OUR_OWN"));
    }

    @Test
    void decliningALateClaimIsShownAsTheResellerReadsIt() throws Exception {
        JsonNode preview = component("decide-late-claim", "Text_Preview");

        assertThat(evaluate(preview.get("text"), Map.of("lateDecision", "decline")))
                .isEqualTo("**The reseller will read:** "
                        + OutcomeText.of(DecisionKind.CLOSURE, ReasonCode.LATE_DECLINED.name()));
    }

    @ParameterizedTest
    @MethodSource("decisionsAndTypes")
    void theSecondPersonIsExplainedWhereOneWillBeAsked(DecisionKind kind, ClaimType type) throws Exception {
        JsonNode second = component("review-claim", "Text_SecondPerson");
        Map<String, Object> form = form(kind, type);

        form.put("claimSummary", SUMMARY);
        assertThat(evaluate(second.at("/conditional/hide"), form)).isEqualTo(!kind.pays());
        assertThat(evaluate(second.get("text"), form))
                .isEqualTo("**A second person will be asked:** needed, because it is high.\n");

        form.put("claimSummary", "- **Claim:** clm_1\n");
        assertThat(evaluate(second.at("/conditional/hide"), form)).isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void goodwillIsNotSentWithoutANoteThatThePayoutWouldBeRefusedFor(DecisionKind kind) throws Exception {
        JsonNode hint = component("review-claim", "Text_Hint");
        JsonNode needed = component("review-claim", "Field_StillNeeded");
        Map<String, Object> form = form(kind, null);
        form.put("reviewNote", "");
        form.put("reasonCode", ReasonCode.GOODWILL.name());
        assertThat(evaluate(hint.at("/conditional/hide"), form)).isEqualTo(!kind.pays());
        assertThat(evaluate(needed.get("expression"), form)).isEqualTo(kind.pays() ? "needed" : null);
        assertThat((String)
                        evaluate(component("review-claim", "Field_ReviewNote").get("description"), form))
                .startsWith(kind.pays() ? "Needed: goodwill takes a note" : "Optional");

        form.put("reviewNote", "The customer was misled by our page.");
        assertThat(evaluate(hint.at("/conditional/hide"), form)).isEqualTo(true);
        assertThat(evaluate(needed.get("expression"), form)).isNull();
    }

    @ParameterizedTest
    @EnumSource(ClaimType.class)
    void aFewNotesArePreparedForEveryTypeOfClaim(ClaimType type) throws Exception {
        Map<String, Object> form = new HashMap<>();
        form.put("claimType", type.name().toLowerCase(Locale.ROOT));
        for (String decision : List.of("more_evidence", "closure")) {
            form.put("decision", decision);
            assertPrepared("review-claim", form);
        }
        for (String decision : List.of("take_up", "decline")) {
            assertPrepared("decide-late-claim", Map.of("lateDecision", decision));
        }
    }

    private static void assertPrepared(String form, Map<String, Object> values) throws Exception {
        JsonNode prepared = component(form, "Text_Prepared");
        assertThat(evaluate(prepared.at("/conditional/hide"), values)).isEqualTo(false);
        String list = prepared.get("text").asText().replaceAll("(?s).*\\{\\{#loop (.*?)}}\n.*", "=$1");
        List<String> names = new ArrayList<>();
        for (Object note : (Iterable<?>) evaluate(TextNode.valueOf(list), values)) {
            names.add((String) ((Map<?, ?>) note).get("name"));
            assertThat((String) ((Map<?, ?>) note).get("text")).endsWith(".").hasSizeLessThan(200);
        }
        assertThat(names).as(values.toString()).hasSizeBetween(1, 6).doesNotHaveDuplicates();
    }

    private static List<ReasonCode> offered(DecisionKind kind, ClaimType type) throws Exception {
        List<ReasonCode> offered = new ArrayList<>();
        JsonNode options = component("review-claim", "Field_ReasonCode").get("valuesExpression");
        for (Object option : (Iterable<?>) evaluate(options, form(kind, type))) {
            String code = (String) ((Map<?, ?>) option).get("value");
            offered.add(ReasonCode.known(code).orElseThrow());
        }
        return offered;
    }

    private static Map<String, Object> form(DecisionKind kind, ClaimType type) {
        Map<String, Object> form = new HashMap<>();
        form.put("decision", kind.name().toLowerCase(Locale.ROOT));
        form.put("claimType", type == null ? null : type.name().toLowerCase(Locale.ROOT));
        return form;
    }

    /** Evaluates an expression of a form, with the engine that the decision tables are evaluated with. */
    private static Object evaluate(JsonNode expression, Map<String, Object> form) {
        return FEEL.evaluateSimpleExpression(
                expression.asText().substring(1), Variables.fromMap(form).asVariableContext());
    }

    private static JsonNode component(String form, String id) throws Exception {
        JsonNode tree =
                new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
        return tree.findParents("id").stream()
                .filter(part -> part.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
