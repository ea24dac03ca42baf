package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An owner's slips of the pen, deployed as Modeler does: each is refused by name, nothing of it is kept, and claims are
 * taken afterwards as before. Each of them was a model on which every new claim failed.
 */
class OwnerMistakesTest extends ModelerDeploymentTest {

    @Autowired
    private RepositoryService repository;

    private final String name = Models.key();

    @AfterEach
    void takeBack() {
        repository.createDeploymentQuery().deploymentName(name).list().stream()
                .map(Deployment::getId)
                .forEach(id -> repository.deleteDeployment(id, true, true, true));
    }

    /** In the shipped process, one passage in place of another; the element that is named, and what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        camunda:priority="${priority}" camunda:dueDate="${dueDate}"|camunda:priority="${priority}" camunda:dueDate="tomorrow"|review-claim|dueDate "tomorrow" is no date
        camunda:priority="${priority}" camunda:dueDate="${dueDate}"|camunda:priority="${priority}" camunda:dueDate=""|review-claim|dueDate "" is no date
        camunda:priority="${priority}" camunda:dueDate="${dueDate}"|camunda:priority="${priority}" camunda:dueDate="P3D "|review-claim|has blanks around it
        camunda:priority="${priority}" camunda:dueDate="${dueDate}"|camunda:priority="${priority}" camunda:dueDate="2026-13-01"|review-claim|is no date
        camunda:priority="${priority}" camunda:dueDate="${dueDate}"|camunda:priority="${priority}" camunda:dueDate="P9999Y"|review-claim|longer than ten years
        camunda:priority="${priority}" camunda:dueDate="${dueDate}"|camunda:priority="${priority}" camunda:dueDate="${queue}"|review-claim|dueDate asks for ${queue}, which is a text
        camunda:dueDate="${dueDate}"|camunda:dueDate="${dueDate}" camunda:followUpDate="soon"|review-claim|followUpDate "soon" is no date
        camunda:dueDate="${dueDate}"|camunda:dueDate="${dueDate}" camunda:followUpDate="${priority}"|review-claim|followUpDate asks for ${priority}, which is a number
        camunda:priority="${priority}"|camunda:priority="high"|review-claim|priority "high" is no whole number
        camunda:priority="${priority}"|camunda:priority="50.5"|review-claim|is no whole number
        camunda:priority="${priority}"|camunda:priority=""|review-claim|is no whole number
        camunda:priority="${priority}"|camunda:priority="5000"|review-claim|is not from 0 to 100
        camunda:priority="${priority}"|camunda:priority="${queue}"|review-claim|priority asks for ${queue}, which is a text
        camunda:priority="${priority}"|camunda:priority="${dueDate}"|review-claim|which is an instant
        tFormalExpression">${remindAt}</bpmn:timeDate>|tFormalExpression">in a day</bpmn:timeDate>|evidence-reminder_timer|timeDate "in a day" is no date
        tFormalExpression">${remindAt}</bpmn:timeDate>|tFormalExpression">${coverage}</bpmn:timeDate>|evidence-reminder_timer|asks for ${coverage}
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">1 day</bpmn:timeDuration>|evidence-reminder_timer|timeDuration "1 day" is no span of time
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${queue}</bpmn:timeDuration>|evidence-reminder_timer|asks for ${queue}, which is a text
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT0S</bpmn:timeDuration>|evidence-reminder_timer|is over at once
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/PT24H</bpmn:timeCycle>|evidence-reminder_timer|goes on without an end
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/PT1S</bpmn:timeCycle>|evidence-reminder_timer|goes on without an end
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R3/PT10M</bpmn:timeCycle>|evidence-reminder_timer|oftener than once an hour
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">0 0 8 * * ?</bpmn:timeCycle>|evidence-reminder_timer|goes on without an end
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">every day</bpmn:timeCycle>|evidence-reminder_timer|is no cycle that can be read
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>|<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeCycle>|evidence-reminder_timer|which is an instant
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${remindAt}</bpmn:timeDate>||evidence-reminder_timer|a timer has one time
        R3/PT5M|three times|remind-reseller|the retry cycle "three times" cannot be read
        R3/PT5M|R/PT5M|remind-reseller|1 to 100 times
        historyTimeToLive="P365D"|historyTimeToLive="a year"|code-claim|historyTimeToLive "a year" cannot be read
        historyTimeToLive="P365D"|historyTimeToLive="P1Y"|code-claim|takes a number of days
        isExecutable="true"|isExecutable="false"|code-claim|tick Executable
        isExecutable="true"|isExecutable="true" camunda:isStartableInTasklist="yes"|code-claim|must be true or false
        ${windowState != 'late'}|${windowState}|is-in-time|takes windowState for true or false, and it is a text
        ${evidenceComplete}|${evidenceComplete == 'yes'}|is-complete|compares evidenceComplete, which is true or false, with "yes", which is a text
        ${evidenceComplete}|${coverage > 3}|is-complete|compares coverage, which is a text, with 3, which is a number
        ${evidenceComplete}|${null}|is-complete|is null
        ${evidenceComplete}|${evidenceComplete and 5}|is-complete|takes 5 for true or false
        ${coverage == 'not_covered'}|${coverage == 'notcovered'}|not-covered|asks whether coverage is notcovered
        camunda:candidateGroups="support-desk" camunda:dueDate="${collectUntil}"|camunda:candidateGroups="suport-desk" camunda:dueDate="${collectUntil}"|complete-evidence|there is no group suport-desk
        camunda:candidateGroups="${queue}"|camunda:candidateGroups="reviewers,senior"|review-claim|there is no group senior
        camunda:candidateGroups="${queue}"|camunda:candidateGroups="reseller-demo-reseller"|review-claim|the candidate groups must be
        formRef="review-claim"|formRef="approve-outcome"|review-claim|lacks the field decision
        formRef="start-claim"|formRef="review-claim"|claim-reported|lacks the field reportedIssue
        camunda:formRef="review-claim" camunda:formRefBinding="latest" |camunda:modelerTemplateVersion="1" |review-claim|link the form review-claim
        name="evidence-added"||evidence-arrived|a message without a name
        versionTag="1.0.0"|versionTag="a-tag-that-is-longer-than-the-sixty-four-characters-that-fit-in-its-column"|code-claim|longer than 64 characters
        """)
    void aSlipInTheModelIsRefused(String was, String becomes, String element, String said) throws Exception {
        String model = Models.shipped(Models.CLAIMS);
        assertThat(model).contains(was);
        isRefused(Map.of(Models.CLAIMS, replaceFirst(model, was, becomes == null ? "" : becomes)), element, said);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aSlipInATableIsRefused(String slip, String condition, String table, String said) throws Exception {
        isRefused(
                table == null
                        ? Map.of(Models.CLAIMS, Models.asking(condition))
                        : Map.of(Models.CLAIMS, Models.asking(condition), "score.dmn", table),
                slip.startsWith("condition") ? "it-is-high" : "ask-score",
                said);
    }

    static Stream<Arguments> aSlipInATableIsRefused() {
        return Stream.of(
                arguments("missing", "${high}", null, "the table \"score\" is not deployed"),
                arguments("no row for some", "${high}", score("UNIQUE", "\"unclear\"|true"), "has no row for"),
                arguments(
                        "two rows for some",
                        "${high}",
                        score("UNIQUE", "\"unclear\"|true", "-|false"),
                        "has two rows, 1 and 2"),
                arguments(
                        "no last row for an open question",
                        "${high}",
                        Models.table("FIRST", "orderId", "boolean", "\"A-1\"|true"),
                        "a last row whose input cells are empty"),
                arguments("no row at all", "${high}", score("FIRST"), "has no row"),
                arguments("a list of answers", "${high}", score("COLLECT", "-|true"), "hit policy UNIQUE or FIRST"),
                arguments(
                        "answers of two kinds",
                        "${high}",
                        score("FIRST", "\"unclear\"|true", "-|\"no\""),
                        "all rows answer in one kind"),
                arguments(
                        "an answer of another kind than it says",
                        "${high}",
                        score("FIRST", "-|\"yes\""),
                        "says that it answers boolean"),
                arguments(
                        "a broken cell", "${high}", score("FIRST", "\"uncl|true", "-|false"), "cannot be read as FEEL"),
                arguments("a broken answer", "${high}", score("FIRST", "-|tru e"), "the answer must be a text"),
                arguments("an empty answer", "${high}", score("FIRST", "-|"), "and is empty"),
                arguments(
                        "text without quotation marks",
                        "${high}",
                        score("FIRST", "unclear|true", "-|false"),
                        "names unclear"),
                arguments(
                        "an unknown question",
                        "${high}",
                        Models.table("FIRST", "claimtype", "boolean", "-|true"),
                        "asks for \"claimtype\""),
                arguments(
                        "condition of text",
                        "${high}",
                        Models.table("FIRST", "claimType", "string", "-|\"yes\""),
                        "takes high for true or false, and it is a text"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        now()
        today()
        if now() > date and time("2026-01-01T00:00:00Z") then "a" else "b"
        string(random number())
        """)
    void aTableDoesNotAskTheClock(String answer) throws Exception {
        isRefused(Map.of("score.dmn", Models.table("FIRST", "claimType", "string", "-|" + answer)), "o0", "remembered");
    }

    /** It counts for running claims at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        review-claim|"key": "decision"|"key": "desicion"|lacks the field decision
        review-claim|"value": "refund"|"value": "refnd"|offers [closure, more_evidence, refnd, replacement]
        review-claim|"key": "reasonCode"|"key": "reason"|lacks the field reasonCode
        review-claim|"key": "reviewNote"|"key": "note"|lacks the field reviewNote
        review-claim|"type": "textarea"|"type": "number"|as number; it must be textarea or textfield
        approve-outcome|"key": "approved"|"key": "approve"|lacks the field approved
        decide-late-claim|"value": "decline"|"value": "declined"|offers [declined, take_up]
        start-claim|"key": "orderId"|"key": "order"|lacks the field orderId
        start-claim|"key": "reference"|"key": "referenz"|has the field referenz, which nothing reads
        """)
    void aFormAloneMustFitTheModelInForce(String form, String was, String becomes, String said) throws Exception {
        String changed = replaceFirst(Models.shipped(form + ".form"), was, becomes);
        isRefused(Map.of(form + ".form", changed), "code-claim.bpmn in force", said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "hide": "=if decision = |"hide": "=if decision == |Field_ReasonCode|hide cannot be read as FEEL
        "text": "=claimSummary"|"text": "=claimSummary +"|Text_ClaimSummary|text cannot be read as FEEL
        {{/loop}}||Text_Prepared|lacks {{/loop}}
        {{this.name}}|{{this.name +}}|Text_Prepared|text cannot be read as FEEL
        "pattern": "^never$"|"pattern": "(never"|Field_StillNeeded|the pattern (never cannot be read
        "key": "reasonCode"|"key": "decision"|Field_ReasonCode|the key decision is taken
        "id": "Field_ReasonCode"|"id": "Field_Decision"|Field_Decision|two components have this id
        "type": "textarea"|"type": "filepicker"|Field_ReviewNote|cannot show a component of type filepicker
        "type": "textarea"|"type": "documentPreview"|Field_ReviewNote|cannot show a component of type documentPreview
        "type": "group"|"type": "columns"|Group_Decision|cannot show a component of type columns
        "id": "review-claim"|"id": ""||a form needs an id
        """)
    void aFormThatTasklistCannotShowIsRefused(String was, String becomes, String element, String said)
            throws Exception {
        String form = Models.shipped("review-claim.form");
        assertThat(form).contains(was);
        isRefused(
                Map.of("review-claim.form", replaceFirst(form, was, becomes == null ? "" : becomes)),
                element == null ? "review-claim.form" : element,
                said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "reviewers"</text>|"reviewer"</text>|Rule_review_api|there is no group reviewer
        "reviewers"</text>|"reseller-demo-reseller"</text>|Rule_review_api|the queue must be
        historyTimeToLive="P365D"|historyTimeToLive="long"|review-routing|historyTimeToLive "long" cannot be read
        """)
    void aSlipInRoutingIsRefused(String was, String becomes, String element, String said) throws Exception {
        isRefused(
                Map.of("review-routing.dmn", replaceFirst(Models.shipped("review-routing.dmn"), was, becomes)),
                element,
                said);
    }

    @Test
    void aTableAloneMustFitTheModelInForce() throws Exception {
        var deployed =
                deploy("owner", name, Map.of(Models.CLAIMS, Models.asking("${high}"), "score.dmn", Models.SCORE));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        aClaimIsTaken();

        var answer = deploy("owner", name + "-later", Map.of("score.dmn", score("FIRST", "\"unclear\"|true")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("message").asText())
                .contains("code-claim.bpmn in force", "ask-score", "a last row whose input cells are empty");
        aClaimIsTaken();
    }

    @Test
    void twoFilesOfOneTableAreRefused() throws Exception {
        isRefused(Map.of("a.dmn", Models.SCORE, "b.dmn", Models.SCORE), "b.dmn", "stands in this deployment twice");
    }

    private static String score(String policy, String... rows) {
        return Models.table(policy, "claimType", "boolean", rows);
    }

    private static String replaceFirst(String text, String was, String becomes) {
        int at = text.indexOf(was);
        return text.substring(0, at) + becomes + text.substring(at + was.length());
    }

    private void isRefused(Map<String, String> files, String element, String said) throws Exception {
        var answer = deploy("owner", name, files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("message").asText()).contains(element, said);
        assertThat(repository.createDeploymentQuery().deploymentName(name).count())
                .isZero();
        aClaimIsTaken();
    }

    private void aClaimIsTaken() throws Exception {
        var filed = send(
                "POST",
                "/engine-rest/process-definition/key/code-claim/start",
                "{\"variables\": {\"orderId\": {\"value\": \"" + name + "\"}, \"reportedIssue\": {\"value\":"
                        + " \"invalid_code\"}, \"resellerId\": {\"value\": \"slips\"}}}",
                "Authorization",
                basic("desk", "desk"),
                "Content-Type",
                JSON);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(json(filed).path("definitionId").asText()).startsWith("code-claim:");
    }
}
