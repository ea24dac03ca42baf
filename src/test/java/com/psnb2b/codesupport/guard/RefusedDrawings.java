package com.psnb2b.codesupport.guard;

import static com.psnb2b.codesupport.guard.Drawings.beforeReview;
import static com.psnb2b.codesupport.guard.Drawings.check;
import static com.psnb2b.codesupport.guard.Drawings.conditional;
import static com.psnb2b.codesupport.guard.Drawings.flow;
import static com.psnb2b.codesupport.guard.Drawings.parallel;
import static com.psnb2b.codesupport.guard.RefusalReason.*;
import static com.psnb2b.codesupport.guard.RefusedDrawings.Side.side;

import com.psnb2b.codesupport.guard.Drawings.Piece;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Of every kind of refusal that a drawing can have: one that is refused, and beside it the nearest that is accepted. */
public final class RefusedDrawings {

    /**
     * A drawing, and what of it stands in the picture.
     *
     * @param shown ids, those further left first
     * @param notes text by the id of the element that it is about
     */
    public record Side(String model, List<String> shown, Map<String, String> notes) {

        static Side side(String model, String shown) {
            return new Side(model, List.of(shown.split(" ")), Map.of());
        }

        Side note(String about, String text) {
            return new Side(model, shown, Map.of(about, text));
        }

        /** As a small diagram. */
        public String sketch() throws Exception {
            return Sketch.of(model, shown, notes);
        }
    }

    /**
     * @param element what the refusal names
     * @param instead the accepted drawing in words
     */
    public record Pair(RefusalReason reason, String element, Side refused, Side accepted, String instead) {

        /** Of its picture. */
        public String file() {
            return reason.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
        }

        /** What the guard says of the refused one. */
        public Finding finding() {
            return Models.check(Models.CLAIMS, refused.model()).stream()
                    .filter(found -> found.reason() == reason && element.equals(found.element()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(reason + " is not found at " + element + ", but "
                            + Models.check(Models.CLAIMS, refused.model())));
        }

        @Override
        public String toString() {
            return reason.name();
        }
    }

    private static final String SHIPPED = Models.shipped(Models.CLAIMS);
    private static final String SUBMITTED = named("to-review", "submit-claim", "review");
    private static final String LAST_FLOW = named("to-escalated", "escalate-review", "review-escalated");
    private static final String HOUR =
            "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>"
                    + "</bpmn:timerEventDefinition>";
    private static final String PAUSE = "<bpmn:intermediateCatchEvent id=\"pause\" name=\"An hour later\">" + HOUR
            + "</bpmn:intermediateCatchEvent>";
    private static final String TWO = beforeReview(parallel(check("a"), check("b")));
    private static final String TWO_SHOWN = "submit-claim part-check-a check-a check-b join-check-a review-claim";
    private static final String WORKER_MODEL = Drawings.all().get("a worker");
    private static final String ASKED = "submit-claim ask-supplier review-claim";
    private static final String CAUGHT = "submit-claim ask-supplier failed-supplier asked-supplier review-claim";
    private static final String CALLING = Drawings.all().get("a called process");
    private static final String COVERED = "check-claim-window may-be-covered not-covered-wait submit-claim";
    private static final String DECIDED = "review-claim second-person-needed approve-outcome record-outcome";

    private RefusedDrawings() {}

