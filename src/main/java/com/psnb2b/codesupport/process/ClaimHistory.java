package com.psnb2b.codesupport.process;

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
final class ClaimHistory extends AbstractHistoryLevel {

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
        return !LEFT_OUT.contains(type) && !isExclusiveGateway(entity);
    }

    /** Which way a gateway led is seen from what came next. The engine asks without an entity at start-up. */
    private static boolean isExclusiveGateway(Object entity) {
        return entity instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && ActivityTypes.GATEWAY_EXCLUSIVE.equals(
                        execution.getActivity().getProperties().get(BpmnProperties.TYPE));
    }
}
