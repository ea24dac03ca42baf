package com.psnb2b.codesupport.process.guard;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * The elements and properties that a model may have, and where an expression may stand. The list says what is allowed:
 * what is not in it is refused, also where the engine would ignore it.
 */
final class Vocabulary {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Set<String> BOOLEANS =
            Set.of("isExecutable", "isClosed", "isInterrupting", "cancelActivity", "triggeredByEvent", "asyncBefore");

    /** Read by Modeler and by nothing else. */
    private static final Set<String> OF_MODELER =
            Set.of("modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon");

    /** May hold <code>${variable}</code>. */
    private static final Set<String> WITH_VARIABLE = Set.of(
            "candidateGroups",
            "candidateUsers",
            "assignee",
            "priority",
            "dueDate",
            "followUpDate",
            "timeDate",
            "timeDuration",
            "timeCycle");

    /** What the schema says where nothing is written; tools that write it out mean nothing by it. */
    private static final Map<String, Set<String>> DEFAULTS = Map.of(
            "expressionLanguage", Set.of("http://www.w3.org/1999/XPath"),
            "typeLanguage", Set.of("http://www.w3.org/2001/XMLSchema"),
            "parallelMultiple", Set.of("false"),
            "isForCompensation", Set.of("false"),
            "startQuantity", Set.of("1"),
            "completionQuantity", Set.of("1"),
            "implementation", Set.of("##WebService", "##unspecified"),
            "instantiate", Set.of("false"),
            "eventGatewayType", Set.of("Exclusive"));

    private static final String BEAN = "delegateExpression";
    private static final String CONDITION = "conditionExpression";

    private record Kind(Set<String> own, Set<String> camunda, boolean hasText) {}

    private static final Map<String, Kind> BPMN_KINDS = Map.ofEntries(
            kind("definitions", "targetNamespace exporter exporterVersion", ""),
            kind(
                    "process",
                    "isExecutable processType isClosed",
                    "historyTimeToLive versionTag isStartableInTasklist candidateStarterGroups"),
            kind("startEvent", "isInterrupting", "formRef formRefBinding"),
            kind("endEvent", "", ""),
            kind("intermediateCatchEvent", "", ""),
            kind("boundaryEvent", "attachedToRef cancelActivity", ""),
            kind("messageEventDefinition", "messageRef", ""),
            kind("timerEventDefinition", "", ""),
            text("timeDate", ""),
            text("timeDuration", ""),
            text("timeCycle", ""),
            kind("message", "", ""),
            kind("serviceTask", "", "delegateExpression asyncBefore"),
            kind(
                    "userTask",
                    "",
                    "formRef formRefBinding formKey candidateGroups candidateUsers assignee priority dueDate followUpDate"),
            kind("businessRuleTask", "", "decisionRef decisionRefBinding mapDecisionResult resultVariable"),
            kind("subProcess", "triggeredByEvent", ""),
            kind("exclusiveGateway", "default gatewayDirection", ""),
            kind("eventBasedGateway", "gatewayDirection", ""),
            kind("sequenceFlow", "sourceRef targetRef", ""),
            text("conditionExpression", ""),
            text("incoming", ""),
            text("outgoing", ""),
            kind("extensionElements", "", ""),
            // What is drawn and never run.
            text("documentation", "textFormat"),
            kind("textAnnotation", "textFormat", ""),
            text("text", ""),
            kind("association", "sourceRef targetRef associationDirection", ""),
            kind("group", "categoryValueRef", ""),
            kind("category", "", ""),
            kind("categoryValue", "value", ""),
            kind("collaboration", "isClosed", ""),
            kind("participant", "processRef", ""),
            kind("laneSet", "", ""),
            kind("lane", "", ""),
            text("flowNodeRef", ""));

    private static final Map<String, Kind> CAMUNDA_KINDS = Map.ofEntries(
            kind("taskListener", "delegateExpression event", ""),
            text("failedJobRetryTimeCycle", ""),
            kind("properties", "", ""),
            kind("property", "value", ""));

