package com.psnb2b.codesupport.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Drawings of what owners ask for: the shipped process with something between submission and review. */
public final class Drawings {

    private static final String SUBMITTED =
            "<bpmn:sequenceFlow id=\"to-review\" sourceRef=\"submit-claim\" targetRef=\"review\" />";
    private static final String AN_HOUR =
            "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>"
                    + "</bpmn:timerEventDefinition>";

    /** The codes that any of them names. */
    private static final String CODES = "<bpmn:error id=\"not-ours\" errorCode=\"not-ours\"/>"
            + "<bpmn:error id=\"refused\" errorCode=\"refused\"/><bpmn:error id=\"unreadable\" errorCode=\"unreadable\"/>"
            + "<bpmn:escalation id=\"look-at-this\" escalationCode=\"look-at-this\"/>";

    private Drawings() {}

    /** Every kind of drawing, by what it shows; each is accepted. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("as shipped", Models.shipped(Models.CLAIMS));
        all.put("two who look at once", beforeReview(parallel(check("a"), check("b"))));
        all.put("two reviews side by side", twoReviews());
        all.put("fraud beside the review", fraudBeside());
        all.put("nested", beforeReview(nested()));
        all.put("inclusive", beforeReview(inclusive()));
        all.put("a worker", beforeReview(worker()));
        all.put("an error path", beforeReview(errorPath()));
        all.put("an escalation", beforeReview(escalation()));
        all.put("multiple", beforeReview(multiple("3")));
        all.put("multiple in a subprocess", beforeReview(multipleSubprocess()));
        all.put("a called process", calling(null));
        all.put("somebody beside", beforeReview(beside()));
        return all;
    }

    /** One drawing of everything: side by side, with an error path, many times, and in a called process. */
    public static String everything() {
        return calling(parallel(check("a"), caught(worker("first", ""), "first"))
                .then(check("c", loop(false, "3", "${nrOfCompletedInstances >= 2}"))));
    }

    /** A piece of drawing, with the elements at which it begins and ends. */
    public record Piece(String first, String last, String elements) {

        Piece then(Piece next) {
            return new Piece(first, next.last, elements + next.elements + flow(last, next.first));
        }
    }

    public static String beforeReview(Piece piece) {
        return between(Models.shipped(Models.CLAIMS), piece);
    }

    private static String between(String model, Piece piece) {
        return Models.replace(
                Models.replace(model, "</bpmn:process>", "</bpmn:process>" + CODES),
                SUBMITTED,
                flow("submit-claim", piece.first())
                        + piece.elements()
                        + flow(piece.last(), "submit-again")
                        + "<bpmn:serviceTask id=\"submit-again\" camunda:delegateExpression=\"${submitClaim}\"/>"
                        + SUBMITTED.replace("\"submit-claim\"", "\"submit-again\""));
    }

    /** A person who answers {@code result_NAME}. */
    public static Piece check(String name) {
        return check(name, "");
    }

    static Piece check(String name, String inside) {
        String id = "check-" + name;
        return new Piece(id, id, """
                <bpmn:userTask id="%1$s" name="Check %2$s" camunda:candidateGroups="reviewers" camunda:formRef="%1$s"
                    camunda:formRefBinding="latest">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="result_%2$s" value="yes, no"/></camunda:properties>
                    <camunda:taskListener delegateExpression="${briefPerson}" event="create"/>
                    <camunda:taskListener delegateExpression="${takeResult}" event="complete"/>
                  </bpmn:extensionElements>
                  %3$s
                </bpmn:userTask>""".formatted(id, name, inside));
    }

    /** A worker who answers {@code result_NAME}; its errors lead to the element of this id. */
    static Piece worker(String name, String inside) {
        String id = "ask-" + name;
        return new Piece(id, id, """
                <bpmn:serviceTask id="%1$s" camunda:type="external" camunda:topic="ask-supplier">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="result_%2$s" value="text"/></camunda:properties>
                  </bpmn:extensionElements>
                  %3$s
                </bpmn:serviceTask>""".formatted(id, name, inside));
    }

