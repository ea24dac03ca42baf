package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.FeelTables;
import com.psnb2b.codesupport.guard.ModelEnvironment.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Whether what a model relies on is there and fits: the forms that its tasks show, the tables that it asks, and the
 * variables that its places and conditions take. Also asked of a model in force when a form or table of it changes.
 */
final class ReferenceCheck {

    /** The one HTML form, which the application serves itself: it takes files, and a Camunda Form cannot. */
    static final String EVIDENCE_FORM = "embedded:/forms/complete-evidence.html";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,99}");

    private final Element process;
    private final boolean claims;
    private final ModelEnvironment environment;
    private final ModelContract contract;
    private final Map<String, List<OwnerTable>> tables = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final VariableTypes types;

    private ReferenceCheck(Element process, ModelEnvironment environment, ModelContract contract, boolean claims) {
        this.process = process;
        this.environment = environment;
        this.contract = contract;
        this.claims = claims;
        types = VariableTypes.of(contract.variables().all(), answers());
    }

    /** @param claims whether claims run in the process, or in one that calls it */
    static List<Finding> check(Element process, ModelEnvironment environment, ModelContract contract, boolean claims) {
        ReferenceCheck uses = new ReferenceCheck(process, environment, contract, claims);
        Xml.all(process).forEach(uses::element);
        return uses.findings;
    }

    /** The variables that an owner's own table asks for at this task. */
    static List<String> asked(Element task, ModelEnvironment environment, ModelContract contract) {
        return table(Xml.camunda(task, "decisionRef"), environment, contract)
                .map(OwnerTable::asks)
                .orElse(List.of());
    }

    private void element(Element element) {
        form(element);
        slots(element);
        if (Xml.is(element, "businessRuleTask")) {
            table(element);
        } else if (Xml.is(element, "userTask")) {
            groups(element);
        } else if (Xml.is(element, "loopCardinality")) {
            slot(element, "the loop cardinality", Slot.COUNT);
        } else if ((Xml.is(element, "conditionExpression") || Xml.is(element, "completionCondition")) && claims) {
            Condition.read(Xml.text(element))
                    .flatMap(condition -> condition.fault(types))
                    .ifPresent(fault -> add(element, RefusalReason.EXPRESSION, "the condition " + fault));
        }
    }

    private void form(Element element) {
        if (!Xml.is(element, "userTask") && !Xml.is(element, "startEvent")) {
            return;
        }
        String key = Xml.camunda(element, "formKey");
        String form = Xml.camunda(element, "formRef");
        UserTaskKind kind = Xml.is(element, "userTask") ? UserTaskCheck.kind(element, contract) : null;
        if (!key.isEmpty() && (!key.equals(EVIDENCE_FORM) || kind != null && kind.hasSay())) {
            add(
                    element,
                    RefusalReason.FORM,
                    "the form key may be " + EVIDENCE_FORM + " on a task that takes evidence; link any other form as a"
                            + " Camunda Form");
        } else if (!form.isEmpty() && !"latest".equals(Xml.camunda(element, "formRefBinding"))) {
            add(
                    element,
                    RefusalReason.FORM,
                    "link the form " + form + " with binding latest, so that it is found when deployed apart");
        } else if (!form.isEmpty()) {
            linked(element, form, kind);
        } else if (claims && kind != null && kind.hasSay()) {
            add(
                    element,
                    RefusalReason.FORM,
                    "whoever gets this task has nothing to decide with; link the form "
                            + contract.tasks()
                                    .get(kind == UserTaskKind.REVIEW_BESIDE ? UserTaskKind.REVIEW : kind)
                                    .id());
        } else if (claims && kind == UserTaskKind.CHECK) {
            add(
                    element,
                    RefusalReason.FORM,
                    "whoever gets this task has nothing to answer with; link a form that has a field for each result");
        }
    }

    private void linked(Element element, String form, UserTaskKind kind) {
        var found = environment.form(form).flatMap(FormCheck::read);
        if (found.isEmpty()) {
            add(
                    element,
                    RefusalReason.FORM,
                    "the form " + form + " is not deployed; deploy it before, or together with the model");
        } else if (claims && (kind != null || Xml.is(element, "startEvent"))) {
            FormRequirement need = kind == null
                    ? contract.startForm()
                    : contract.tasks()
                            .get(kind)
                            .form()
                            .with(kind == UserTaskKind.CHECK ? Results.of(element) : Map.of());
            need.lacking(found.get())
                    .forEach(lack -> add(element, RefusalReason.FORM, "its form " + form + " " + lack));
        }
    }

    private void slots(Element element) {
        attribute(element, "dueDate", Slot.DUE);
        attribute(element, "followUpDate", Slot.DUE);
        attribute(element, "priority", Slot.PRIORITY);
        if (Xml.is(element, "timeDate")) {
            slot(element, timer(element), Slot.INSTANT);
        } else if (Xml.is(element, "timeDuration")) {
            slot(element, timer(element), Slot.SPAN);
        } else if (Xml.is(element, "timeCycle")) {
            slot(element, timer(element), Slot.CYCLE);
        } else if (Xml.is(element, "timerEventDefinition")
                && Xml.children(element).size() != 1) {
            add(element, RefusalReason.EVENT, "a timer has one time: a date, a span or a cycle");
        }
    }

    private void attribute(Element element, String name, Slot slot) {
        if (element.hasAttributeNS(Xml.CAMUNDA, name)) {
            String text = element.getAttributeNS(Xml.CAMUNDA, name);
            slot.fault(name, text, types).ifPresent(fault -> add(element, RefusalReason.VALUE, fault));
        }
    }

    private static String timer(Element time) {
        return "the timer's " + time.getLocalName();
    }

    private void slot(Element element, String place, Slot slot) {
        slot.fault(place, Xml.rawText(element), types).ifPresent(fault -> add(element, RefusalReason.VALUE, fault));
    }

    private void groups(Element task) {
        String groups = Xml.camunda(task, "candidateGroups");
        UserTaskKind kind = UserTaskCheck.kind(task, contract);
        List<String> names = Stream.of(groups.split(",")).map(String::trim).toList();
        // Groups that must not have a task are told with the task itself.
        if (groups.isEmpty() || Expressions.isIn(groups) || names.stream().anyMatch(UserTaskCheck::isOfReseller)) {
            return;
        }
        names.stream()
                .filter(name -> environment.group(name) == Group.UNKNOWN)
                .forEach(name -> add(task, RefusalReason.NOBODY, UserTaskCheck.unknown(name)));
        boolean nobody = names.stream().allMatch(name -> environment.group(name) == Group.EMPTY);
        if (nobody && kind != null && kind.hasSay()) {
            add(task, RefusalReason.NOBODY, UserTaskCheck.empty(groups));
        }
    }

    private void table(Element task) {
        String key = Xml.camunda(task, "decisionRef");
        String result = Xml.camunda(task, "resultVariable");
        Optional<OwnerTable> own = table(key, environment, contract);
        if (!result.isEmpty() && (!NAME.matcher(result).matches() || isTaken(result))) {
            add(
                    task,
                    RefusalReason.PROPERTY,
                    "the result variable " + result + " must be a name of letters and digits that nothing else has");
        }
        if (!Set.of("", "latest").contains(Xml.camunda(task, "decisionRefBinding"))) {
            add(
                    task,
                    RefusalReason.TABLE,
                    "ask the table " + key + " with binding latest, so that it is found when deployed apart");
        }
        if (key.isEmpty() || own.isEmpty() && environment.table(key).isEmpty()) {
            add(
                    task,
                    RefusalReason.TABLE,
                    "the table \"" + key + "\" is not deployed; deploy it before, or together with the model");
            return;
        }
        if (!result.isEmpty() && !"singleEntry".equals(Xml.camunda(task, "mapDecisionResult"))) {
            add(
                    task,
                    RefusalReason.TABLE,
                    "map the decision result as singleEntry; any other is a list, which no gateway can ask");
        }
        if (contract.tables().containsKey(key)) {
            // What it answers is checked where it is deployed; each has several outputs.
            if (!result.isEmpty()) {
                add(
                        task,
                        RefusalReason.TABLE,
                        "the table " + key + " answers to the application; it fits no result variable");
            }
        } else if (claims) {
            own.ifPresent(table -> table.faults(types, !result.isEmpty())
                    .forEach(fault -> add(task, RefusalReason.TABLE, "its table " + key + " " + fault)));
            if (kinds(result) > 1) {
                add(
                        task,
                        RefusalReason.TABLE,
                        "two tables answer into " + result + " in different kinds; name one otherwise");
            }
        }
    }

    private boolean isTaken(String name) {
        return contract.variables().has(name)
                || Results.isResult(name)
                || ModelContract.COUNTERS.contains(name)
                || contract.beans().contains(name)
                || name.equals(FeelTables.CELL_INPUT)
                || !Expressions.isVariable(name);
    }

    private long kinds(String result) {
        return tables.getOrDefault(result, List.of()).stream()
                .flatMap(table -> table.answer().stream())
                .map(VariableType::kind)
                .distinct()
                .count();
    }

    private Map<String, VariableType> answers() {
        Xml.all(process)
                .filter(element -> Xml.is(element, "businessRuleTask"))
                .filter(task -> !Xml.camunda(task, "resultVariable").isEmpty())
                .forEach(task -> table(Xml.camunda(task, "decisionRef"), environment, contract)
                        .ifPresent(table -> tables.computeIfAbsent(
                                        Xml.camunda(task, "resultVariable"), name -> new ArrayList<>())
                                .add(table)));
        Map<String, VariableType> answers = new HashMap<>();
        ModelContract.COUNTERS.forEach(counter -> answers.put(counter, VariableType.NUMBER));
        Xml.all(process).map(Results::of).forEach(answers::putAll);
        tables.forEach((variable, asked) -> asked.stream()
                .flatMap(table -> table.answer().stream())
                .reduce(ReferenceCheck::either)
                .ifPresent(type -> answers.put(variable, type)));
        return answers;
    }

    private static VariableType either(VariableType one, VariableType other) {
        Set<Object> values = new HashSet<>(one.values());
        values.addAll(other.values());
        return new VariableType(one.kind(), Set.copyOf(values));
    }

    /** A table of an owner's own; empty for ours, and for none. */
    private static Optional<OwnerTable> table(String key, ModelEnvironment environment, ModelContract contract) {
        try {
            var file = contract.tables().containsKey(key) ? Optional.<byte[]>empty() : environment.table(key);
            return file.isEmpty() ? Optional.empty() : OwnerTable.in(Xml.parse(file.get()), key);
        } catch (SAXException e) {
            return Optional.empty();
        }
    }

    private void add(Element element, RefusalReason reason, String message) {
        findings.add(new Finding(Xml.owner(element), reason, message));
    }

    /** The forms and tables that a model names. */
    static Set<String> names(Element process) {
        Set<String> names = new LinkedHashSet<>();
        Xml.all(process)
                .flatMap(element -> Stream.of(Xml.camunda(element, "formRef"), Xml.camunda(element, "decisionRef")))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }
}
