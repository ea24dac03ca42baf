package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** What an owner may change of {@code second-look}, and what not. */
class BesideCheckTest {

    private static final String FILE = "second-look.bpmn";

    private final String shipped = Models.shipped(FILE);

    @Test
    void theShippedOneHoldsAndIsDrawnWhole() throws Exception {
        assertThat(Models.check(FILE, shipped)).isEmpty();
        Set<String> shown = all().map(element -> element.getAttribute("bpmnElement"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        List<Element> parts = all().filter(
                        element -> Set.of("startEvent", "endEvent", "userTask", "exclusiveGateway", "sequenceFlow")
                                .contains(element.getLocalName()))
                .toList();
        assertThat(parts).hasSizeGreaterThan(10).extracting(Xml::id).allMatch(shown::contains);
    }

    @Test
    void groupsDueDatesNamesAndDescriptionsAreTheOwners() {
        assertThat(Models.check(
                        FILE,
                        shipped.replace("reviewers,senior-reviewers", "senior-reviewers")
                                .replace("camunda:dueDate=\"${dueDate}\"", "camunda:dueDate=\"P2D\"")
                                .replace("Look again", "Decide it anew")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a look that nobody has      | sourceRef="claim-drawn" targetRef="look-again"            | sourceRef="claim-drawn" targetRef="both-agree"     | NO_REVIEW
            no settlement               | sourceRef="do-they-agree" targetRef="settle-disagreement" | sourceRef="do-they-agree" targetRef="both-agree"   | NO_REVIEW
            the question turned round   | ${agreed}                                                 | ${!agreed}                                         | NO_REVIEW
            a question before an answer | sourceRef="claim-drawn" targetRef="look-again"            | sourceRef="claim-drawn" targetRef="do-they-agree"  | NOT_SET
            a question about a claim    | ${agreed}                                                 | ${decision == 'refund'}                            | NOT_SET
            a claim's own step          | ${takeSecondLook}                                         | ${takeReviewDecision}                              | BEAN
            nobody is kept out          | <camunda:taskListener delegateExpression="${checkLooker}" event="assignment" /> | <bpmn:documentation/>       | BEAN
            a person by name            | camunda:candidateGroups="senior-reviewers"                | camunda:assignee="senior"                          | PEOPLE
            the desk settles            | camunda:candidateGroups="senior-reviewers"                | camunda:candidateGroups="support-desk"             | PEOPLE
            the wrong form              | camunda:formRef="settle-disagreement"                     | camunda:formRef="review-claim"                     | FORM
            another start               | id="claim-drawn" name="Claim drawn"                       | id="claim-reported" name="Claim drawn"             | START
            back to the look            | sourceRef="settle-disagreement" targetRef="disagreement-settled" | sourceRef="settle-disagreement" targetRef="look-again" | LOOP
            """)
    void whatWouldNotBeASecondLookIsRefused(String what, String passage, String replacement, RefusalReason reason) {
        assertThat(Models.check(FILE, Models.replace(shipped, passage, replacement)))
                .as(what)
                .extracting(Finding::reason)
                .contains(reason);
    }

    @Test
    void noStepOfAClaimIsDoneInIt() {
        String recording = shipped.replace(
                "<bpmn:endEvent id=\"both-agree\"",
                "<bpmn:serviceTask id=\"record-outcome\" camunda:delegateExpression=\"${recordOutcome}\"/>"
                        + "<bpmn:endEvent id=\"both-agree\"");
        assertThat(Models.check(FILE, recording)).extracting(Finding::reason).contains(RefusalReason.ELEMENT);
    }

    @Test
    void noOtherModelCallsItsSteps() {
        assertThat(Models.check(Models.CLAIMS, Models.claims("${takeReviewDecision}", "${takeSecondLook}")))
                .isNotEmpty();
        String other = Models.other(
                "another",
                "<bpmn:userTask id=\"step\"><bpmn:extensionElements><camunda:taskListener event=\"complete\""
                        + " delegateExpression=\"${takeSettlement}\"/></bpmn:extensionElements></bpmn:userTask>");
        assertThat(Models.check("another.bpmn", other))
                .extracting(Finding::reason)
                .contains(RefusalReason.BEAN);
    }

    /** Rates are shares, for every claim. */
    @ParameterizedTest
    @CsvSource({"0.05,1.5", "0.05,-0.1", "0.05,\"much\"", "\"P5D\",\"soon\"", "\"P5D\",\"PT0S\""})
    void aTableThatGivesNoShareIsRefused(String passage, String replacement) {
        String table = Models.shipped("quality-sampling.dmn");
        assertThat(Models.check("quality-sampling.dmn", table)).isEmpty();
        assertThat(Models.check("quality-sampling.dmn", Models.replace(table, passage, replacement)))
                .extracting(Finding::reason)
                .contains(RefusalReason.TABLE);
    }

    @Test
    void theShippedAppealHolds() {
        assertThat(Models.check("appeal.bpmn", Models.shipped("appeal.bpmn"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an outcome without a person      | sourceRef="whose-wish" targetRef="decide-appeal"               | sourceRef="whose-wish" targetRef="record-appeal-outcome"  | NO_REVIEW
            no second person                 | sourceRef="second-person-asked" targetRef="approve-appeal"     | sourceRef="second-person-asked" targetRef="record-appeal-outcome" | NO_REVIEW
            the question turned round        | ${!secondPerson}                                               | ${secondPerson}                                           | NO_REVIEW
            an end without an outcome        | sourceRef="appeal-approved" targetRef="outcome-of-appeal"      | sourceRef="appeal-approved" targetRef="appeal-ended"      | NO_REVIEW
            an outcome that was refused      | sourceRef="appeal-approved" targetRef="to-be-decided"          | sourceRef="appeal-approved" targetRef="record-appeal-outcome" | NO_REVIEW
            the seniors' task for a reseller | ${correction}                                                  | ${!correction}                                            | NO_REVIEW
            two outcomes                     | sourceRef="record-appeal-outcome" targetRef="appeal-ended"     | sourceRef="record-appeal-outcome" targetRef="second-person-asked" | LOOP
            round and round                  | sourceRef="outcome-appealed" targetRef="to-be-decided"         | sourceRef="outcome-appealed" targetRef="round-1"          | LOOP
            a timer that decides             | sourceRef="appeal-overdue" targetRef="appeal-late"             | sourceRef="appeal-overdue" targetRef="record-appeal-outcome" | FLOW
            a timer that ends the task       | name="Appeal overdue" cancelActivity="false"                   | name="Appeal overdue" cancelActivity="true"               | EVENT
            overdue at once                  | sourceRef="record-appeal-outcome" targetRef="appeal-ended"     | sourceRef="record-appeal-outcome" targetRef="escalate-appeal" | FLOW
            a claim's own step               | ${recordAppealOutcome}                                         | ${recordOutcome}                                          | BEAN
            nobody is kept out               | ${checkAppealPerson}                                           | ${briefAppeal}                                            | BEAN
            the desk decides                 | camunda:candidateGroups="reviewers,senior-reviewers"           | camunda:candidateGroups="support-desk"                    | PEOPLE
            """)
    void whatWouldNotBeAnAppealIsRefused(String what, String passage, String replacement, RefusalReason reason) {
        String appeal = Models.shipped("appeal.bpmn");
        String circle = "<bpmn:exclusiveGateway id=\"round-1\" /><bpmn:exclusiveGateway id=\"round-2\" />"
                + "<bpmn:sequenceFlow id=\"r1\" sourceRef=\"round-1\" targetRef=\"round-2\" />"
                + "<bpmn:sequenceFlow id=\"r2\" sourceRef=\"round-2\" targetRef=\"round-1\" />";
        assertThat(Models.check(
                        "appeal.bpmn",
                        Models.replace(appeal, passage, replacement)
                                .replace("</bpmn:process>", circle + "</bpmn:process>")))
                .as(what)
                .extracting(Finding::reason)
                .contains(reason);
    }

    private Stream<Element> all() throws Exception {
        return Xml.all(Xml.parse(shipped.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