    private static final Map<String, Finding> WELL_KNOWN = Map.ofEntries(
            why("scriptTask", Reason.CODE, "a script is code"),
            why("script", Reason.CODE, "a script is code"),
            why("sendTask", Reason.CODE, "a send task runs code; what goes out is sent by the application"),
            why("connector", Reason.CODE, "a connector calls other systems"),
            why("field", Reason.CODE, "a field sets values inside a delegate"),
            why("executionListener", Reason.BEAN, "no execution listener is known"),
            why("inputOutput", Reason.EXPRESSION, "a mapping could hide or set what the claim is routed by"),
            why("in", Reason.EXPRESSION, "a mapping could hide or set what the claim is routed by"),
            why("out", Reason.EXPRESSION, "a mapping could hide or set what the claim is routed by"),
            why("formData", Reason.FORM, "use a Camunda Form, linked with binding latest"),
            why(
                    "callActivity",
                    Reason.CALLED,
                    "a called process can change later without this one being checked again"),
            why("transaction", Reason.CALLED, "a transaction cannot be checked; use a subprocess"),
            why("adHocSubProcess", Reason.CALLED, "its steps have no order that could be checked"),
            why("parallelGateway", Reason.PARALLEL, "a claim is in one place at a time; use an exclusive gateway"),
            why("inclusiveGateway", Reason.PARALLEL, "a claim is in one place at a time; use an exclusive gateway"),
            why("complexGateway", Reason.PARALLEL, "a claim is in one place at a time; use an exclusive gateway"),
            why(
                    "multiInstanceLoopCharacteristics",
                    Reason.MULTI_INSTANCE,
                    "a step is done once each time it is reached"),
            why("standardLoopCharacteristics", Reason.MULTI_INSTANCE, "a step is done once each time it is reached"),
            why("intermediateThrowEvent", Reason.EVENT, "a claim is moved on by messages and timers alone"),
            why("signalEventDefinition", Reason.EVENT, "a claim is moved on by messages and timers alone"),
            why("conditionalEventDefinition", Reason.EVENT, "a claim is moved on by messages and timers alone"),
            why("errorEventDefinition", Reason.EVENT, "a claim is moved on by messages and timers alone"),
            why("escalationEventDefinition", Reason.EVENT, "a claim is moved on by messages and timers alone"),
            why("compensateEventDefinition", Reason.EVENT, "what was done to a claim is not undone"),
            why("cancelEventDefinition", Reason.EVENT, "what was done to a claim is not undone"),
            why("terminateEventDefinition", Reason.EVENT, "it would end a claim from anywhere; use a plain end"),
            why("linkEventDefinition", Reason.EVENT, "a link hides a path; draw the sequence flow"),
            why("task", Reason.ELEMENT, "it does nothing; say what kind of task it is"),
            why("manualTask", Reason.ELEMENT, "nobody is asked and nothing waits; use a user task"),
            why("receiveTask", Reason.ELEMENT, "use an intermediate message event"),
            why("class", Reason.CODE, "a class is code; call one of the delegates"),
            why("expression", Reason.CODE, "an expression in place of a delegate is code"),
            why("type", Reason.CODE, "an external worker or built-in task is code that nobody here has checked"),
            why("topic", Reason.CODE, "an external worker is code that nobody here has checked"),
            why("resource", Reason.CODE, "a script file is code"),
            why("language", Reason.CODE, "a script in place of a condition is code"),
            why("scriptFormat", Reason.CODE, "a script is code"),
            why("asyncAfter", Reason.ASYNC, "whoever called would be answered before the step is done"));

    private final List<Finding> findings = new ArrayList<>();

    /** Looks at a whole BPMN file. */
    static List<Finding> check(Element definitions) {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.element(definitions, "definitions");
        return vocabulary.findings;
    }

