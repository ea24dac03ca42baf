package com.psnb2b.codesupport.engine;

import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * What the engine's history keeps: the course of a claim, who worked on it and what failed. No variables: what was known
 * and decided is in the claim's own timeline, once, and a value that a caller should not have sent is in no history.
 */
final class ClaimHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "claims";

    private static final Set<HistoryEventType> LEFT_OUT = Set.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE,
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            // Who took a task is in the task's own history and in the log of operations.
            HistoryEventTypes.IDENTITY_LINK_ADD,
            HistoryEventTypes.IDENTITY_LINK_DELETE,
            // A timer that fired is an event of the claim; one that failed is kept.
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE);

    private static final Set<String> TOLD_ELSEWHERE =
            Set.of(ActivityTypes.GATEWAY_EXCLUSIVE, ActivityTypes.START_EVENT);

    @Override
    public int getId() {
        return 40;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return !LEFT_OUT.contains(type) && !(isOfActivity(type) && isToldElsewhere(entity));
    }

    /** A process instance starts at its start event, and has a row of its own. */
    private static boolean isOfActivity(HistoryEventType type) {
        return type.getEntityType().equals(HistoryEventTypes.ACTIVITY_INSTANCE_START.getEntityType());
    }

    /**
     * Where a claim started is in the row of its process instance, and which way a gateway led is seen from what came
     * next. The engine asks without an entity at start-up.
     */
    private static boolean isToldElsewhere(Object entity) {
        return entity instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && TOLD_ELSEWHERE.contains(
                        execution.getActivity().getProperties().get(BpmnProperties.TYPE));
    }
}
