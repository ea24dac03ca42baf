package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.guard.MailStep;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** The words that stand in the drawing of a step that tells the reseller something. */
final class MailWords {

    private MailWords() {}

    /** By language, English as {@code en}; what the guard has let in. */
    static Map<String, String> of(DelegateExecution execution) {
        Map<String, String> words = new TreeMap<>();
        FlowNode step = (FlowNode) execution.getBpmnModelElementInstance();
        Stream.ofNullable(step.getExtensionElements())
                .flatMap(more -> more.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> !property.getCamundaValue().isBlank())
                .forEach(property -> words.put(
                        property.getCamundaName().equals(MailStep.TEXT)
                                ? "en"
                                : property.getCamundaName().substring(MailStep.IN.length()),
                        property.getCamundaValue().strip()));
        return words;
    }
}