    private void element(Element element, String owner) {
        if (DIAGRAM.equals(element.getNamespaceURI()) && Xml.is((Element) element.getParentNode(), "definitions")) {
            return;
        }
        String id = Xml.id(element).isEmpty() ? owner : Xml.id(element);
        Kind kind = kindOf(element);
        if (kind == null) {
            unknown(element.getLocalName(), id, Reason.ELEMENT, "is no element that is known here");
            return;
        }
        Xml.attributes(element).forEach(attribute -> attribute(element, attribute, kind, id));
        text(element, kind, id);
        Xml.children(element).forEach(child -> element(child, id));
    }

    private static Kind kindOf(Element element) {
        if (Xml.BPMN.equals(element.getNamespaceURI())) {
            return BPMN_KINDS.get(element.getLocalName());
        }
        return Xml.CAMUNDA.equals(element.getNamespaceURI()) ? CAMUNDA_KINDS.get(element.getLocalName()) : null;
    }

    private void attribute(Element element, Attr attribute, Kind kind, String id) {
        String name = attribute.getLocalName();
        if (!isKnown(element, attribute, kind)) {
            unknown(name, id, Reason.PROPERTY, "is no property that is known here");
        } else if (BOOLEANS.contains(name) && !Set.of("true", "false").contains(attribute.getValue())) {
            add(id, Reason.PROPERTY, name + " must be true or false");
        } else if (!BEAN.equals(name)) {
            expression(name, attribute.getValue(), id);
        }
    }

    private static boolean isKnown(Element element, Attr attribute, Kind kind) {
        String name = attribute.getLocalName();
        String namespace = attribute.getNamespaceURI();
        if (namespace == null) {
            return Set.of("id", "name").contains(name)
                    || kind.own().contains(name)
                    || DEFAULTS.getOrDefault(name, Set.of()).contains(attribute.getValue());
        }
        if (Xml.CAMUNDA.equals(namespace)) {
            return kind.camunda().contains(name) || OF_MODELER.contains(name);
        }
        boolean typed =
                Set.of(CONDITION, "timeDate", "timeDuration", "timeCycle").contains(element.getLocalName());
        return XSI.equals(namespace) && name.equals("type") && typed
                || Xml.is(element, "definitions") && Set.of(XSI, MODELER).contains(namespace);
    }

    private void text(Element element, Kind kind, String id) {
        String text = Xml.text(element);
        if (!text.isEmpty() && !kind.hasText()) {
            add(id, Reason.ELEMENT, element.getLocalName() + " has text where none belongs");
        } else if (!Xml.is(element, CONDITION)) {
            expression(element.getLocalName(), text, id);
        } else if (Condition.read(text).isEmpty()) {
            add(
                    id,
                    Reason.EXPRESSION,
                    "the condition may compare variables with constants, such as ${approved} or ${decision =="
                            + " 'refund'}, and do nothing else");
        }
    }

    private void expression(String place, String text, String id) {
        if (!Expressions.isIn(text)) {
            return;
        }
        if (!WITH_VARIABLE.contains(place)) {
            add(id, Reason.EXPRESSION, "no expression may stand in " + place);
        } else if (Expressions.variable(text).isEmpty()) {
            add(id, Reason.EXPRESSION, place + " may name one variable, such as ${dueDate}, and nothing else");
        }
    }

    private void unknown(String name, String id, Reason reason, String message) {
        Finding known = WELL_KNOWN.getOrDefault(name, new Finding(null, reason, message));
        add(id, known.reason(), name + " is refused: " + known.message());
    }

    private void add(String id, Reason reason, String message) {
        findings.add(new Finding(id, reason, message));
    }

    private static Map.Entry<String, Kind> kind(String name, String own, String camunda) {
        return entry(name, new Kind(words(own), words(camunda), false));
    }

    private static Map.Entry<String, Kind> text(String name, String own) {
        return entry(name, new Kind(words(own), Set.of(), true));
    }

    private static Set<String> words(String words) {
        return words.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(words.split(" ")));
    }

    private static Map.Entry<String, Finding> why(String name, Reason reason, String message) {
        return entry(name, new Finding(null, reason, message));
    }
}
