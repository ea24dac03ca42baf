package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guard refuses, trick by trick, and that what we ship is none of it. */
class ModelCheckTest {

    private static final String REVIEWER_LISTENER =
            "<camunda:taskListener delegateExpression=\"${takeReviewDecision}\" event=\"complete\" />";
    private static final String REVIEW_DONE =
            "<bpmn:sequenceFlow id=\"to-decision\" sourceRef=\"review-claim\" targetRef=\"what-was-decided\" />";
    private static final String SUBMITTED =
            "<bpmn:sequenceFlow id=\"to-review\" sourceRef=\"submit-claim\" targetRef=\"review\" />";
    private static final String ONE_PERSON = "${!approvalNeeded}";
    private static final String END_OF_FLOWS =
            "<bpmn:sequenceFlow id=\"to-escalated\" sourceRef=\"escalate-review\" targetRef=\"review-escalated\" />";
    private static final String TIMER =
            "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>"
                    + "</bpmn:timerEventDefinition>";

    @ParameterizedTest
    @MethodSource("com.psnb2b.codesupport.guard.Models#shippedFiles")
    void whatWeShipPasses(Path file) throws Exception {
        assertThat(Models.check(file.getFileName().toString(), Files.readString(file)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tricks")
    void aTrickIsRefusedByElementAndReason(String trick, String model, String element, RefusalReason reason) {
        assertThat(Models.check(Models.CLAIMS, model)).as(trick).anySatisfy(finding -> {
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.reason()).isEqualTo(reason);
            assertThat(finding.message()).isNotBlank();
        });
    }

    static Stream<Arguments> tricks() {
        return Stream.of(code(), expressions(), people(), shapes(), contract(), paths(), variables())
                .flatMap(tricks -> tricks);
    }

    /** Code that a model would bring or call. */
    private static Stream<Arguments> code() {
        return Stream.of(
                trick(
                        "a script task",
                        "record-outcome",
                        RefusalReason.CODE,
                        swap("serviceTask", "record-outcome", "scriptTask")),
                trick("a class", "submit-claim", RefusalReason.CODE, delegate("submitClaim", "camunda:class=\"x.Y\"")),
                trick(
                        "a class under the engine's old namespace",
                        "submit-claim",
                        RefusalReason.CODE,
                        delegate("submitClaim", "xmlns:a=\"http://activiti.org/bpmn\" a:class=\"x.Y\"")),
                trick(
                        "an expression",
                        "submit-claim",
                        RefusalReason.CODE,
                        delegate("submitClaim", "camunda:expression=\"${1}\"")),
                trick(
                        "an external task",
                        "submit-claim",
                        RefusalReason.WORKER,
                        delegate("submitClaim", "camunda:type=\"external\" camunda:topic=\"t\"")),
                trick(
                        "a send task",
                        "submit-claim",
                        RefusalReason.CODE,
                        swap("serviceTask", "submit-claim", "sendTask")),
                trick(
                        "another bean",
                        "submit-claim",
                        RefusalReason.BEAN,
                        Models.claims("${submitClaim}", "${dataSource}")),
                trick(
                        "a method of a bean",
                        "submit-claim",
                        RefusalReason.BEAN,
                        Models.claims("${submitClaim}", "${a.b(c)}")),
                trick(
                        "a listener as a step",
                        "submit-claim",
                        RefusalReason.BEAN,
                        Models.claims("${submitClaim}", "${takeApproval}")),
                trick(
                        "a connector",
                        "submit-claim",
                        RefusalReason.CODE,
                        inside("serviceTask", "submit-claim", extension("<camunda:connector/>"))),
                trick(
                        "an injected field",
                        "submit-claim",
                        RefusalReason.CODE,
                        inside(
                                "serviceTask",
                                "submit-claim",
                                extension("<camunda:field name=\"a\" stringValue=\"b\"/>"))),
                trick(
                        "an execution listener",
                        "submit-claim",
                        RefusalReason.BEAN,
                        inside(
                                "serviceTask",
                                "submit-claim",
                                extension("<camunda:executionListener class=\"x.Y\" event=\"start\"/>"))),
                trick(
                        "a script listener",
                        "review-claim",
                        RefusalReason.CODE,
                        Models.claims(
                                REVIEWER_LISTENER,
                                "<camunda:taskListener event=\"complete\"><camunda:script scriptFormat=\"groovy\">1"
                                        + "</camunda:script></camunda:taskListener>")),
                trick(
                        "a listener class",
                        "review-claim",
                        RefusalReason.CODE,
                        Models.claims(REVIEWER_LISTENER, "<camunda:taskListener class=\"x.Y\" event=\"complete\"/>")),
                trick(
                        "a second listener",
                        "review-claim",
                        RefusalReason.BEAN,
                        Models.claims(
                                REVIEWER_LISTENER,
                                REVIEWER_LISTENER + REVIEWER_LISTENER.replace("takeReviewDecision", "takeApproval"))),
                trick(
                        "a decision taken when the task is made",
                        "review-claim",
                        RefusalReason.BEAN,
                        Models.claims(REVIEWER_LISTENER, REVIEWER_LISTENER.replace("complete", "create"))),
                trick(
                        "a decision taken by time",
                        "review-claim",
                        RefusalReason.BEAN,
                        Models.claims(REVIEWER_LISTENER, REVIEWER_LISTENER.replace("complete", "timeout"))),
                trick("no listener", "review-claim", RefusalReason.BEAN, Models.claims(REVIEWER_LISTENER, "")),
                trick(
                        "a listener under the engine's old namespace",
                        "review-claim",
                        RefusalReason.ELEMENT,
                        Models.claims(
                                REVIEWER_LISTENER,
                                REVIEWER_LISTENER
                                        + "<a:taskListener xmlns:a=\"http://activiti.org/bpmn\" class=\"x.Y\""
                                        + " event=\"complete\"/>")),
                trick(
                        "a mapping that hides what a person decides",
                        "review-claim",
                        RefusalReason.EXPRESSION,
                        Models.claims(
                                REVIEWER_LISTENER,
                                REVIEWER_LISTENER
                                        + "<camunda:inputOutput><camunda:inputParameter name=\"decision\">refund"
                                        + "</camunda:inputParameter></camunda:inputOutput>")),
                trick(
                        "a script as a condition",
                        "one-person",
                        RefusalReason.CODE,
                        Models.claims(
                                "xsi:type=\"bpmn:tFormalExpression\">" + ONE_PERSON,
                                "xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">true")),
                trick(
                        "a script file as a condition",
                        "one-person",
                        RefusalReason.CODE,
                        Models.claims(
                                "xsi:type=\"bpmn:tFormalExpression\">" + ONE_PERSON,
                                "xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"a.js\">" + ONE_PERSON)),
                trick(
                        "a form of another origin",
                        "review-claim",
                        RefusalReason.FORM,
                        form("review-claim", "camunda:formKey=\"https://example.com/form\"")),
                trick(
                        "a form from the deployment",
                        "review-claim",
                        RefusalReason.FORM,
                        form("review-claim", "camunda:formKey=\"embedded:deployment:form.html\"")),
                trick(
                        "a form that nobody has deployed",
                        "review-claim",
                        RefusalReason.FORM,
                        form("review-claim", "camunda:formRef=\"mine\" camunda:formRefBinding=\"latest\"")),
                trick(
                        "a form that is lost when the model is deployed apart",
                        "review-claim",
                        RefusalReason.FORM,
                        form("review-claim", "camunda:formRef=\"review-claim\" camunda:formRefBinding=\"deployment\"")),
                trick(
                        "a form named by an expression",
                        "review-claim",
                        RefusalReason.EXPRESSION,
                        form("review-claim", "camunda:formRef=\"${f}\" camunda:formRefBinding=\"latest\"")),
                trick(
                        "form fields with expressions",
                        "review-claim",
                        RefusalReason.FORM,
                        Models.claims(REVIEWER_LISTENER, REVIEWER_LISTENER + "<camunda:formData/>")));
    }

    /** Expressions beyond a variable, and where none may stand. */
    private static Stream<Arguments> expressions() {
        return Stream.of(
                condition("a method call", "${decision.equals('refund')}"),
                condition("a bean", "${review.recordOutcome(execution.processBusinessKey)}"),
                condition("the engine's own object", "${execution == null}"),
                condition("a property", "${claim.approved}"),
                condition("a call through brackets", "${claim['approved']}"),
                condition("a function", "${now() == null}"),
                condition("arithmetic", "${priority + 1 > 2}"),
                condition("a choice", "${approved ? true : false}"),
                condition("a late expression", "#{approved}"),
                condition("text beside it", "x${approved}"),
                condition("no expression", "true"),
                condition("nonsense", "${approved"),
                trick(
                        "a timer that calculates",
                        "claim-window-closed_timer",
                        RefusalReason.EXPRESSION,
                        Models.claims(">${remindAt}<", ">${remindAt}<")
                                .replace(
                                        "<bpmn:timerEventDefinition id=\"claim-window-closed_timer\">\n"
                                                + "        <bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${collectUntil}",
                                        "<bpmn:timerEventDefinition id=\"claim-window-closed_timer\">\n"
                                                + "        <bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${a.b}")),
                trick(
                        "an expression as a task's name",
                        "review-claim",
                        RefusalReason.EXPRESSION,
                        Models.claims("name=\"Review claim\"", "name=\"${dataSource}\"")),
                trick(
                        "an expression in a task's documentation",
                        "review-claim",
                        RefusalReason.EXPRESSION,
                        Models.claims(
                                "A reviewer decides: replacement", "${dataSource} A reviewer decides: replacement")),
                trick(
                        "an expression as a message's name",
                        "Message_evidence-added",
                        RefusalReason.EXPRESSION,
                        Models.claims("name=\"evidence-added\"", "name=\"${x}\"")),
                trick(
                        "an expression as a retry cycle",
                        "escalate-review",
                        RefusalReason.EXPRESSION,
                        inside("serviceTask", "escalate-review", "")
                                .replace(
                                        "tried again three times, some minutes apart. Table: review-routing, stage overdue."
                                                + "</bpmn:documentation>\n      <bpmn:extensionElements>\n        "
                                                + "<camunda:failedJobRetryTimeCycle>R3/PT5M",
                                        "tried again.</bpmn:documentation>\n      <bpmn:extensionElements>\n        "
                                                + "<camunda:failedJobRetryTimeCycle>${x}")),
                trick(
                        "a due date that calls",
                        "review-claim",
                        RefusalReason.EXPRESSION,
                        attribute("review-claim", "camunda:dueDate=\"${dueDate}\"", "camunda:dueDate=\"${now()}\"")),
                trick(
                        "a priority that calls",
                        "review-claim",
                        RefusalReason.EXPRESSION,
                        attribute("review-claim", "camunda:priority=\"${priority}\"", "camunda:priority=\"${a.b}\"")),
                trick(
                        "candidate groups that call",
                        "review-claim",
                        RefusalReason.EXPRESSION,
                        attribute("review-claim", "${queue}", "${execution.getVariable('queue')}")),
                trick(
                        "an expression in a called decision",
                        "submit-claim",
                        RefusalReason.EXPRESSION,
                        swap("serviceTask", "submit-claim", "businessRuleTask")
                                .replace(
                                        "camunda:delegateExpression=\"${submitClaim}\"",
                                        "camunda:decisionRef=\"${coverage}\"")));
    }

    /** Who gets a task. */
    private static Stream<Arguments> people() {
        return Stream.of(
                trick(
                        "a task given to a person",
                        "review-claim",
                        RefusalReason.PEOPLE,
                        attribute("review-claim", "camunda:priority", "camunda:assignee=\"owner\" camunda:priority")),
                trick(
                        "candidates by name",
                        "review-claim",
                        RefusalReason.PEOPLE,
                        attribute(
                                "review-claim",
                                "camunda:priority",
                                "camunda:candidateUsers=\"owner\" camunda:priority")),
                trick(
                        "a review by those who file claims",
                        "review-claim",
                        RefusalReason.PEOPLE,
                        attribute("review-claim", "${queue}", "reviewers,support-desk")),
                trick(
                        "an approval by those who change the rules",
                        "approve-outcome",
                        RefusalReason.PEOPLE,
                        attribute("approve-outcome", "${queue}", "process-owners")),
                trick(
                        "a group that a caller names",
                        "review-claim",
                        RefusalReason.PEOPLE,
                        attribute("review-claim", "${queue}", "${orderId}")),
                trick(
                        "a review by nobody",
                        "review-claim",
                        RefusalReason.PEOPLE,
                        attribute("review-claim", "camunda:candidateGroups=\"${queue}\"", "")));
    }

    /** Shapes that the search over the paths cannot follow. */
    private static Stream<Arguments> shapes() {
        return Stream.of(
                trick(
                        "a parallel gateway where flows of an exclusive one meet",
                        "submit",
                        RefusalReason.STUCK,
                        swap("exclusiveGateway", "submit", "parallelGateway")),
                trick(
                        "a complex gateway",
                        "submit",
                        RefusalReason.PARALLEL,
                        swap("exclusiveGateway", "submit", "complexGateway")),
                trick(
                        "two flows out of a task",
                        "submit-claim",
                        RefusalReason.PARALLEL,
                        Models.claims(SUBMITTED, SUBMITTED + flow("fork", "submit-claim", "outcome"))),
                trick(
                        "a multi-instance review",
                        "review-claim",
                        RefusalReason.MULTI_INSTANCE,
                        inside(
                                "userTask",
                                "review-claim",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>0</bpmn:loopCardinality>"
                                        + "</bpmn:multiInstanceLoopCharacteristics>")),
                trick(
                        "a looping review",
                        "review-claim",
                        RefusalReason.MULTI_INSTANCE,
                        inside("userTask", "review-claim", "<bpmn:standardLoopCharacteristics/>")),
                trick(
                        "a called process in place of the review",
                        "review-claim",
                        RefusalReason.PROPERTY,
                        swap("userTask", "review-claim", "callActivity")),
                trick(
                        "a transaction",
                        "collect-evidence",
                        RefusalReason.CALLED,
                        swap("subProcess", "collect-evidence", "transaction")),
                trick(
                        "an ad-hoc subprocess",
                        "collect-evidence",
                        RefusalReason.CALLED,
                        swap("subProcess", "collect-evidence", "adHocSubProcess")),
                event("a signal", "signalEventDefinition"),
                event("a condition", "conditionalEventDefinition"),
                event("an error", "errorEventDefinition"),
                event("an escalation", "escalationEventDefinition"),
                event("a compensation", "compensateEventDefinition"),
                event("a link", "linkEventDefinition"),
                trick(
                        "an error end",
                        "claim-resolved",
                        RefusalReason.EVENT,
                        inside("endEvent", "claim-resolved", "<bpmn:errorEventDefinition/>")),
                trick(
                        "a message end",
                        "claim-resolved",
                        RefusalReason.EVENT,
                        inside("endEvent", "claim-resolved", "<bpmn:messageEventDefinition/>")),
                trick(
                        "a throwing event",
                        "throw",
                        RefusalReason.EVENT,
                        Models.claims(
                                SUBMITTED,
                                SUBMITTED + "<bpmn:intermediateThrowEvent id=\"throw\"><bpmn:messageEventDefinition/>"
                                        + "</bpmn:intermediateThrowEvent>")),
                trick(
                        "an error thrown to a boundary event",
                        "submit-claim_error",
                        RefusalReason.FLOW,
                        Models.claims(
                                SUBMITTED,
                                SUBMITTED
                                        + "<bpmn:boundaryEvent id=\"submit-claim_error\" attachedToRef=\"submit-claim\">"
                                        + "<bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
                                        + flow("caught", "submit-claim_error", "outcome"))),
                trick(
                        "a second start",
                        "code-claim",
                        RefusalReason.START,
                        Models.claims(
                                END_OF_FLOWS,
                                END_OF_FLOWS + "<bpmn:startEvent id=\"mine\"/>" + flow("shortcut", "mine", "outcome"))),
                trick(
                        "a start by message",
                        "code-claim",
                        RefusalReason.START,
                        Models.claims(
                                END_OF_FLOWS,
                                END_OF_FLOWS
                                        + "<bpmn:startEvent id=\"mine\"><bpmn:messageEventDefinition"
                                        + " messageRef=\"Message_evidence-added\"/></bpmn:startEvent>"
                                        + flow("shortcut", "mine", "outcome"))),
                trick(
                        "a start by time",
                        "code-claim",
                        RefusalReason.START,
                        Models.claims(
                                END_OF_FLOWS,
                                END_OF_FLOWS + "<bpmn:startEvent id=\"mine\">" + TIMER + "</bpmn:startEvent>"
                                        + flow("shortcut", "mine", "outcome"))),
                trick(
                        "a flow into a subprocess",
                        "into",
                        RefusalReason.FLOW,
                        Models.claims(SUBMITTED, SUBMITTED + flow("into", "in-time", "complete-evidence"))),
                trick(
                        "a boundary event on a service task",
                        "odd",
                        RefusalReason.FLOW,
                        Models.claims(
                                SUBMITTED,
                                SUBMITTED + boundary("odd", "submit-claim", true) + flow("f", "odd", "outcome"))),
                trick(
                        "a gateway without a default flow",
                        "take-it-up",
                        RefusalReason.GATEWAY,
                        Models.claims(" default=\"taken-up\"", "")),
                trick(
                        "a condition on a task's own flow",
                        "submit-claim",
                        RefusalReason.GATEWAY,
                        Models.claims(
                                SUBMITTED,
                                SUBMITTED.replace(
                                        " />",
                                        "><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${approved}"
                                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>"))),
                trick(
                        "a review beside the claim",
                        "escalate-review",
                        RefusalReason.NO_REVIEW,
                        Models.claims("${escalateReview}", "${recordOutcome}")
                                .replace(
                                        " camunda:delegateExpression=\"${recordOutcome}\" camunda:asyncBefore=\"true\"",
                                        " camunda:delegateExpression=\"${recordOutcome}\"")),
                trick(
                        "a branch that joins the claim's path again",
                        "review-claim",
                        RefusalReason.TWICE,
                        Models.claims(END_OF_FLOWS, flow("to-escalated", "escalate-review", "judge"))),
                trick(
                        "an asynchronous step before the answer",
                        "classify-claim",
                        RefusalReason.ASYNC,
                        Models.claims("\"${classifyClaim}\"", "\"${classifyClaim}\" camunda:asyncBefore=\"true\"")),
                trick(
                        "an asynchronous start, which would store a full code",
                        "collect-claim",
                        RefusalReason.ASYNC,
                        Models.claims("\"${collectClaim}\"", "\"${collectClaim}\" camunda:asyncBefore=\"true\"")),
                trick(
                        "an asynchronous end of a step",
                        "submit-claim",
                        RefusalReason.ASYNC,
                        Models.claims("\"${submitClaim}\"", "\"${submitClaim}\" camunda:asyncAfter=\"true\"")),
                trick(
                        "a loop without a wait",
                        "judge",
                        RefusalReason.LOOP,
                        Models.claims(
                                "sourceRef=\"evidence-complete\" targetRef=\"collect-evidence\"",
                                "sourceRef=\"evidence-complete\" targetRef=\"judge\"")),
                trick(
                        "a loop whose only wait is for none at all",
                        "judge",
                        RefusalReason.LOOP,
                        Models.claims(
                                        "sourceRef=\"evidence-complete\" targetRef=\"collect-evidence\"",
                                        "sourceRef=\"evidence-complete\" targetRef=\"check-a\"")
                                .replace(
                                        "</bpmn:process>",
                                        Drawings.multiple("0").elements() + Drawings.flow("check-a", "judge")
                                                + "</bpmn:process>")),
                trick(
                        "a table that says whether a second person is needed",
                        "between",
                        RefusalReason.PROPERTY,
                        Models.claims(
                                REVIEW_DONE,
                                "<bpmn:businessRuleTask id=\"between\" camunda:decisionRef=\"mine\""
                                        + " camunda:resultVariable=\"approvalNeeded\"/>"
                                        + flow("to-decision", "review-claim", "between")
                                        + flow("b", "between", "what-was-decided"))),
                trick(
                        "a truth value that the engine reads in its own way",
                        "review-overdue",
                        RefusalReason.PROPERTY,
                        Models.claims(
                                "id=\"review-overdue\" name=\"Review overdue\" cancelActivity=\"false\"",
                                "id=\"review-overdue\" name=\"Review overdue\" cancelActivity=\"0\"")),
                trick(
                        "a step under a foreign namespace, which the engine reads by its local name",
                        "code-claim",
                        RefusalReason.CODE,
                        Models.claims(
                                END_OF_FLOWS, END_OF_FLOWS + "<x:scriptTask xmlns:x=\"urn:x\" id=\"code-claim\"/>")));
    }

    /** Names that entry points, filters and steps rely on. */
    private static Stream<Arguments> contract() {
        return Stream.of(
                trick(
                        "no window timer",
                        "claim-window-closed",
                        RefusalReason.CONTRACT,
                        Models.claims("\"claim-window-closed\"", "\"closes\"")),
                trick(
                        "a window timer that interrupts nothing",
                        "claim-window-closed",
                        RefusalReason.CONTRACT,
                        Models.claims(
                                "id=\"claim-window-closed\" name=\"Claim window closed\"",
                                "id=\"claim-window-closed\" cancelActivity=\"false\"")),
                trick(
                        "a window timer at another instant",
                        "claim-window-closed",
                        RefusalReason.CONTRACT,
                        Models.claims(
                                "<bpmn:timerEventDefinition id=\"claim-window-closed_timer\">\n"
                                        + "        <bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${collectUntil}",
                                "<bpmn:timerEventDefinition id=\"claim-window-closed_timer\">\n"
                                        + "        <bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${remindAt}")),
                trick(
                        "a renamed step",
                        "record-outcome",
                        RefusalReason.CONTRACT,
                        Models.claims("\"record-outcome\"", "\"record\"")),
                trick(
                        "a renamed task",
                        "review-claim",
                        RefusalReason.CONTRACT,
                        Models.claims("\"review-claim\" name", "\"look\" name")
                                .replace("Ref=\"review-claim\"", "Ref=\"look\"")
                                .replace("camunda:formRef=\"look\"", "camunda:formRef=\"review-claim\"")),
                trick(
                        "a step that does something else",
                        "submit-claim",
                        RefusalReason.CONTRACT,
                        Models.claims("${submitClaim}", "${remindReseller}")),
                trick(
                        "a renamed start",
                        "claim-reported",
                        RefusalReason.CONTRACT,
                        Models.claims("\"claim-reported\"", "\"begin\"")),
                trick(
                        "no reminder",
                        "evidence-reminder",
                        RefusalReason.CONTRACT,
                        Models.claims("\"evidence-reminder\"", "\"reminder\"")),
                trick(
                        "no message of the contract",
                        null,
                        RefusalReason.CONTRACT,
                        Models.claims("name=\"claim-withdrawn\"", "name=\"gone\"")),
                trick(
                        "a timer that withdraws",
                        "give-up",
                        RefusalReason.CONTRACT,
                        Models.claims(
                                END_OF_FLOWS,
                                END_OF_FLOWS
                                        + "<bpmn:subProcess id=\"late\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"later\">"
                                        + TIMER
                                        + "</bpmn:startEvent><bpmn:serviceTask id=\"give-up\""
                                        + " camunda:delegateExpression=\"${recordWithdrawal}\"/>"
                                        + flow("l", "later", "give-up") + "</bpmn:subProcess>")));
    }

    /** Paths. */
    private static Stream<Arguments> paths() {
        String elsewhere = END_OF_FLOWS;
        return Stream.of(
                trick(
                        "past the review",
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        Models.claims(SUBMITTED, flow("to-review", "submit-claim", "outcome"))),
                trick(
                        "past the review on one condition",
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                flow("covered-or-open", "may-be-covered", "submit")
                                        .replace("id=\"covered-or-open\"", "id=\"covered-or-open\" name=\"yes\""),
                                flow("covered-or-open", "may-be-covered", "outcome"))),
                trick(
                        "past the review by a timer on it",
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                elsewhere,
                                elsewhere + boundary("auto", "review-claim", true) + flow("a", "auto", "outcome"))),
                trick(
                        "past the review by a timer on the wait for evidence",
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                "sourceRef=\"claim-window-closed\" targetRef=\"measure\"",
                                "sourceRef=\"claim-window-closed\" targetRef=\"outcome\"")),
                trick(
                        "past the review by an event subprocess",
                        "auto",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                elsewhere,
                                elsewhere
                                        + "<bpmn:subProcess id=\"late\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"later\">"
                                        + TIMER
                                        + "</bpmn:startEvent><bpmn:serviceTask id=\"auto\""
                                        + " camunda:delegateExpression=\"${recordOutcome}\"/>"
                                        + flow("l", "later", "auto") + "</bpmn:subProcess>")),
                trick(
                        "past the review by a message",
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                "sourceRef=\"reconsideration-requested\" targetRef=\"look-again\"",
                                "sourceRef=\"reconsideration-requested\" targetRef=\"outcome\"")),
                trick(
                        "past the review inside a subprocess",
                        "inner",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                SUBMITTED,
                                "<bpmn:subProcess id=\"sub\"><bpmn:startEvent id=\"s\"/><bpmn:serviceTask id=\"inner\""
                                        + " camunda:delegateExpression=\"${recordOutcome}\"/><bpmn:endEvent id=\"e\"/>"
                                        + flow("si", "s", "inner") + flow("ie", "inner", "e") + "</bpmn:subProcess>"
                                        + flow("to-review", "submit-claim", "sub") + flow("sr", "sub", "review"))),
                trick(
                        "more evidence taken for a decision",
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                "sourceRef=\"what-was-decided\" targetRef=\"supply-evidence\"",
                                "sourceRef=\"what-was-decided\" targetRef=\"outcome\"")),
                trick(
                        "a late claim taken up and resolved in one",
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                "sourceRef=\"take-it-up\" targetRef=\"submit\"",
                                "sourceRef=\"take-it-up\" targetRef=\"outcome\"")),
                trick(
                        "an outcome that was sent back",
                        "record-outcome",
                        RefusalReason.NO_REVIEW,
                        Models.claims(
                                "sourceRef=\"outcome-approved\" targetRef=\"review\"",
                                "sourceRef=\"outcome-approved\" targetRef=\"outcome\"")),
                trick(
                        "past the second person by a changed condition",
                        "record-outcome",
                        RefusalReason.NO_APPROVAL,
                        Models.claims(ONE_PERSON, "${decision == 'refund'}")),
                trick(
                        "past the second person by a condition that always holds",
                        "record-outcome",
                        RefusalReason.NO_APPROVAL,
                        Models.claims(ONE_PERSON, "${true}")),
                trick(
                        "past the second person by the default flow",
                        "record-outcome",
                        RefusalReason.NO_APPROVAL,
                        Models.claims("default=\"second-person\"", "default=\"one-person\"")
                                .replace(
                                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + ONE_PERSON
                                                + "</bpmn:conditionExpression>",
                                        "")
                                .replace(
                                        "sourceRef=\"second-person-needed\" targetRef=\"approve-outcome\" />",
                                        "sourceRef=\"second-person-needed\" targetRef=\"approve-outcome\">"
                                                + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${approved}"
                                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>")),
                trick(
                        "past the second person by a timer on the approval",
                        "record-outcome",
                        RefusalReason.NO_APPROVAL,
                        Models.claims(
                                elsewhere,
                                elsewhere + boundary("auto", "approve-outcome", true) + flow("a", "auto", "outcome"))),
                trick(
                        "what a step between lets somebody submit",
                        "record-outcome",
                        RefusalReason.NO_APPROVAL,
                        Models.claims(
                                REVIEW_DONE,
                                "<bpmn:userTask id=\"between\" camunda:candidateGroups=\"support-desk\">"
                                        + "<bpmn:extensionElements><camunda:taskListener delegateExpression=\"${briefPerson}\""
                                        + " event=\"create\"/><camunda:taskListener delegateExpression=\"${takeEvidence}\""
                                        + " event=\"complete\"/></bpmn:extensionElements></bpmn:userTask>"
                                        + flow("to-decision", "review-claim", "between")
                                        + flow("b", "between", "what-was-decided"))),
                trick(
                        "a timer that ends a submitted claim",
                        "gone",
                        RefusalReason.NO_OUTCOME,
                        Models.claims(
                                elsewhere,
                                elsewhere + boundary("auto", "review-claim", true) + "<bpmn:endEvent id=\"gone\"/>"
                                        + flow("a", "auto", "gone"))),
                trick(
                        "a late claim that ends by machine",
                        "claim-not-covered",
                        RefusalReason.NO_OUTCOME,
                        Models.claims(
                                "sourceRef=\"in-time\" targetRef=\"decide-late-claim\"",
                                "sourceRef=\"in-time\" targetRef=\"claim-not-covered\"")),
                trick(
                        "not covered, and nobody to ask",
                        "claim-not-covered",
                        RefusalReason.NO_OUTCOME,
                        Models.claims(
                                "sourceRef=\"may-be-covered\" targetRef=\"not-covered-wait\"",
                                "sourceRef=\"may-be-covered\" targetRef=\"claim-not-covered\"")),
                trick(
                        "a withdrawal that is not written",
                        "withdrawal-recorded",
                        RefusalReason.NO_OUTCOME,
                        Models.claims(
                                flow("to-record-withdrawal", "claim-withdrawn", "record-withdrawal"),
                                flow("to-record-withdrawal", "claim-withdrawn", "withdrawal-recorded"))),
                trick(
                        "a wait before the answer",
                        "pause",
                        RefusalReason.NOT_JUDGED,
                        Models.claims(
                                flow("to-judge", "collect-claim", "judge"),
                                "<bpmn:intermediateCatchEvent id=\"pause\">" + TIMER + "</bpmn:intermediateCatchEvent>"
                                        + flow("to-judge", "collect-claim", "pause") + flow("p", "pause", "judge"))),
                trick(
                        "no classification",
                        "validate-evidence",
                        RefusalReason.NOT_JUDGED,
                        Models.claims(
                                flow("to-classify", "judge", "classify-claim"),
                                flow("to-classify", "judge", "validate-evidence"))),
                trick(
                        "a claim collected twice",
                        "collect-claim",
                        RefusalReason.NOT_JUDGED,
                        Models.claims(
                                "sourceRef=\"evidence-added-later\" targetRef=\"judge\"",
                                "sourceRef=\"evidence-added-later\" targetRef=\"collect-claim\"")),
                trick(
                        "a review after the outcome",
                        "review-claim",
                        RefusalReason.AFTER_OUTCOME,
                        Models.claims(
                                flow("to-resolved", "record-outcome", "claim-resolved"),
                                flow("to-resolved", "record-outcome", "review"))));
    }

    /** What a wait has ended, or nothing has set: the engine would fail at it, with a claim of somebody's. */
    private static Stream<Arguments> variables() {
        String pause = "<bpmn:intermediateCatchEvent id=\"pause\">" + TIMER + "</bpmn:intermediateCatchEvent>";
        return Stream.of(
                trick(
                        "the state of the window after an added wait",
                        "in-time",
                        RefusalReason.NOT_PASSED,
                        Models.claims(
                                flow("to-in-time", "check-claim-window", "in-time"),
                                pause
                                        + flow("to-pause", "check-claim-window", "pause")
                                        + flow("to-in-time", "pause", "in-time"))),
                trick(
                        "the end of the window for a timer after an added wait",
                        "claim-window-closed",
                        RefusalReason.NOT_PASSED,
                        Models.claims(
                                "id=\"evidence-missing\" name=\"no\" sourceRef=\"evidence-complete\" targetRef=\"collect-evidence\" />",
                                "id=\"evidence-missing\" name=\"no\" sourceRef=\"evidence-complete\" targetRef=\"pause\" />"
                                        + pause + flow("p", "pause", "collect-evidence"))),
                trick(
                        "the queue before the window is checked",
                        "who",
                        RefusalReason.NOT_SET,
                        Models.claims(
                                flow("to-window", "measure", "check-claim-window"),
                                "<bpmn:exclusiveGateway id=\"who\" default=\"to-window\"/>"
                                        + flow("to-who", "measure", "who")
                                        + flow("to-window", "who", "check-claim-window")
                                        + "<bpmn:sequenceFlow id=\"again\" sourceRef=\"who\" targetRef=\"check-claim-window\">"
                                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                                        + "${queue == 'reviewers'}</bpmn:conditionExpression></bpmn:sequenceFlow>")),
                trick(
                        "the state of the window for a reminder beside",
                        "who",
                        RefusalReason.NOT_PASSED,
                        Models.claims(
                                flow("to-escalate", "review-overdue", "escalate-review"),
                                "<bpmn:exclusiveGateway id=\"who\" default=\"to-escalate\"/>"
                                        + flow("to-who", "review-overdue", "who")
                                        + flow("to-escalate", "who", "escalate-review")
                                        + "<bpmn:sequenceFlow id=\"stay\" sourceRef=\"who\" targetRef=\"review-escalated\">"
                                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                                        + "${windowState == 'late'}</bpmn:conditionExpression></bpmn:sequenceFlow>")),
                trick(
                        "a decision that the next person's task has cleared",
                        "outcome-approved",
                        RefusalReason.NOT_SET,
                        Models.claims("${approved}", "${approved and decision != 'closure'}")),
                trick(
                        "a slip of the pen",
                        "may-be-covered",
                        RefusalReason.NOT_SET,
                        Models.claims("${coverage == 'not_covered'}", "${covrage == 'not_covered'}")),
                trick(
                        "a field of a form, which is removed when it is submitted",
                        "what-was-decided",
                        RefusalReason.NOT_SET,
                        Models.claims("${decision == 'replacement' ||", "${shopNote == 'replacement' ||")));
    }

    /** It would stop every claim that asks it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            claim-window.dmn|"P7D"|"7 days"|claim-window: row 1, column "Window (ISO 8601 duration)": "7 days" is no span
            claim-window.dmn|"wrong_region_supply"</text>|"delivery_problem"</text>|claim-window: row 2: applies together with row 1
            coverage.dmn|"A delivery failure|"We guarantee a refund. A delivery failure|coverage: row 1, column "Explanation, as the reseller reads it": reads as a promise
            """)
    void aTableThatDoesNotHoldIsRefusedByRowAndColumn(String file, String was, String becomes, String told) {
        String table = Models.replace(Models.shipped(file), was, becomes);

        assertThat(Models.check(file, table)).anySatisfy(finding -> {
            assertThat(finding.reason()).isEqualTo(RefusalReason.TABLE);
            assertThat(finding.toString()).startsWith(told);
        });
    }

    @Test
    void aMissingVariableIsExplained() {
        String paused = Models.claims(
                flow("to-in-time", "check-claim-window", "in-time"),
                "<bpmn:intermediateCatchEvent id=\"pause\">" + TIMER + "</bpmn:intermediateCatchEvent>"
                        + flow("to-pause", "check-claim-window", "pause") + flow("to-in-time", "pause", "in-time"));

        assertThat(Models.check(Models.CLAIMS, paused))
                .filteredOn(finding -> finding.element().equals("in-time"))
                .singleElement()
                .asString()
                .contains("it asks for ${windowState}, and on this path nothing has set")
                .contains("lasts until the claim waits next")
                .contains("Lead every path here through that after its last wait")
                .endsWith("check-claim-window → pause");
    }

    /** Who gets a task, and until when, is asked for where the task is created, and what is known of the claim anywhere. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void whatIsLookedUpNeverLapses(String change, String model) {
        assertThat(Models.check(Models.CLAIMS, model)).as(change).isEmpty();
    }

    private static Stream<Arguments> asked() {
        String pause = "<bpmn:intermediateCatchEvent id=\"pause\">" + TIMER + "</bpmn:intermediateCatchEvent>";
        return Stream.of(
                Arguments.of(
                        "a wait before a review",
                        Models.claims(
                                SUBMITTED,
                                pause
                                        + flow("to-pause", "submit-claim", "pause")
                                        + flow("to-review", "pause", "review"))),
                Arguments.of(
                        "whether a second person is needed, after the approval",
                        Models.claims("${approved}", "${approved and approvalNeeded}")),
                Arguments.of("a second person always", Models.claims("${!approvalNeeded}", "${decision == 'closure'}")),
                Arguments.of(
                        "facts after a wait",
                        Models.claims(
                                SUBMITTED,
                                pause
                                        + flow("to-pause", "submit-claim", "pause")
                                        + "<bpmn:exclusiveGateway id=\"much\" default=\"to-review\"/>"
                                        + flow("to-much", "pause", "much")
                                        + flow("to-review", "much", "review")
                                        + "<bpmn:sequenceFlow id=\"is-much\" sourceRef=\"much\" targetRef=\"decide-late-claim\">"
                                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                                        + "${faceValue >= 500 and region == 'US' and channel == 'api' and resellerId != 'acme'}"
                                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>")));
    }

    @Test
    void aWaitBeforeTheStepThatPassesOnIsNoFault() {
        assertThat(Models.check(
                        Models.CLAIMS,
                        Models.claims(
                                flow("to-submit", "submit", "submit-claim"),
                                "<bpmn:intermediateCatchEvent id=\"pause\">" + TIMER + "</bpmn:intermediateCatchEvent>"
                                        + flow("to-pause", "submit", "pause")
                                        + flow("to-submit", "pause", "submit-claim"))))
                .isEmpty();
    }

    @Test
    void theResultOfATableMayBeAskedFor() {
        assertThat(Models.check(Models.CLAIMS, Models.asking("${high}"))).isEmpty();
    }

    /** The version says nothing; components and properties do. */
    @Test
    void aFormOfTodaysModelerPasses() {
        String form =
                Models.replace(Models.shipped("review-claim.form"), "\"schemaVersion\": 16", "\"schemaVersion\": 19");

        assertThat(Models.check("review-claim.form", form)).isEmpty();
    }

    /** Nobody waits for the guard longer than Modeler does. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aHostileFileIsRefusedInTime(String trick, String name, String content) {
        List<Finding> found = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Models.check(name, content));

        assertThat(found).isNotEmpty();
    }

    static Stream<Arguments> hostile() {
        String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
        return Stream.of(
                arguments("deep elements", "a.bpmn", "<a>".repeat(100_000) + "</a>".repeat(100_000)),
                arguments("a large file", "a.bpmn", " ".repeat(2_000_000)),
                arguments("a deep condition", Models.CLAIMS, Models.claims("${approved}", "${" + deep + "}")),
                arguments("a deep cell", "a.dmn", Models.table("FIRST", "claimType", "boolean", deep + "|true")),
                arguments(
                        "a cell that loops",
                        "a.dmn",
                        Models.table(
                                "FIRST",
                                "claimType",
                                "boolean",
                                "-|" + "some x in (".repeat(9) + "1" + ") satisfies true".repeat(9))),
                arguments("a deep form", "a.form", "{\"id\": \"a\", \"components\": [".repeat(900) + "]}".repeat(900)),
                arguments(
                        "many steps",
                        Models.CLAIMS,
                        Models.claims(
                                SUBMITTED,
                                IntStream.range(0, 2_000)
                                                .mapToObj(i -> "<bpmn:exclusiveGateway id=\"g" + i + "\"/>"
                                                        + flow(
                                                                "f" + i,
                                                                i == 0 ? "submit-claim" : "g" + (i - 1),
                                                                "g" + i))
                                                .collect(Collectors.joining())
                                        + flow("to-review", "g1999", "review"))));
    }

    @Test
    void thePathIsTold() {
        var findings =
                Models.check(Models.CLAIMS, Models.claims(SUBMITTED, flow("to-review", "submit-claim", "outcome")));

        assertThat(findings)
                .singleElement()
                .asString()
                .startsWith("record-outcome: ")
                .contains("claim-reported → collect-claim → classify-claim")
                .endsWith("submit-claim → record-outcome");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherProcesses")
    void anotherProcessIsLookedAtToo(String trick, String step, RefusalReason reason) {
        assertThat(Models.check("other.bpmn", Models.other("other", step)))
                .as(trick)
                .anySatisfy(finding -> {
                    assertThat(finding.element()).isEqualTo("step");
                    assertThat(finding.reason()).isEqualTo(reason);
                });
    }

    static Stream<Arguments> otherProcesses() {
        return Stream.of(
                arguments("a script", "<bpmn:scriptTask id=\"step\" scriptFormat=\"juel\"/>", RefusalReason.CODE),
                arguments("a class", "<bpmn:serviceTask id=\"step\" camunda:class=\"a.B\"/>", RefusalReason.CODE),
                arguments(
                        "an old namespace",
                        "<bpmn:serviceTask id=\"step\" activiti:class=\"a.B\"/>",
                        RefusalReason.CODE),
                arguments(
                        "a delegate of claims, which would work on any claim by its business key",
                        "<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${recordOutcome}\"/>",
                        RefusalReason.BEAN),
                arguments(
                        "a listener of claims",
                        "<bpmn:userTask id=\"step\"><bpmn:extensionElements><camunda:taskListener event=\"complete\""
                                + " delegateExpression=\"${takeReviewDecision}\"/></bpmn:extensionElements></bpmn:userTask>",
                        RefusalReason.BEAN),
                arguments(
                        "the claims' process, called",
                        "<bpmn:callActivity id=\"step\" calledElement=\"code-claim\"/>",
                        RefusalReason.CALLED),
                arguments(
                        "an expression in a name",
                        "<bpmn:userTask id=\"step\" name=\"${dataSource}\"/>",
                        RefusalReason.EXPRESSION),
                arguments(
                        "a form of another origin",
                        "<bpmn:userTask id=\"step\" camunda:formKey=\"embedded:app:x.html\"/>",
                        RefusalReason.FORM));
    }

    @Test
    void anotherProcessTakesNoMessageOfClaims() {
        String model = Models.other(
                        "other",
                        "<bpmn:intermediateCatchEvent id=\"step\"><bpmn:messageEventDefinition messageRef=\"m\"/>"
                                + "</bpmn:intermediateCatchEvent>")
                .replace("<bpmn:process", "<bpmn:message id=\"m\" name=\"claim-withdrawn\"/><bpmn:process");

        assertThat(Models.check("other.bpmn", model))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).isEqualTo(RefusalReason.CONTRACT));
    }

    @Test
    void anotherProcessOfPlainTasksPasses() {
        assertThat(Models.check(
                        "other.bpmn",
                        Models.other("other", "<bpmn:userTask id=\"step\" camunda:candidateGroups=\"reviewers\"/>")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void aTableSpeaksFeelAlone(String trick, String table, RefusalReason reason) {
        assertThat(Models.check("t.dmn", table))
                .as(trick)
                .anySatisfy(finding -> assertThat(finding.reason()).isEqualTo(reason));
    }

    static Stream<Arguments> tables() {
        String window = Models.shipped("claim-window.dmn");
        String routing = Models.shipped("review-routing.dmn");
        return Stream.of(
                arguments(
                        "another language for a cell",
                        Models.replace(
                                window,
                                "<outputEntry id=\"Then_invalid_code_duration\">",
                                "<outputEntry id=\"Then_invalid_code_duration\" expressionLanguage=\"juel\">"),
                        RefusalReason.TABLE),
                arguments(
                        "another language for a column",
                        Models.replace(
                                window,
                                "<inputExpression id=\"InputExpression_claimType\"",
                                "<inputExpression expressionLanguage=\"groovy\" id=\"InputExpression_claimType\""),
                        RefusalReason.TABLE),
                arguments(
                        "another language for the file",
                        Models.replace(window, "<definitions ", "<definitions expressionLanguage=\"javascript\" "),
                        RefusalReason.TABLE),
                arguments(
                        "Java called from FEEL",
                        window.replaceFirst("\"P7D\"", "function(x) external {java: {class: \"a\"}}"),
                        RefusalReason.CODE),
                arguments("an expression", window.replaceFirst("\"P7D\"", "\\${dataSource}"), RefusalReason.EXPRESSION),
                arguments(
                        "a queue of those who file claims",
                        routing.replaceFirst(
                                "\"reviewers\"</text>\\s*</outputEntry>", "\"support-desk\"</text></outputEntry>"),
                        RefusalReason.PEOPLE),
                arguments(
                        "a queue that is calculated",
                        routing.replaceFirst("\"reviewers\"</text>\\s*</outputEntry>", "channel</text></outputEntry>"),
                        RefusalReason.PEOPLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileThatIsNoModelIsRefused(String trick, String name, String content, RefusalReason reason) {
        assertThat(Models.check(name, content))
                .as(trick)
                .anySatisfy(finding -> assertThat(finding.reason()).isEqualTo(reason));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("a script file", "a.js", "1", RefusalReason.RESOURCE),
                arguments("a page", "form.html", "<script>1</script>", RefusalReason.RESOURCE),
                arguments("a case model", "a.cmmn", "<x/>", RefusalReason.RESOURCE),
                arguments("a name that the engine takes for a model", "abpmn", "<x/>", RefusalReason.RESOURCE),
                arguments("no XML", "a.bpmn", "hello", RefusalReason.RESOURCE),
                arguments(
                        "entities, which could hide text",
                        "a.bpmn",
                        "<!DOCTYPE x [<!ENTITY e 'x'>]>" + Models.other("other", ""),
                        RefusalReason.RESOURCE),
                arguments("no form", "a.form", "{", RefusalReason.RESOURCE),
                arguments(
                        "a component that Tasklist cannot show",
                        "a.form",
                        "{\"components\": [{\"type\": \"group\", \"components\": [{\"type\": \"filepicker\", \"id\": \"f\"}]}]}",
                        RefusalReason.FORM),
                arguments(
                        "a frame",
                        "a.form",
                        "{\"components\": [{\"type\": \"iframe\", \"id\": \"f\", \"url\": \"https://example.com\"}]}",
                        RefusalReason.FORM),
                arguments(
                        "a promise in a prepared note",
                        "a.form",
                        "{\"components\": [{\"type\": \"text\", \"id\": \"t\", \"text\": \"We guarantee it\"}]}",
                        RefusalReason.FORM),
                arguments(
                        "a promise in an option",
                        "a.form",
                        "{\"components\": [{\"type\": \"radio\", \"values\": [{\"label\": \"100% sure\", \"value\": \"a\"}]}]}",
                        RefusalReason.FORM));
    }

    private static Arguments trick(String name, String element, RefusalReason reason, String model) {
        return arguments(name, model, element, reason);
    }

    private static Arguments condition(String name, String condition) {
        return trick(
                "a condition with " + name,
                "one-person",
                RefusalReason.EXPRESSION,
                Models.claims(ONE_PERSON, condition));
    }

    private static Arguments event(String name, String definition) {
        return trick(
                name + " on the review",
                "odd",
                RefusalReason.EVENT,
                Models.claims(
                        END_OF_FLOWS,
                        END_OF_FLOWS + "<bpmn:boundaryEvent id=\"odd\" attachedToRef=\"review-claim\"><bpmn:"
                                + definition + "/></bpmn:boundaryEvent>" + flow("f", "odd", "outcome")));
    }

    private static String boundary(String id, String host, boolean interrupting) {
        return "<bpmn:boundaryEvent id=\"" + id + "\" attachedToRef=\"" + host + "\" cancelActivity=\"" + interrupting
                + "\">" + TIMER + "</bpmn:boundaryEvent>";
    }

    private static String flow(String id, String source, String target) {
        return "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + source + "\" targetRef=\"" + target + "\" />";
    }

    private static String extension(String content) {
        return "<bpmn:extensionElements>" + content + "</bpmn:extensionElements>";
    }

    private static String delegate(String bean, String attributes) {
        return Models.claims("camunda:delegateExpression=\"${" + bean + "}\"", attributes);
    }

    private static String form(String task, String attributes) {
        return Models.claims(
                "camunda:formRef=\"" + task + "\" camunda:formRefBinding=\"latest\" camunda:candidateGroups",
                attributes + " camunda:candidateGroups");
    }

    /** The element of this id under another name. */
    private static String swap(String element, String id, String other) {
        String model = Models.shipped(Models.CLAIMS);
        int from = model.indexOf("<bpmn:" + element + " id=\"" + id + "\"");
        int to = model.indexOf("</bpmn:" + element + ">", from);
        assertThat(from).isPositive();
        return model.substring(0, from) + "<bpmn:" + other + model.substring(from + 6 + element.length(), to)
                + "</bpmn:" + other + model.substring(to + 7 + element.length());
    }

    /** The element of this id with more inside. */
    private static String inside(String element, String id, String more) {
        String model = Models.shipped(Models.CLAIMS);
        int to = model.indexOf("</bpmn:" + element + ">", model.indexOf("<bpmn:" + element + " id=\"" + id + "\""));
        return model.substring(0, to) + more + model.substring(to);
    }

    /** The element of this id with one passage of its tag replaced. */
    private static String attribute(String id, String passage, String replacement) {
        String model = Models.shipped(Models.CLAIMS);
        int from = model.indexOf("id=\"" + id + "\" name");
        String tag = model.substring(from, model.indexOf('>', from));
        return model.replace(tag, Models.replace(tag, passage, replacement));
    }
}
