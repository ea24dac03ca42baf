package com.psnb2b.codesupport.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Which tasks a step escalates: those at which the timer stands that leads to it. */
final class EscalatedTasks {

    private EscalatedTasks() {}

    /** Ids in the model; the review's where no timer at a task leads there. */
    static Set<String> of(DelegateExecution execution) {
        Set<String> tasks = execution.getBpmnModelElementInstance() instanceof FlowNode step ? before(step) : Set.of();
        return tasks.isEmpty() ? Set.of(ProcessModel.REVIEW_CLAIM) : tasks;
    }

    private static Set<String> before(FlowNode step) {
        Deque<FlowNode> next = new ArrayDeque<>(Set.of(step));
        Set<String> seen = new HashSet<>();
        Set<String> tasks = new HashSet<>();
        while (!next.isEmpty()) {
            FlowNode node = next.remove();
            if (node instanceof BoundaryEvent event) {
                tasks.addAll(at(event));
            } else if (seen.add(node.getId())) {
                next.addAll(node.getPreviousNodes().list());
            }
        }
        return tasks;
    }

    private static Set<String> at(BoundaryEvent event) {
        return event.getAttachedTo() instanceof UserTask task
                ? Set.of(task.getId())
                : event.getAttachedTo().getChildElementsByType(UserTask.class).stream()
                        .map(UserTask::getId)
                        .collect(Collectors.toSet());
    }
}
