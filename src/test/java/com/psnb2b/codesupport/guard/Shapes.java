package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Whether a model really has the shape that the guard gives as its reason for not looking at the paths. Said a second
 * time, so that a reason cannot become an excuse.
 */
final class Shapes {

    private static final Set<String> QUIET = Set.of("${remindReseller}", "${escalateReview}");

    private final BpmnModelInstance model;

    Shapes(BpmnModelInstance model) {
        this.model = model;
    }

    boolean have(RefusalReason reason) {
        return switch (reason) {
            case PARALLEL ->
                any(ComplexGateway.class) || any(FlowNode.class, node -> !(node instanceof Gateway) && out(node) > 1);
            case MULTI_INSTANCE -> any(Activity.class, activity -> activity.getLoopCharacteristics() != null);
            case CALLED -> any(CallActivity.class);
            case CODE -> any(ScriptTask.class);
            case EVENT -> any(Event.class, this::isOddEvent);
            case START -> all(ModelElementInstance.class).stream().anyMatch(this::hasOddStarts);
            case GATEWAY -> any(Gateway.class, this::isOddGateway) || any(SequenceFlow.class, this::isOddCondition);
            case FLOW -> any(SequenceFlow.class, this::isOddFlow) || any(BoundaryEvent.class, this::isOddHost);
            case FORM -> any(UserTask.class, this::answersAndDecides);
            case WORKER ->
                any(
                                ServiceTask.class,
                                task -> task.getCamundaTopic() != null
                                        && (task.isCamundaAsyncBefore() || task.getCamundaDelegateExpression() != null))
                        || any(UserTask.class, this::answersAndDecides);
            case BEAN -> {
                var places = Place.read(model).values();
                yield places.stream().anyMatch(place -> "compareReviews".equals(place.bean))
                        && places.stream()
                                        .filter(place -> "takeReviewBeside".equals(place.bean))
                                        .count()
                                < 2;
            }
            case ASYNC ->
                any(
                        ServiceTask.class,
                        task -> task.isCamundaAsyncBefore() && !QUIET.contains(task.getCamundaDelegateExpression()));
            case PEOPLE ->
                Place.read(model).values().stream()
                        .anyMatch(place -> place.element instanceof UserTask task
                                && "support-desk".equals(task.getCamundaCandidateGroups())
                                && !"takeEvidence".equals(place.bean));
            case EXPRESSION ->
                any(
                        SequenceFlow.class,
                        flow -> flow.getConditionExpression() != null
                                && flow.getConditionExpression()
                                        .getTextContent()
                                        .contains("goodwill"));
            case LOOP ->
                any(FlowNode.class, node -> after(node, new HashSet<>()).contains(node));
            default -> false;
        };
    }

    private boolean answersAndDecides(UserTask task) {
        Place place = Place.read(model).get(task.getId());
        return !place.results.isEmpty()
                && !Set.of("takeResult", "takeReviewBeside").contains(String.valueOf(place.bean));
    }

    private boolean isOddEvent(Event event) {
        Collection<EventDefinition> definitions = event.getChildElementsByType(EventDefinition.class);
        if (event instanceof StartEvent) {
            return false;
        }
        if (event instanceof ThrowEvent) {
            return definitions.size() > 1
                    || definitions.stream()
                            .anyMatch(d -> !(d instanceof EscalationEventDefinition)
                                    && !(event instanceof EndEvent
                                            && (d instanceof TerminateEventDefinition
                                                    || d instanceof ErrorEventDefinition error
                                                            && error.getError() != null)));
        }
        if (definitions.size() != 1) {
            return true;
        }
        EventDefinition only = definitions.iterator().next();
        boolean asked = only instanceof TimerEventDefinition || only instanceof MessageEventDefinition;
        return !asked && (!(event instanceof BoundaryEvent boundary) || isOddCatcher(boundary, only));
    }

    private static boolean isOddCatcher(BoundaryEvent event, EventDefinition definition) {
        boolean scope = event.getAttachedTo() instanceof SubProcess || event.getAttachedTo() instanceof CallActivity;
        return definition instanceof ErrorEventDefinition
                ? !event.cancelActivity() || event.getAttachedTo() instanceof UserTask
                : !(definition instanceof EscalationEventDefinition) || !scope;
    }

    private boolean hasOddStarts(ModelElementInstance scope) {
        if (!(scope instanceof Process) && !(scope instanceof SubProcess)) {
            return false;
        }
        Collection<StartEvent> starts = scope.getChildElementsByType(StartEvent.class);
        boolean byEvent = scope instanceof SubProcess sub && sub.triggeredByEvent();
        return starts.size() != 1
                || starts.iterator().next().getEventDefinitions().isEmpty() == byEvent;
    }