    public static List<Pair> all() {
        return List.of(
                // What stands at an element.
                pair(
                        CODE,
                        "look",
                        step(
                                "<bpmn:scriptTask id=\"look\" name=\"Score the claim\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
                        step("<bpmn:businessRuleTask id=\"look\" name=\"Score the claim\" camunda:decisionRef=\"score\" camunda:resultVariable=\"high\" camunda:mapDecisionResult=\"singleEntry\"/>")
                                .note("look", "table score, result variable high"),
                        "a decision table of your own"),
                pair(
                        BEAN,
                        "submit-claim",
                        side(Models.claims("${submitClaim}", "${dataSource}"), "in-time submit-claim review-claim")
                                .note("submit-claim", "${dataSource}"),
                        shipped("in-time submit-claim review-claim").note("submit-claim", "${submitClaim}"),
                        "one of our delegates"),
                pair(
                        EXPRESSION,
                        "one-person",
                        side(Models.claims("${!approvalNeeded}", "${!claim.approvalNeeded}"), DECIDED)
                                .note("second-person-needed", "${!claim.approvalNeeded}"),
                        shipped(DECIDED).note("second-person-needed", "${!approvalNeeded}"),
                        "one variable, and no property of it"),
                pair(
                        VALUE,
                        "review-claim",
                        side(
                                        review("camunda:dueDate=\"${dueDate}\"", "camunda:dueDate=\"tomorrow\""),
                                        "submit-claim review-claim")
                                .note("review-claim", "due date tomorrow"),
                        side(
                                        review("camunda:dueDate=\"${dueDate}\"", "camunda:dueDate=\"P1D\""),
                                        "submit-claim review-claim")
                                .note("review-claim", "due date P1D"),
                        "a span such as `P1D`, a date, or `${dueDate}`"),
                pair(
                        FORM,
                        "review-claim",
                        side(
                                        Models.claims(
                                                "camunda:formRef=\"review-claim\" camunda:formRefBinding=\"latest\"",
                                                "camunda:formKey=\"https://example.com/form\""),
                                        "submit-claim review-claim")
                                .note("review-claim", "form of another address"),
                        shipped("submit-claim review-claim").note("review-claim", "form review-claim, latest"),
                        "a Camunda Form with binding latest"),
                pair(
                        ELEMENT,
                        "look",
                        step("<bpmn:manualTask id=\"look\" name=\"Ask the shop\"/>"),
                        side(beforeReview(check("a")), "submit-claim check-a review-claim")
                                .note("check-a", "result_a = yes, no"),
                        "a user task"),
                pair(
                        PROPERTY,
                        "review-overdue",
                        side(
                                        Models.claims(
                                                "id=\"review-overdue\" name=\"Review overdue\" cancelActivity=\"false\"",
                                                "id=\"review-overdue\" name=\"Review overdue\" cancelActivity=\"0\""),
                                        "submit-claim review-claim review-overdue escalate-review")
                                .note("review-overdue", "cancelActivity = 0"),
                        shipped("submit-claim review-claim review-overdue escalate-review")
                                .note("review-overdue", "cancelActivity = false"),
                        "a value as Modeler writes it"),
                pair(
                        CONTRACT,
                        "record-outcome",
                        side(Models.claims("\"record-outcome\"", "\"record\""), "approve-outcome record claim-resolved")
                                .note("record", "id record"),
                        shipped("approve-outcome record-outcome claim-resolved")
                                .note("record-outcome", "id record-outcome"),
                        "another name, and the same id"),
                pair(
                        PEOPLE,
                        "review-claim",
                        side(
                                        review("camunda:priority", "camunda:assignee=\"owner\" camunda:priority"),
                                        "submit-claim review-claim")
                                .note("review-claim", "assignee owner"),
                        shipped("submit-claim review-claim").note("review-claim", "candidate groups ${queue}"),
                        "candidate groups"),
                pair(
                        NOBODY,
                        "review-claim",
                        side(review("${queue}", "empty"), "submit-claim review-claim")
                                .note("review-claim", "candidate groups empty"),
                        side(review("${queue}", "reviewers"), "submit-claim review-claim")
                                .note("review-claim", "candidate groups reviewers"),
                        "a group that has members"),
                pair(
                        ASYNC,
                        "submit-claim",
                        side(
                                        Models.claims(
                                                "\"${submitClaim}\"", "\"${submitClaim}\" camunda:asyncAfter=\"true\""),
                                        "in-time submit-claim review-claim")
                                .note("submit-claim", "asynchronous after"),
                        shipped("in-time submit-claim review-claim").note("submit-claim", "not asynchronous"),
                        "the box left empty"),
                pair(
                        WORKER,
                        "ask-supplier",
                        side(WORKER_MODEL.replace("camunda:topic=\"ask-supplier\"", "camunda:topic=\"mine\""), ASKED)
                                .note("ask-supplier", "topic mine"),
                        side(WORKER_MODEL, ASKED).note("ask-supplier", "topic ask-supplier"),
                        "a topic of `codesupport.workers.topics`"),
                // What is drawn.
                pair(
                        PARALLEL,
                        "check-first",
                        side(
                                beforeReview(new Piece(
                                        "check-first",
                                        "looked",
                                        check("first").elements() + check("a").elements()
                                                + check("b").elements()
                                                + "<bpmn:exclusiveGateway id=\"looked\"/>"
                                                + flow("check-first", "check-a")
                                                + flow("check-first", "check-b") + flow("check-a", "looked")
                                                + flow("check-b", "looked"))),
                                "check-first check-a check-b looked review-claim"),
                        side(
                                beforeReview(check("first").then(parallel(check("a"), check("b")))),
                                "check-first part-check-a check-a check-b join-check-a review-claim"),
                        "a parallel gateway that parts, and one that joins"),
                pair(
                        MULTI_INSTANCE,
                        "review-claim",
                        side(
                                SHIPPED.replaceFirst(
                                        "(?s)(<bpmn:userTask id=\"review-claim\".*?)</bpmn:userTask>",
                                        "$1" + Drawings.loop(false, "3", null) + "</bpmn:userTask>"),
                                "submit-claim review-claim record-outcome"),
                        side(beforeReview(Drawings.multiple("3")), "submit-claim check-a review-claim record-outcome"),
                        "many who answer, and one who decides"),
                pair(
                        CALLED,
                        "call",
                        side(
                                        CALLING.replace(
                                                "calledElementBinding=\"deployment\"",
                                                "calledElementBinding=\"latest\""),
                                        "submit-claim call review-claim")
                                .note("call", "binding latest"),
                        side(CALLING, "submit-claim call review-claim").note("call", "binding deployment"),
                        "a called process that is pinned in its deployment"),
                pair(
                        EVENT,
                        "pause",
                        step(
                                "<bpmn:intermediateCatchEvent id=\"pause\" name=\"Shop has answered\"><bpmn:signalEventDefinition/></bpmn:intermediateCatchEvent>"),
                        step(PAUSE),
                        "a timer or a message"),
                pair(
                        START,
                        "code-claim",
                        side(
                                        Models.claims(
                                                LAST_FLOW,
                                                LAST_FLOW + "<bpmn:startEvent id=\"mine\" name=\"Each night\">" + HOUR
                                                        + "</bpmn:startEvent>" + named("shortcut", "mine", "review")),
                                        "claim-reported collect-claim mine review-claim")
                                .note("mine", "a second start"),
                        shipped("claim-reported collect-claim review-claim"),
                        "one start; another process of yours files its claims when it is done"),
                pair(
                        GATEWAY,
                        "take-it-up",
                        side(
                                Models.claims(" default=\"taken-up\"", ""),
                                "decide-late-claim take-it-up submit-claim record-outcome"),
                        shipped("decide-late-claim take-it-up submit-claim record-outcome")
                                .note("take-it-up", "default flow: the way to a person"),
                        "a default flow"),
                pair(
                        FLOW,
                        "odd",
                        side(
                                Models.claims(
                                        SUBMITTED,
                                        SUBMITTED
                                                + boundary("odd", "submit-claim")
                                                + named("f", "odd", "decide-late-claim")),
                                "in-time submit-claim odd review-claim decide-late-claim"),
                        side(
                                beforeReview(new Piece(
                                        "check-a",
                                        "looked",
                                        check("a").elements() + "<bpmn:exclusiveGateway id=\"looked\"/>"
                                                + boundary("late", "check-a") + flow("check-a", "looked")
                                                + flow("late", "looked"))),
                                "submit-claim check-a late looked review-claim"),
                        "a boundary event at a task where something waits"),
                pair(
                        LOOP,
                        "judge",
                        side(
                                Models.claims(
                                        "sourceRef=\"evidence-complete\" targetRef=\"collect-evidence\"",
                                        "sourceRef=\"evidence-complete\" targetRef=\"judge\""),
                                "judge classify-claim validate-evidence evidence-complete check-claim-window"),
                        shipped(
                                "judge classify-claim validate-evidence evidence-complete collect-evidence check-claim-window"),
                        "a loop in which somebody is waited for"),
                // Where a path leads.
                pair(
                        NO_REVIEW,
                        "record-outcome",
                        side(
                                Models.claims(SUBMITTED, named("to-review", "submit-claim", "outcome")),
                                "in-time submit-claim record-outcome"),
                        shipped("in-time submit-claim review-claim record-outcome"),
                        "a person who decides"),
                pair(
                        NO_APPROVAL,
                        "record-outcome",
                        side(Models.claims("${!approvalNeeded}", "${decision == 'refund'}"), DECIDED)
                                .note("second-person-needed", "one person: ${decision == 'refund'}"),
                        shipped(DECIDED).note("second-person-needed", "one person: ${!approvalNeeded}"),
                        "the second person wherever `${approvalNeeded}`"),
                pair(
                        NO_OUTCOME,
                        "gone",
                        side(
                                Models.claims(
                                        LAST_FLOW,
                                        LAST_FLOW + boundary("auto", "review-claim")
                                                + "<bpmn:endEvent id=\"gone\" name=\"Claim closed\"/>"
                                                + named("a", "auto", "gone")),
                                "submit-claim review-claim auto gone record-outcome"),
                        shipped("submit-claim review-claim review-overdue escalate-review record-outcome"),
                        "a timer that tells another person, and ends nothing"),
                pair(
                        NOT_JUDGED,
                        "pause",
                        side(
                                Models.claims(
                                        named("to-judge", "collect-claim", "judge"),
                                        PAUSE
                                                + named("to-judge", "collect-claim", "pause")
                                                + named("p", "pause", "judge")),
                                "claim-reported collect-claim pause classify-claim"),
                        side(paused(), "check-claim-window submit-claim pause review-claim"),
                        "a wait after the claim is judged"),
                pair(
                        AFTER_OUTCOME,
                        "review-claim",
                        side(
                                Models.claims(
                                        named("to-resolved", "record-outcome", "claim-resolved"),
                                        named("to-resolved", "record-outcome", "review")),
                                "submit-claim review-claim record-outcome"),
                        shipped("submit-claim review-claim record-outcome claim-resolved"),
                        "an end behind the outcome"),
                pair(
                        LEFT_OVER,
                        "check-a",
                        side(
                                Models.claims(
                                        LAST_FLOW,
                                        LAST_FLOW
                                                + check("a").elements()
                                                + "<bpmn:endEvent id=\"looked\"/>"
                                                + boundary("late", "review-claim")
                                                        .replace("cancelActivity=\"true\"", "cancelActivity=\"false\"")
                                                + flow("late", "check-a")
                                                + flow("check-a", "looked")),
                                "submit-claim review-claim late check-a looked record-outcome"),
                        side(
                                        Drawings.all().get("somebody beside"),
                                        "submit-claim first-look review-claim record-outcome")
                                .note("first-look", "holds both, and waits for both"),
                        "a subprocess around both; or a terminate end behind the outcome"),
                pair(
                        TWICE,
                        "review-claim",
                        side(
                                TWO.replace(
                                        "<bpmn:parallelGateway id=\"join-check-a\"/>",
                                        "<bpmn:exclusiveGateway id=\"join-check-a\"/>"),
                                TWO_SHOWN),
                        side(TWO, TWO_SHOWN),
                        "a parallel gateway joins what a parallel one has parted"),
                pair(
                        TWO_DECIDE,
                        "check-a",
                        side(
                                        TWO.replace("${takeResult}", "${takeReviewDecision}")
                                                .replace("formRef=\"check-a\"", "formRef=\"review-claim\"")
                                                .replace("formRef=\"check-b\"", "formRef=\"review-claim\"")
                                                .replaceAll("<camunda:properties>.*?</camunda:properties>", ""),
                                        TWO_SHOWN)
                                .note("check-b", "both ${takeReviewDecision}"),
                        side(TWO, TWO_SHOWN).note("check-b", "both ${takeResult}, result_…"),
                        "two who answer, and one who decides"),
                pair(
                        STUCK,
                        "join-check-a",
                        side(
                                TWO.replace(
                                                "<bpmn:parallelGateway id=\"part-check-a\"/>",
                                                "<bpmn:exclusiveGateway id=\"part-check-a\" default=\"f-part-check-a-check-a\"/>")
                                        .replace(
                                                flow("part-check-a", "check-b"),
                                                conditional("part-check-a", "check-b", "${evidenceComplete}")),
                                TWO_SHOWN),
                        side(TWO, TWO_SHOWN),
                        "the same kind of gateway on both sides"),
                pair(
                        UNCAUGHT,
                        "ask-supplier",
                        side(
                                        WORKER_MODEL.replace(
                                                "<bpmn:errorEventDefinition/>",
                                                "<bpmn:errorEventDefinition errorRef=\"not-ours\"/>"),
                                        CAUGHT)
                                .note("failed-supplier", "error not-ours alone"),
                        side(WORKER_MODEL, CAUGHT).note("failed-supplier", "any error"),
                        "an error boundary event without a code"),
                pair(
                        DEAD_END,
                        "review-claim",
                        side(
                                Models.claims(
                                                "sourceRef=\"second-person-needed\" targetRef=\"outcome\"",
                                                "sourceRef=\"second-person-needed\" targetRef=\"submit\"")
                                        .replace(
                                                "sourceRef=\"outcome-approved\" targetRef=\"outcome\"",
                                                "sourceRef=\"outcome-approved\" targetRef=\"submit\""),
                                "submit-claim review-claim second-person-needed approve-outcome"),
                        shipped("submit-claim review-claim second-person-needed approve-outcome record-outcome"),
                        "a way to the outcome"),
                pair(
                        NOT_PASSED,
                        "in-time",
                        side(
                                        Models.claims(
                                                named("to-in-time", "check-claim-window", "in-time"),
                                                PAUSE
                                                        + named("to-pause", "check-claim-window", "pause")
                                                        + named("to-in-time", "pause", "in-time")),
                                        "check-claim-window pause in-time submit-claim decide-late-claim")
                                .note("in-time", "asks for ${windowState}"),
                        side(paused(), "check-claim-window in-time submit-claim decide-late-claim pause review-claim")
                                .note("in-time", "asks for ${windowState}"),
                        "a wait after the gateway that asks"),
                pair(
                        NOT_SET,
                        "may-be-covered",
                        side(Models.claims("${coverage == 'not_covered'}", "${covrage == 'not_covered'}"), COVERED)
                                .note("may-be-covered", "${covrage == 'not_covered'}"),
                        shipped(COVERED).note("may-be-covered", "${coverage == 'not_covered'}"),
                        "a variable that is there"));
    }

    private static Pair pair(RefusalReason reason, String element, Side refused, Side accepted, String instead) {
        return new Pair(reason, element, refused, accepted, instead);
    }

    private static Side shipped(String shown) {
        return side(SHIPPED, shown);
    }

    /** One element between submission and review. */
    private static Side step(String element) {
        String id = element.replaceAll("(?s)^<bpmn:\\w+ id=\"([^\"]*)\".*", "$1");
        return side(beforeReview(new Piece(id, id, element)), "submit-claim " + id + " review-claim");
    }

    /** In the task itself, one passage in place of another. */
    private static String review(String was, String becomes) {
        int from = SHIPPED.indexOf("<bpmn:userTask id=\"review-claim\"");
        int to = SHIPPED.indexOf(">", from);
        return SHIPPED.substring(0, from) + SHIPPED.substring(from, to).replace(was, becomes) + SHIPPED.substring(to);
    }

    private static String paused() {
        return Models.claims(
                SUBMITTED, PAUSE + named("to-pause", "submit-claim", "pause") + named("to-review", "pause", "review"));
    }

    private static String boundary(String id, String host) {
        return "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"true\">%s</bpmn:boundaryEvent>"
                .formatted(id, host, HOUR);
    }

    private static String named(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(id, from, to);
    }
}
