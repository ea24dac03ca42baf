package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.util.function.SingletonSupplier;

/** Tells {@link AskedVariables} to the table that a business rule task asks: tables read variables and no expressions. */
final class AskedByTables extends AbstractProcessEnginePlugin {

    private final SingletonSupplier<AskedVariables> asked;

    AskedByTables(SingletonSupplier<AskedVariables> asked) {
        this.asked = asked;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        ParseListeners.add(engine, new AbstractBpmnParseListener() {
            @Override
            public void parseBusinessRuleTask(Element drawn, ScopeImpl scope, ActivityImpl activity) {
                activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) AskedByTables.this::tell);
            }
        });
    }

    /** Until the transaction ends, and never stored. */
    private void tell(DelegateExecution execution) {
        for (String name : asked.obtain().names()) {
            asked.obtain()
                    .value(name, execution)
                    .ifPresent(value -> execution.setVariableLocal(name, Variables.untypedValue(value, true)));
        }
    }
}
