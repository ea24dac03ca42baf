package com.psnb2b.codesupport.process.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** An element of a model as the play needs it: where a token can be, and what is around. */
final class Place {

    /** @param condition null where there is none */
    record Exit(Place target, String condition, boolean isDefault) {}

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
    boolean atWindowEnd;
    /** What a boundary event stands on. */
    Place host;
    /** In the order of the file, which is the order in which the engine asks. */
    final List<Exit> exits = new ArrayList<>();

    final List<Place> children = new ArrayList<>();
    final List<Place> boundaries = new ArrayList<>();
    /** Its people, priority and dates, or its time. */
    String asks = "";

    private Place(ModelElementInstance element) {
        this.element = element;
        id = element.getAttributeValue("id");
        type = element.getElementType().getTypeName();
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
            boolean isDefault =
                    flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
            String condition = flow.getConditionExpression() == null
                    ? null
                    : flow.getConditionExpression().getTextContent().trim();
            places.get(flow.getSource()).exits.add(new Exit(places.get(flow.getTarget()), condition, isDefault));
        });
        return byId;
    }

    private void describe() {
        if (element instanceof ServiceTask task) {
            bean = name(task.getCamundaDelegateExpression());
            async = task.isCamundaAsyncBefore();
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
                    asks = timers.getTextContent();
                    atWindowEnd = timers.getTimeDate() != null
                            && "${collectUntil}"
                                    .equals(timers.getTimeDate()
                                            .getTextContent()
                                            .trim());
                }
            });
        }
    }

    private static String name(String expression) {
        return expression == null ? null : expression.replaceAll("[${}]", "");
    }
}
