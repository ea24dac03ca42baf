package com.psnb2b.codesupport.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** What is told of every element as a model is read, also of models that were deployed before. */
final class ParseListeners {

    private ParseListeners() {}

    /** Adds one behind those that other plugins have added. */
    static void add(ProcessEngineConfigurationImpl engine, BpmnParseListener listener) {
        List<BpmnParseListener> all =
                new ArrayList<>(Objects.requireNonNullElse(engine.getCustomPostBPMNParseListeners(), List.of()));
        all.add(listener);
        engine.setCustomPostBPMNParseListeners(all);
    }
}
