package com.psnb2b.codesupport.process;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * What the engine's history keeps: the course of a claim, who worked on it and what failed. No variables: what was known
 * and decided is in the claim's own timeline, once, and a value that a caller should not have sent is in no history.
 */
final class ClaimHistory extends AbstractHistoryLevel {

    static final String NAME = "claims";

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
        return type != HistoryEventTypes.VARIABLE_INSTANCE_CREATE
                && type != HistoryEventTypes.VARIABLE_INSTANCE_UPDATE
                && type != HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                && type != HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE
                && type != HistoryEventTypes.VARIABLE_INSTANCE_DELETE
                && type != HistoryEventTypes.FORM_PROPERTY_UPDATE;
    }
}
