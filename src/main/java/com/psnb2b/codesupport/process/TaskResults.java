package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.KnownNames;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.guard.Results;
import com.psnb2b.codesupport.guard.VariableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** The results that a model says a task gives: the names of its extension properties, as the guard reads them. */
final class TaskResults {

    /** The longest text, in characters; a variable of the engine has room for 4,000. */
    private static final int LONGEST = 1000;

    private TaskResults() {}

    static List<String> of(DelegateTask task) {
        return List.copyOf(types(task.getBpmnModelElementInstance()).keySet());
    }

    /**
     * Checks what a person has answered at a task.
     *
     * @throws InvalidInput that names the result
     */
    static void check(DelegateTask task, String name) {
        String fault = fault(
                task.getVariable(name),
                types(task.getBpmnModelElementInstance()).get(name));
        if (fault != null) {
            throw InvalidInput.of(name, "invalid", fault);
        }
    }

    private static Map<String, VariableType> types(BaseElement task) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(elements -> elements.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> Results.isResult(String.valueOf(property.getCamundaName())))
                .collect(Collectors.toMap(
                        CamundaProperty::getCamundaName,
                        property -> Results.type(String.valueOf(property.getCamundaValue())),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /**
     * What a worker has sent, as it is kept: each result that the task declares, of the kind that it says, texts without
     * codes.
     *
     * @throws InvalidInput where one is missing or wrong, or another is there
     */
    static Map<String, Object> checked(BaseElement task, Map<String, Object> sent) {
        Map<String, VariableType> declared = types(task);
        Faults faults = new Faults();
        sent.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .forEach(name -> faults.add(
                        field(name),
                        "unknown_field",
                        "is no result of this task; " + KnownNames.instead(name, declared.keySet())));
        Map<String, Object> kept = new LinkedHashMap<>();
        declared.forEach((name, type) -> {
            Object value = sent.get(name);
            String fault = value == null ? "is needed: the task declares it" : fault(value, type);
            if (fault == null) {
                kept.put(name, value instanceof String text ? CodeRedactor.redact(text) : value);
            } else {
                faults.add(field(name), value == null ? "required" : "invalid", fault);
            }
        });
        faults.refuse();
        return kept;
    }

    private static String field(String name) {
        return "variables." + name;
    }

    /** What is wrong with a value; null where nothing is. */
    private static String fault(Object value, VariableType type) {
        if (!isOf(type.kind(), value)) {
            return "must be " + type.kind();
        }
        if (value instanceof String text) {
            if (text.length() > LONGEST) {
                return "may have " + LONGEST + " characters at most";
            }
            if (text.chars().anyMatch(character -> Character.isISOControl(character) && character != '\n')) {
                return "may hold no control characters";
            }
            if (!type.values().isEmpty() && !type.values().contains(text)) {
                return "must be one of "
                        + type.values().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
            }
        }
        return null;
    }

    private static boolean isOf(VariableType.Kind kind, Object value) {
        return switch (kind) {
            case TEXT -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case TRUTH -> value instanceof Boolean;
            case TIME -> false;
        };
    }
}
