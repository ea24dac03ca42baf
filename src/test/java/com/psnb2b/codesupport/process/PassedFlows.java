package com.psnb2b.codesupport.process;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Which sequence flows of the model the tests have passed. The engine's history knows activities only. */
public final class PassedFlows {

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
    private static final Set<String> PASSED = new ConcurrentSkipListSet<>();

    private PassedFlows() {}

    @TestConfiguration
    public static class Configuration {
        @Bean
        AbstractCamundaConfiguration recordPassedFlows() {
            return new AbstractCamundaConfiguration() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl engine) {
                    engine.getCustomPostBPMNParseListeners().add(new Recorder());
                }
            };
        }
    }

    static Set<String> notPassed() {
        Collection<String> missing = new TreeSet<>(KNOWN);
        missing.removeAll(PASSED);
        return new TreeSet<>(missing);
    }

    static int known() {
        return KNOWN.size();
    }

    private static final class Recorder extends AbstractBpmnParseListener {
        @Override
        public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
            if (!((ProcessDefinition) scope.getProcessDefinition()).getKey().equals(ProcessModel.KEY)) {
                return;
            }
            KNOWN.add(transition.getId());
            transition.addListener(
                    ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> PASSED.add(transition.getId()));
        }
    }
}