    private boolean isOddGateway(Gateway gateway) {
        if (gateway instanceof EventBasedGateway) {
            return out(gateway) == 0
                    || gateway.getOutgoing().stream()
                            .anyMatch(flow -> !(flow.getTarget() instanceof IntermediateCatchEvent));
        }
        if (gateway instanceof ParallelGateway) {
            return out(gateway) == 0;
        }
        if (out(gateway) < 2) {
            return out(gateway) == 0 || gateway.getOutgoing().iterator().next().getConditionExpression() != null;
        }
        SequenceFlow otherwise = gateway instanceof ExclusiveGateway exclusive
                ? exclusive.getDefault()
                : ((InclusiveGateway) gateway).getDefault();
        return otherwise == null
                || gateway.getOutgoing().stream()
                        .anyMatch(flow -> (flow.getConditionExpression() == null) != flow.equals(otherwise));
    }

    private boolean isOddCondition(SequenceFlow flow) {
        return flow.getConditionExpression() != null
                && !(flow.getSource() instanceof ExclusiveGateway)
                && !(flow.getSource() instanceof InclusiveGateway);
    }

    private boolean isOddFlow(SequenceFlow flow) {
        FlowNode target = flow.getTarget();
        return !flow.getSource().getParentElement().equals(target.getParentElement())
                || flow.getSource() instanceof EndEvent
                || target instanceof StartEvent
                || target instanceof BoundaryEvent
                || isByEvent(target)
                || isByEvent(flow.getSource());
    }

    private static boolean isByEvent(FlowNode node) {
        return node instanceof SubProcess scope && scope.triggeredByEvent();
    }

    private boolean isOddHost(BoundaryEvent event) {
        Activity host = event.getAttachedTo();
        return host == null
                || !host.getParentElement().equals(event.getParentElement())
                || !(host instanceof UserTask)
                        && !(host instanceof SubProcess)
                        && !(host instanceof CallActivity)
                        && !(host instanceof ServiceTask task && task.getCamundaTopic() != null)
                || isByEvent(host);
    }

    /** What a token can come to from here without a wait. */
    private Set<FlowNode> after(FlowNode node, Set<FlowNode> reached) {
        if (isWait(node)) {
            return reached;
        }
        for (FlowNode next : next(node)) {
            if (reached.add(next)) {
                after(next, reached);
            }
        }
        return reached;
    }

    private List<FlowNode> next(FlowNode node) {
        if (node instanceof CallActivity call) {
            return List.copyOf(
                    model.getModelElementById(call.getCalledElement()).getChildElementsByType(StartEvent.class));
        }
        List<FlowNode> next = new ArrayList<>(straight(node));
        if (node instanceof ThrowEvent thrown && !thrown.getEventDefinitions().isEmpty()) {
            next.addAll(all(BoundaryEvent.class));
        }
        return next;
    }

    private List<FlowNode> straight(FlowNode node) {
        if (node instanceof SubProcess scope && !scope.triggeredByEvent()) {
            return List.copyOf(scope.getChildElementsByType(StartEvent.class));
        }
        ModelElementInstance left = node;
        while (left instanceof FlowNode inner && inner.getOutgoing().isEmpty()) {
            left = left.getParentElement();
            String id = left.getAttributeValue("id");
            left = all(CallActivity.class).stream()
                    .filter(call -> call.getCalledElement().equals(id))
                    .map(ModelElementInstance.class::cast)
                    .findFirst()
                    .orElse(left);
        }
        return left instanceof FlowNode inner
                ? inner.getOutgoing().stream().map(SequenceFlow::getTarget).toList()
                : List.of();
    }

    private static boolean isWait(FlowNode node) {
        return node instanceof UserTask
                || node instanceof IntermediateCatchEvent
                || node instanceof EventBasedGateway
                || node instanceof ServiceTask task && (task.isCamundaAsyncBefore() || task.getCamundaTopic() != null);
    }

    /** By the flows themselves, as the engine reads them: a changed flow may still be named where it led out before. */
    private static int out(FlowNode node) {
        return (int) node.getOutgoing().stream()
                .filter(flow -> node.equals(flow.getSource()))
                .count();
    }

    private <T extends ModelElementInstance> boolean any(Class<T> type) {
        return any(type, element -> true);
    }

    private <T extends ModelElementInstance> boolean any(Class<T> type, Predicate<T> test) {
        return all(type).stream().anyMatch(test);
    }

    private <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return type == ModelElementInstance.class ? cast(model) : model.getModelElementsByType(type);
    }

    @SuppressWarnings("unchecked")
    private static <T> Collection<T> cast(BpmnModelInstance model) {
        Set<ModelElementInstance> scopes = new HashSet<>(model.getModelElementsByType(Process.class));
        scopes.addAll(model.getModelElementsByType(SubProcess.class));
        return (Collection<T>) scopes;
    }
}
