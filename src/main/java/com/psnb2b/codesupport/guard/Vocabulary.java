package com.psnb2b.codesupport.guard;

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

    private static final String BEAN = "delegateExpression";
    private static final String CONDITION = "conditionExpression";
    private static final String UNTIL = "completionCondition";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Set<String> BOOLEANS = Set.of(
            "isExecutable",
            "isClosed",
            "isInterrupting",
            "cancelActivity",
            "triggeredByEvent",
            "asyncBefore",
            "isSequential",
            "isStartableInTasklist");

    /** As many characters as the engine's tables have room for; 255 where nothing else is said. */
    private static final Map<String, Integer> LENGTHS = Map.of("versionTag", 64, "documentation", 4_000);

    private static final int LENGTH = 255;

    /** Not kept in a column of its own. */
    private static final Set<String> OF_ANY_LENGTH = Set.of("value", "modelerTemplateIcon", "text", CONDITION, UNTIL);

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
            "timeCycle",
            "loopCardinality");

    /** What the schema says where nothing is written; tools that write it out mean nothing by it. */
    private static final Map<String, Set<String>> DEFAULTS = Map.ofEntries(
            entry("expressionLanguage", Set.of("http://www.w3.org/1999/XPath")),
            entry("typeLanguage", Set.of("http://www.w3.org/2001/XMLSchema")),
            entry("parallelMultiple", Set.of("false")),
            entry("isForCompensation", Set.of("false")),
            entry("startQuantity", Set.of("1")),
            entry("completionQuantity", Set.of("1")),
            entry("implementation", Set.of("##WebService", "##unspecified")),
            entry("instantiate", Set.of("false")),
            entry("behavior", Set.of("All")),
            entry("eventGatewayType", Set.of("Exclusive")));

    /** Written as the engine's own condition or number. */
    private static final Set<String> TYPED =
            Set.of(CONDITION, UNTIL, "loopCardinality", "timeDate", "timeDuration", "timeCycle");

    private record Kind(Set<String> own, Set<String> camunda, boolean hasText) {}

    private static final Map<String, Kind> BPMN_KINDS = Map.ofEntries(
            kind("definitions", "targetNamespace exporter exporterVersion", ""),
            kind(
                    "process",
                    "isExecutable processType isClosed",
                    "historyTimeToLive versionTag isStartableInTasklist candidateStarterGroups"),
            kind("startEvent", "isInterrupting", "formRef formRefBinding"),
            kind("endEvent", "", ""),
            kind("intermediateThrowEvent", "", ""),
            kind("errorEventDefinition", "errorRef", ""),
            kind("escalationEventDefinition", "escalationRef", ""),
            kind("terminateEventDefinition", "", ""),
            kind("error", "errorCode", ""),
            kind("escalation", "escalationCode", ""),
            kind("callActivity", "calledElement", "calledElementBinding"),
            kind("parallelGateway", "gatewayDirection", ""),
            kind("inclusiveGateway", "default gatewayDirection", ""),
            kind("multiInstanceLoopCharacteristics", "isSequential", ""),
            text("loopCardinality", ""),
            text("completionCondition", ""),
            kind("intermediateCatchEvent", "", ""),
            kind("boundaryEvent", "attachedToRef cancelActivity", ""),
            kind("messageEventDefinition", "messageRef", ""),
            kind("timerEventDefinition", "", ""),
            text("timeDate", ""),
            text("timeDuration", ""),
            text("timeCycle", ""),
            kind("message", "", ""),
            kind("serviceTask", "", "delegateExpression asyncBefore type topic"),
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
            kind("in", "businessKey source target", ""),
            kind("out", "source target", ""),
            kind("properties", "", ""),
            kind("property", "value", ""));

    private static final String HIDDEN = "a mapping could hide or set what the claim is routed by";
    private static final String MESSAGES_AND_TIMERS =
            "a claim is moved on by messages, timers, errors and escalations of its own process; use one of these";
    private static final String NOT_UNDONE = "what was done to a claim is not undone";

    private static final Map<String, Finding> WELL_KNOWN = Map.ofEntries(
            why("scriptTask", RefusalReason.CODE, "a script is code"),
            why("script", RefusalReason.CODE, "a script is code"),
            why("sendTask", RefusalReason.CODE, "a send task runs code; what goes out is sent by the application"),
            why("connector", RefusalReason.CODE, "a connector calls other systems"),
            why("field", RefusalReason.CODE, "a field sets values inside a delegate"),
            why("executionListener", RefusalReason.BEAN, "no execution listener is known"),
            why("inputOutput", RefusalReason.EXPRESSION, HIDDEN),
            why("formData", RefusalReason.FORM, "use a Camunda Form, linked with binding latest"),
            why("transaction", RefusalReason.CALLED, "a transaction cannot be checked; use a subprocess"),
            why("adHocSubProcess", RefusalReason.CALLED, "its steps have no order that could be checked"),
            why(
                    "complexGateway",
                    RefusalReason.PARALLEL,
                    "the engine does not run it; use a parallel or inclusive gateway"),
            why(
                    "standardLoopCharacteristics",
                    RefusalReason.MULTI_INSTANCE,
                    "the engine does not run it; draw the loop, or mark the step as multi-instance"),
            why(
                    "collection",
                    RefusalReason.MULTI_INSTANCE,
                    "a claim has no collections; give a loop cardinality from 0 to 20"),
            why("elementVariable", RefusalReason.MULTI_INSTANCE, "a claim has no collections"),
            why("errorCodeVariable", RefusalReason.EXPRESSION, HIDDEN),
            why("errorMessageVariable", RefusalReason.EXPRESSION, HIDDEN),
            why("escalationCodeVariable", RefusalReason.EXPRESSION, HIDDEN),
            why("variables", RefusalReason.EXPRESSION, "pass each variable on by its own name"),
            why("sourceExpression", RefusalReason.EXPRESSION, "pass each variable on by its own name"),
            why(
                    "calledElementVersion",
                    RefusalReason.CALLED,
                    "a called process is pinned in its deployment; use binding deployment"),
            why("signalEventDefinition", RefusalReason.EVENT, MESSAGES_AND_TIMERS),
            why("conditionalEventDefinition", RefusalReason.EVENT, MESSAGES_AND_TIMERS),
            why("compensateEventDefinition", RefusalReason.EVENT, NOT_UNDONE),
            why("cancelEventDefinition", RefusalReason.EVENT, NOT_UNDONE),
            why("linkEventDefinition", RefusalReason.EVENT, "a link hides a path; draw the sequence flow"),
            why("task", RefusalReason.ELEMENT, "it does nothing; say what kind of task it is"),
            why("manualTask", RefusalReason.ELEMENT, "nobody is asked and nothing waits; use a user task"),
            why("receiveTask", RefusalReason.ELEMENT, "use an intermediate message event"),
            why("class", RefusalReason.CODE, "a class is code; call one of the delegates"),
            why("expression", RefusalReason.CODE, "an expression in place of a delegate is code"),
            why("resource", RefusalReason.CODE, "a script file is code"),
            why("language", RefusalReason.CODE, "a script in place of a condition is code"),
            why("scriptFormat", RefusalReason.CODE, "a script is code"),
            why("asyncAfter", RefusalReason.ASYNC, "whoever called would be answered before the step is done"));

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
            unknown(element.getLocalName(), id, RefusalReason.ELEMENT, "is no element that is known here");
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
            unknown(name, id, RefusalReason.PROPERTY, "is no property that is known here");
        } else if (BOOLEANS.contains(name) && !Set.of("true", "false").contains(attribute.getValue())) {
            add(id, RefusalReason.PROPERTY, name + " must be true or false");
        } else if (name.equals("isExecutable") && !"true".equals(attribute.getValue())) {
            add(id, RefusalReason.PROPERTY, "a process that is not executable would not be deployed; tick Executable");
        } else if (name.equals("historyTimeToLive")) {
            Literals.timeToLive(attribute.getValue())
                    .ifPresent(fault -> add(
                            id, RefusalReason.VALUE, "historyTimeToLive \"" + attribute.getValue() + "\" " + fault));
        } else if (isTooLong(name, attribute.getValue())) {
            tooLong(name, id);
        } else if (name.equals("type") && Xml.is(element, "serviceTask") && !"external".equals(attribute.getValue())) {
            add(
                    id,
                    RefusalReason.CODE,
                    "a task of the type " + attribute.getValue() + " is code; let a worker do it, as an external task");
        } else if (name.equals("businessKey") && CallCheck.BUSINESS_KEY.equals(attribute.getValue())) {
            // The one expression that calls something: it tells a called process which claim it is about.
            return;
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
        return XSI.equals(namespace) && name.equals("type") && TYPED.contains(element.getLocalName())
                || Xml.is(element, "definitions") && Set.of(XSI, MODELER).contains(namespace);
    }

    private void text(Element element, Kind kind, String id) {
        String text = Xml.text(element);
        if (Xml.CAMUNDA.equals(element.getNamespaceURI())
                && "failedJobRetryTimeCycle".equals(element.getLocalName())
                && !Expressions.isIn(text)) {
            Literals.retries(Xml.rawText(element))
                    .ifPresent(fault -> add(id, RefusalReason.VALUE, "the retry cycle \"" + text + "\" " + fault));
        }
        if (kind.hasText() && isTooLong(element.getLocalName(), text)) {
            tooLong(element.getLocalName(), id);
        }
        if (!text.isEmpty() && !kind.hasText()) {
            add(id, RefusalReason.ELEMENT, element.getLocalName() + " has text where none belongs");
        } else if (!Xml.is(element, CONDITION) && !Xml.is(element, UNTIL)) {
            expression(element.getLocalName(), text, id);
        } else if (Condition.read(text).isEmpty()) {
            add(
                    id,
                    RefusalReason.EXPRESSION,
                    "the condition may compare variables with constants, such as ${approved} or ${decision =="
                            + " 'refund'}, and do nothing else");
        }
    }

    private void expression(String place, String text, String id) {
        if (!Expressions.isIn(text)) {
            return;
        }
        if (!WITH_VARIABLE.contains(place)) {
            add(id, RefusalReason.EXPRESSION, "no expression may stand in " + place);
        } else if (Expressions.variable(text).isEmpty()) {
            add(id, RefusalReason.EXPRESSION, place + " may name one variable, such as ${dueDate}, and nothing else");
        }
    }

    private static boolean isTooLong(String place, String text) {
        return !OF_ANY_LENGTH.contains(place) && text.length() > LENGTHS.getOrDefault(place, LENGTH);
    }

    private void tooLong(String place, String id) {
        add(id, RefusalReason.VALUE, place + " is longer than " + LENGTHS.getOrDefault(place, LENGTH) + " characters");
    }

    private void unknown(String name, String id, RefusalReason reason, String message) {
        Finding known = WELL_KNOWN.getOrDefault(name, new Finding(null, reason, message));
        add(id, known.reason(), name + " is refused: " + known.message());
    }

    private void add(String id, RefusalReason reason, String message) {
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

    private static Map.Entry<String, Finding> why(String name, RefusalReason reason, String message) {
        return entry(name, new Finding(null, reason, message));
    }
}
