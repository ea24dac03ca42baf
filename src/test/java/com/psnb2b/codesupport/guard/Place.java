package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** An element of a model as the play needs it: where a token can be, and what is around. */
final class Place {

    /** @param condition null where there is none */
    record Exit(String id, Place target, String condition, boolean isDefault) {}

    final String id;
    final String type;
    final ModelElementInstance element;
    Place scope;
    /** Name of the bean that a service task calls, or that takes what a user task's person submits. */
    String bean;

    String message;
    boolean async;
    boolean interrupting;
    boolean byEvent;
    boolean timer;
    boolean cycle;
    boolean atWindowEnd;
    /** Code of the error or escalation that it catches, empty for any; null where it catches none. */
    String error;

    String escalation;
    /** Whether an end terminates, or throws an error or escalation, with its code; null where it does not. */
    String throwing;

    String code = "";
    /** Whether a worker does it. */
    boolean topic;

    boolean repeats;
    boolean sequential;
    String number = "";
    String until = "";
    final Set<String> results = new LinkedHashSet<>();
    /** The process that a call activity calls; it lies in the call. */
    Place called;

    String told = "";
    final Set<String> forgotten = new LinkedHashSet<>();
    /** What a boundary event stands on. */
    Place host;
    /** In the order of the file, which is the order in which the engine asks. */
    final List<Exit> exits = new ArrayList<>();

    final List<Exit> entries = new ArrayList<>();

    final List<Place> children = new ArrayList<>();
    final List<Place> boundaries = new ArrayList<>();
    /** Who gets a user task. */
    String groups = "";
    /** Its people, priority and dates, or its time. */
    String asks = "";

    private Place(ModelElementInstance element) {
        this.element = element;
        id = element.getAttributeValue("id");
        type = element.getElementType().getTypeName();
    }

    /** Where the children are. */
    Place inside() {
        return called == null ? this : called;
    }

    boolean mayBeNone() {
        return number.equals("0") || number.startsWith("$");
    }

    boolean is(String... types) {
        return List.of(types).contains(type);
    }

    Place start() {
        return children.stream()
                .filter(child -> child.is("startEvent"))
                .findFirst()
                .orElseThrow();
    }

    /** All places by id; the process itself among them. */
    static Map<String, Place> read(BpmnModelInstance model) {
        Map<ModelElementInstance, Place> places = new LinkedHashMap<>();
        model.getModelElementsByType(Process.class).forEach(process -> places.put(process, new Place(process)));
        model.getModelElementsByType(FlowNode.class).forEach(node -> places.put(node, new Place(node)));
        Map<String, Place> byId = new HashMap<>();
        places.forEach((element, place) -> {
            byId.put(place.id, place);
            place.scope = places.get(element.getParentElement());
            if (place.scope != null) {
                place.scope.children.add(place);
            }
            place.describe();
        });
        model.getModelElementsByType(BoundaryEvent.class).forEach(event -> {
            places.get(event).host = places.get(event.getAttachedTo());
            places.get(event).host.boundaries.add(places.get(event));
        });
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> {
            boolean isDefault = flow.getSource() instanceof ExclusiveGateway gateway
                            && flow.equals(gateway.getDefault())
                    || flow.getSource() instanceof InclusiveGateway inclusive && flow.equals(inclusive.getDefault());
            String condition = flow.getConditionExpression() == null
                    ? null
                    : flow.getConditionExpression().getTextContent().trim();
            Exit exit = new Exit(flow.getId(), places.get(flow.getTarget()), condition, isDefault);
            places.get(flow.getSource()).exits.add(exit);
            places.get(flow.getTarget()).entries.add(exit);
        });
        model.getModelElementsByType(CallActivity.class).forEach(call -> {
            Place place = places.get(call);
            place.called = byId.get(call.getCalledElement());
            place.called.scope = place;
            place.mappings(byId.values());
        });
        return byId;
    }

    /** What goes in, and which results do not come out. */
    private void mappings(Collection<Place> all) {
        all.stream()
                .filter(inner -> inner.element.getParentElement() != null
                        && inner.element.getParentElement().equals(called.element))
                .forEach(inner -> forgotten.addAll(inner.results));
        ((CallActivity) element)
                .getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                        .filter(in -> in.getCamundaSource() != null)
                        .forEach(in -> told += "${" + in.getCamundaSource() + "}");
        ((CallActivity) element)
                .getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().stream()
                        .forEach(out -> forgotten.remove(out.getCamundaSource()));
    }

    private void describe() {
        if (element instanceof BaseElement base && base.getExtensionElements() != null) {
            base.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(properties -> properties.getCamundaProperties().stream())
                    .forEach(property -> results.add(property.getCamundaName()));
        }
        if (element instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
            repeats = true;
            sequential = loop.isSequential();
            number = loop.getLoopCardinality() == null
                    ? ""
                    : loop.getLoopCardinality().getTextContent();
            until = loop.getCompletionCondition() == null
                    ? ""
                    : loop.getCompletionCondition().getTextContent();
        }
        if (element instanceof ThrowEvent event) {
            event.getChildElementsByType(EventDefinition.class).forEach(definition -> {
                if (definition instanceof TerminateEventDefinition) {
                    throwing = "terminate";
                } else if (definition instanceof ErrorEventDefinition error) {
                    throwing = "error";
                    code = error.getError().getErrorCode();
                } else if (definition instanceof EscalationEventDefinition thrown) {
                    throwing = "escalation";
                    code = thrown.getEscalation().getEscalationCode();
                }
            });
        }
        if (element instanceof ServiceTask task) {
            bean = name(task.getCamundaDelegateExpression());
            async = task.isCamundaAsyncBefore();
            topic = task.getCamundaTopic() != null;
        } else if (element instanceof UserTask task && task.getExtensionElements() != null) {
            bean =
                    task
                            .getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaTaskListener.class)
                            .list()
                            .stream()
                            .filter(listener -> "complete".equals(listener.getCamundaEvent()))
                            .map(listener -> name(listener.getCamundaDelegateExpression()))
                            .findFirst()
                            .orElse(null);
        } else if (element instanceof SubProcess sub) {
            byEvent = sub.triggeredByEvent();
        }
        if (element instanceof UserTask task) {
            groups = String.valueOf(task.getCamundaCandidateGroups());
            asks = task.getCamundaCandidateGroups() + task.getCamundaPriority() + task.getCamundaDueDate();
        }
        if (element instanceof CatchEvent event) {
            interrupting = element instanceof StartEvent start
                    ? start.isInterrupting()
                    : !(element instanceof BoundaryEvent boundary) || boundary.cancelActivity();
            event.getEventDefinitions().forEach(definition -> {
                if (definition instanceof MessageEventDefinition messages && messages.getMessage() != null) {
                    message = messages.getMessage().getName();
                } else if (definition instanceof TimerEventDefinition timers) {
                    timer = true;
                    cycle = timers.getTimeCycle() != null;
                    asks = timers.getTextContent();
                    atWindowEnd = timers.getTimeDate() != null
                            && "${collectUntil}"
                                    .equals(timers.getTimeDate()
                                            .getTextContent()
                                            .trim());
                } else if (definition instanceof ErrorEventDefinition caught) {
                    error = caught.getError() == null ? "" : caught.getError().getErrorCode();
                } else if (definition instanceof EscalationEventDefinition caught) {
                    escalation = caught.getEscalation() == null
                            ? ""
                            : caught.getEscalation().getEscalationCode();
                }
            });
        }
    }

    private static String name(String expression) {
        return expression == null ? null : expression.replaceAll("[${}]", "");
    }
}