    /**
     * A step that calls the address {@code supplier}; each of its errors leads on by a boundary event of its own.
     *
     * @param properties name and value in turn
     */
    public static String http(String... properties) {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < properties.length; i += 2) {
            drawn.append("<camunda:property name=\"%s\" value=\"%s\"/>"
                    .formatted(properties[i], Models.escaped(properties[i + 1])));
        }
        return beforeReview(new Piece(
                "call-supplier",
                "called-supplier",
                """
                <bpmn:serviceTask id="call-supplier" name="Ask the supplier" camunda:type="external" camunda:topic="http:supplier">
                  <bpmn:extensionElements><camunda:properties>%s</camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:exclusiveGateway id="called-supplier"/>""".formatted(drawn)
                        + boundary("no-answer", "call-supplier", true, "<bpmn:errorEventDefinition/>")
                        + boundary(
                                "refused-it",
                                "call-supplier",
                                true,
                                "<bpmn:errorEventDefinition errorRef=\"refused\"/>")
                        + boundary(
                                "not-read",
                                "call-supplier",
                                true,
                                "<bpmn:errorEventDefinition errorRef=\"unreadable\"/>")
                        + flow("call-supplier", "called-supplier")
                        + flow("no-answer", "called-supplier")
                        + flow("refused-it", "called-supplier")
                        + flow("not-read", "called-supplier")));
    }

    /** A review beside others, which answers {@code result_NAME}. */
    public static Piece review(String name, String inside) {
        String id = "review-" + name;
        return new Piece(id, id, """
                <bpmn:userTask id="%1$s" name="Review beside" camunda:candidateGroups="reviewers" camunda:formRef="review-claim"
                    camunda:formRefBinding="latest">
                  <bpmn:extensionElements>
                    <camunda:properties>
                      <camunda:property name="result_%2$s" value="replacement, refund, closure, more_evidence"/>
                    </camunda:properties>
                    <camunda:taskListener delegateExpression="${briefPerson}" event="create"/>
                    <camunda:taskListener delegateExpression="${takeReviewBeside}" event="complete"/>
                  </bpmn:extensionElements>
                  %3$s
                </bpmn:userTask>""".formatted(id, name, inside));
    }

    /** Above a worth two review at once; what they say alike is the decision, and else the seniors decide. */
    public static String twoReviews() {
        return twoReviews(parallel(review("first", ""), review("second", "")));
    }

    /** The same with other reviews. */
    public static String twoReviews(Piece reviews) {
        return Models.replace(
                Models.shipped(Models.CLAIMS),
                SUBMITTED,
                flow("submit-claim", "worth-two")
                        + "<bpmn:exclusiveGateway id=\"worth-two\" default=\"to-review\"/>"
                        + SUBMITTED.replace("\"submit-claim\"", "\"worth-two\"")
                        + conditional("worth-two", reviews.first(), "${faceValue >= 500}")
                        + reviews.elements()
                        + flow(reviews.last(), "compare-reviews")
                        + "<bpmn:serviceTask id=\"compare-reviews\" name=\"Compare reviews\""
                        + " camunda:delegateExpression=\"${compareReviews}\"/>"
                        + flow("compare-reviews", "do-they-agree")
                        + "<bpmn:exclusiveGateway id=\"do-they-agree\" default=\"f-do-they-agree-settle-reviews\"/>"
                        + conditional("do-they-agree", "decided", "${reviewsAgree}")
                        + flow("do-they-agree", "settle-reviews")
                        + """
                                <bpmn:userTask id="settle-reviews" name="Settle reviews" camunda:candidateGroups="senior-reviewers"
                                    camunda:formRef="review-claim" camunda:formRefBinding="latest">
                                  <bpmn:extensionElements>
                                    <camunda:taskListener delegateExpression="${briefPerson}" event="create"/>
                                    <camunda:taskListener delegateExpression="${takeReviewDecision}" event="complete"/>
                                  </bpmn:extensionElements>
                                </bpmn:userTask>
                                <bpmn:exclusiveGateway id="decided"/>"""
                        + flow("settle-reviews", "decided")
                        + flow("decided", "what-was-decided"));
    }

    /** Fraud is looked at while the review goes on; where it is one, the seniors look. */
    public static String fraudBeside() {
        Piece fraud = check("fraud");
        // What the reviewer asks for is due by then, however long the other looks.
        String due = Models.claims("${requestDue}", "${dueDate}");
        return Models.replace(
                Models.replace(
                        due,
                        "<bpmn:sequenceFlow id=\"to-reviewer\" sourceRef=\"review\" targetRef=\"review-claim\" />",
                        "<bpmn:parallelGateway id=\"part-fraud\"/><bpmn:parallelGateway id=\"join-fraud\"/>"
                                + fraud.elements()
                                + flow("review", "part-fraud")
                                + flow("part-fraud", "check-fraud")
                                + flow("check-fraud", "join-fraud")
                                + "<bpmn:sequenceFlow id=\"to-reviewer\" sourceRef=\"part-fraud\" targetRef=\"review-claim\" />"),
                "<bpmn:sequenceFlow id=\"to-decision\" sourceRef=\"review-claim\" targetRef=\"what-was-decided\" />",
                flow("review-claim", "join-fraud")
                        + "<bpmn:exclusiveGateway id=\"is-it-fraud\" default=\"to-decision\"/>"
                        + flow("join-fraud", "is-it-fraud")
                        + conditional("is-it-fraud", "decide-late-claim", "${result_fraud == 'yes'}")
                        + "<bpmn:sequenceFlow id=\"to-decision\" sourceRef=\"is-it-fraud\" targetRef=\"what-was-decided\" />");
    }

    public static Piece parallel(Piece... branches) {
        return parting("parallelGateway", "", branches);
    }

    private static Piece parting(String gateway, String attributes, Piece... branches) {
        String id = branches[0].first();
        StringBuilder elements = new StringBuilder(
                "<bpmn:%1$s id=\"part-%2$s\"%3$s/><bpmn:%1$s id=\"join-%2$s\"/>".formatted(gateway, id, attributes));
        for (Piece branch : branches) {
            elements.append(flow("part-" + id, branch.first()))
                    .append(branch.elements())
                    .append(flow(branch.last(), "join-" + id));
        }
        return new Piece("part-" + id, "join-" + id, elements.toString());
    }

    /** As many people as this, each of whom answers for themselves. */
    public static String sideBySide(int many) {
        return beforeReview(parallel(IntStream.range(0, many)
                .mapToObj(i -> caught(worker("w" + i, ""), "w" + i).then(check("c" + i)))
                .toArray(Piece[]::new)));
    }

    private static Piece nested() {
        return parallel(
                check("a"), subprocess("looking", parallel(check("b"), check("c")), "<bpmn:endEvent id=\"looked\"/>"));
    }

    private static Piece subprocess(String id, Piece inside, String end) {
        String endId = end.replaceAll("(?s)^<bpmn:endEvent id=\"([^\"]*)\".*", "$1");
        return new Piece(id, id, """
                <bpmn:subProcess id="%1$s"><bpmn:startEvent id="%1$s-start"/>%2$s%3$s%4$s%5$s</bpmn:subProcess>""".formatted(
                        id, inside.elements(), end, flow(id + "-start", inside.first()), flow(inside.last(), endId)));
    }

    private static Piece inclusive() {
        Piece some =
                parting("inclusiveGateway", " default=\"f-part-check-a-check-b\"", check("a"), check("b"), check("c"));
        return new Piece(
                some.first(),
                some.last(),
                some.elements()
                        .replace(
                                flow("part-check-a", "check-a"),
                                conditional("part-check-a", "check-a", "${evidenceComplete}"))
                        .replace(
                                flow("part-check-a", "check-c"),
                                conditional("part-check-a", "check-c", "${coverage == 'not_covered'}")));
    }

    private static Piece worker() {
        return caught(worker("supplier", ""), "supplier");
    }

    /** The worker's errors lead to a person. */
    private static Piece caught(Piece worker, String name) {
        String after = "asked-" + name;
        return new Piece(
                worker.first(),
                after,
                worker.elements()
                        + "<bpmn:exclusiveGateway id=\"" + after + "\"/>"
                        + flow(worker.last(), after)
                        + boundary("failed-" + name, "ask-" + name, true, "<bpmn:errorEventDefinition/>")
                        + boundary("slow-" + name, "ask-" + name, true, AN_HOUR)
                        + flow("failed-" + name, after)
                        + flow("slow-" + name, after));
    }

    private static Piece errorPath() {
        String errors = "<bpmn:errorEventDefinition errorRef=\"not-ours\"/>";
        Piece asked = subprocess(
                "asking",
                worker("supplier", "").then(choice("result_supplier", "not-ours-end")),
                "<bpmn:endEvent id=\"asked\"/><bpmn:endEvent id=\"not-ours-end\">" + errors + "</bpmn:endEvent>");
        Piece looked = check("a");
        return new Piece(
                "asking",
                "after-asking",
                asked.elements() + looked.elements() + "<bpmn:exclusiveGateway id=\"after-asking\"/>"
                        + boundary("not-ours-caught", "asking", true, errors)
                        + boundary("any-error-caught", "asking", true, "<bpmn:errorEventDefinition/>")
                        + flow("asking", "after-asking")
                        + flow("not-ours-caught", looked.first())
                        + flow("any-error-caught", "after-asking")
                        + flow(looked.last(), "after-asking"));
    }

    /** Leads to the one where the result is yes, and else on. */
    private static Piece choice(String result, String to) {
        String id = "is-" + result;
        return new Piece(
                id,
                id + "-no",
                "<bpmn:exclusiveGateway id=\"" + id + "\" default=\"f-" + id + "-" + id + "-no\"/>"
                        + "<bpmn:exclusiveGateway id=\"" + id + "-no\"/>"
                        + flow(id, id + "-no")
                        + conditional(id, to, "${" + result + " == 'yes'}"));
    }

    private static Piece escalation() {
        String thrown = "<bpmn:escalationEventDefinition escalationRef=\"look-at-this\"/>";
        Piece inside = check("a")
                .then(new Piece(
                        "raise",
                        "raise",
                        "<bpmn:intermediateThrowEvent id=\"raise\">" + thrown + "</bpmn:intermediateThrowEvent>"));
        Piece around = subprocess("raising", inside.then(check("b")), "<bpmn:endEvent id=\"raised\"/>");
        return new Piece(
                around.first(),
                around.last(),
                around.elements()
                        + boundary("raised-caught", "raising", false, thrown)
                        + "<bpmn:serviceTask id=\"raise-more\" camunda:asyncBefore=\"true\""
                        + " camunda:delegateExpression=\"${escalateReview}\"/><bpmn:endEvent id=\"raised-more\"/>"
                        + flow("raised-caught", "raise-more")
                        + flow("raise-more", "raised-more"));
    }

    static Piece multiple(String number) {
        return check("a", loop(false, number, "${nrOfCompletedInstances >= 2}"));
    }

    private static Piece multipleSubprocess() {
        Piece inside = caught(worker("supplier", ""), "supplier").then(check("a"));
        Piece around = subprocess("each", inside, "<bpmn:endEvent id=\"each-done\"/>");
        return new Piece(
                "each",
                "each",
                around.elements()
                        .replace(
                                "<bpmn:subProcess id=\"each\">",
                                "<bpmn:subProcess id=\"each\">" + loop(true, "2", null)));
    }

    static String loop(boolean sequential, String number, String until) {
        return """
                <bpmn:multiInstanceLoopCharacteristics isSequential="%s">
                  <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">%s</bpmn:loopCardinality>%s
                </bpmn:multiInstanceLoopCharacteristics>""".formatted(
                        sequential,
                        number,
                        until == null
                                ? ""
                                : "<bpmn:completionCondition xsi:type=\"bpmn:tFormalExpression\">" + until
                                        + "</bpmn:completionCondition>");
    }

    private static String calling(Piece before) {
        Piece call = new Piece("call", "call", """
                <bpmn:callActivity id="call" calledElement="look-closer" camunda:calledElementBinding="deployment">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}"/>
                    <camunda:in source="claimType" target="claimType"/>
                    <camunda:out source="result_supplier" target="result_supplier"/>
                  </bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:exclusiveGateway id="called"/>""" + flow("call", "called"));
        Piece then = new Piece(
                "call",
                "called",
                call.elements()
                        + boundary("call-failed", "call", true, "<bpmn:errorEventDefinition/>")
                        + flow("call-failed", "called"));
        Piece inside = parallel(worker("supplier", ""), worker("shop", ""));
        return Models.replace(
                between(Models.shipped(Models.CLAIMS), before == null ? then : before.then(then)),
                "</bpmn:process>",
                """
                </bpmn:process>
                <bpmn:process id="look-closer" name="Look closer" isExecutable="true" camunda:historyTimeToLive="P365D"
                    camunda:isStartableInTasklist="false">
                  <bpmn:startEvent id="look-closer-start"/><bpmn:endEvent id="looked-closer"/>%s%s%s
                </bpmn:process>""".formatted(
                                inside.elements(),
                                flow("look-closer-start", inside.first()),
                                flow(inside.last(), "looked-closer")));
    }

    /** A second person, when the first takes long. */
    private static Piece beside() {
        Piece inside = check("a");
        Piece around = subprocess(
                "first-look",
                new Piece(
                        inside.first(),
                        inside.last(),
                        inside.elements() + check("b").elements() + "<bpmn:endEvent id=\"b-looked\"/>"
                                + boundary("a-late", "check-a", false, AN_HOUR)
                                + flow("a-late", "check-b")
                                + flow("check-b", "b-looked")),
                "<bpmn:endEvent id=\"looked\"/>");
        return around;
    }

    private static String boundary(String id, String host, boolean interrupting, String definition) {
        return "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"%s\">%s</bpmn:boundaryEvent>"
                .formatted(id, host, interrupting, definition);
    }

    static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"f-%1$s-%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\" />".formatted(from, to);
    }

    static String conditional(String from, String to, String condition) {
        return flow(from, to)
                .replace(
                        " />",
                        "><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition
                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>");
    }

    /** A form for {@link #check}: {@code check-NAME} has the field {@code result_NAME}. */
    public static String form(String id) {
        return """
                {"id": "%s", "type": "default", "schemaVersion": 16, "components": [{"type": "radio", "id": "Field_1",
                 "key": "result_%s", "label": "Answer", "values": [{"label": "Yes", "value": "yes"},
                 {"label": "No", "value": "no"}]}]}""".formatted(id, id.substring("check-".length()).replace('-', '_'));
    }
}
