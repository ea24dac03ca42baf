package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.BesideContract.Need;
import com.psnb2b.codesupport.guard.BesideContract.Step;
import com.psnb2b.codesupport.guard.BesideContract.Task;
import com.psnb2b.codesupport.guard.Condition.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Checks a process of the application's own beside the claims' one (see {@link BesideContract}). It is drawn of few kinds of
 * elements, through which every way is followed: one token, questions that its tasks answer, and ends. Where its contract has
 * steps, a timer at a task may lead aside to one of them, and the task goes on.
 */
final class BesideCheck {

    private static final Set<String> NODES = Set.of("startEvent", "endEvent", "userTask", "exclusiveGateway");

    /** What is drawn besides where the contract has steps. */
    private static final Set<String> WITH_STEPS = Set.of("serviceTask", "boundaryEvent");

    /** What is drawn beside them, and does nothing. */
    private static final Set<String> DRAWN = Set.of(
            "sequenceFlow",
            "documentation",
            "textAnnotation",
            "association",
            "group",
            "laneSet",
            "extensionElements",
            "incoming",
            "outgoing");

    /** Where a token is, what is known, and who has been asked. */
    private record State(String node, Map<String, Object> known, Set<String> done) {}

    private final Element process;
    private final ModelEnvironment environment;
    private final BesideContract contract;
    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private final Map<String, List<Element>> flows = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private BesideCheck(Element process, ModelEnvironment environment, BesideContract contract) {
        this.process = process;
        this.environment = environment;
        this.contract = contract;
    }

    static List<Finding> check(Element process, ModelEnvironment environment, BesideContract contract) {
        BesideCheck check = new BesideCheck(process, environment, contract);
        check.elements();
        if (check.findings.isEmpty()) {
            check.tasks();
        }
        if (check.findings.isEmpty()) {
            check.ways();
        }
        return check.findings;
    }

    private void elements() {
        for (Element element : Xml.children(process)) {
            boolean isStep = WITH_STEPS.contains(element.getLocalName())
                    && !contract.steps().isEmpty();
            if (NODES.contains(element.getLocalName()) || isStep) {
                nodes.put(Xml.id(element), element);
            } else if (!DRAWN.contains(element.getLocalName())) {
                add(
                        element,
                        RefusalReason.ELEMENT,
                        element.getLocalName() + " is none of what " + contract.process()
                                + " is drawn of: a start, user tasks, exclusive gateways and ends"
                                + (contract.steps().isEmpty() ? "" : ", its own steps, and timers at its tasks"));
            }
        }
        Xml.children(process, "sequenceFlow")
                .forEach(flow -> flows.computeIfAbsent(Xml.attribute(flow, "sourceRef"), from -> new ArrayList<>())
                        .add(flow));
        nodes.values().forEach(this::node);
        List<Element> starts = nodes.values().stream()
                .filter(node -> Xml.is(node, "startEvent"))
                .toList();
        if (starts.size() != 1 || !Xml.id(starts.get(0)).equals(contract.start())) {
            add(process, RefusalReason.START, "it starts with one plain start event of the id " + contract.start());
        }
    }

    private void node(Element node) {
        boolean hasEvent = Xml.children(node).stream()
                .anyMatch(child -> child.getLocalName().endsWith("EventDefinition")
                        || child.getLocalName().endsWith("LoopCharacteristics"));
        if (Xml.is(node, "boundaryEvent")) {
            timer(node);
        } else if (hasEvent) {
            add(node, RefusalReason.EVENT, "it is plain here: no message, timer or error, and it is done once");
        }
        int out = out(node).size();
        if (Xml.is(node, "endEvent") ? out > 0 : !Xml.is(node, "exclusiveGateway") && out != 1) {
            add(node, RefusalReason.FLOW, "one sequence flow leads out of it, and none out of an end");
        } else if (Xml.is(node, "exclusiveGateway")) {
            gateway(node);
        }
    }

    /** It leads aside, to a step for what is overdue and to an end behind it, and leaves the task as it is. */
    private void timer(Element event) {
        Element task = nodes.get(Xml.attribute(event, "attachedToRef"));
        List<String> events = Xml.children(event).stream()
                .map(Element::getLocalName)
                .filter(name -> name.endsWith("EventDefinition"))
                .toList();
        if (task == null
                || !Xml.is(task, "userTask")
                || !events.equals(List.of("timerEventDefinition"))
                || !"false".equals(Xml.attribute(event, "cancelActivity"))) {
            add(event, RefusalReason.EVENT, "it may be a timer at a user task, which does not interrupt it");
            return;
        }
        boolean leadsAside = out(event).stream()
                .map(this::target)
                .allMatch(aside -> step(aside).filter(Step::overdue).isPresent()
                        && out(nodes.get(aside)).stream()
                                .map(next -> nodes.get(target(next)))
                                .allMatch(next -> next != null && Xml.is(next, "endEvent")));
        if (!leadsAside) {
            add(
                    event,
                    RefusalReason.FLOW,
                    "a timer leads to "
                            + String.join(
                                    ", ",
                                    contract.steps().stream()
                                            .filter(Step::overdue)
                                            .map(Step::id)
                                            .toList())
                            + ", and to an end behind it");
        }
    }

    /** Where a flow leads, past gateways that only join. */
    private String target(Element flow) {
        String id = Xml.attribute(flow, "targetRef");
        Set<String> joins = new HashSet<>();
        while (nodes.containsKey(id)
                && Xml.is(nodes.get(id), "exclusiveGateway")
                && out(nodes.get(id)).size() == 1
                && joins.add(id)) {
            id = Xml.attribute(out(nodes.get(id)).get(0), "targetRef");
        }
        return id;
    }

    private Optional<Step> step(String id) {
        return contract.steps().stream()
                .filter(known -> known.id().equals(id) && nodes.containsKey(id))
                .findFirst();
    }

    private void gateway(Element gateway) {
        String otherwise = Xml.attribute(gateway, "default");
        boolean answered = out(gateway).stream()
                .allMatch(flow -> Xml.id(flow).equals(otherwise)
                        == Xml.children(flow, "conditionExpression").isEmpty());
        boolean hasOtherwise =
                out(gateway).stream().anyMatch(flow -> Xml.id(flow).equals(otherwise));
        if (out(gateway).size() > 1 && !(answered && hasOtherwise)
                || out(gateway).isEmpty()) {
            add(
                    gateway,
                    RefusalReason.GATEWAY,
                    "every sequence flow out of it needs a condition, but for one that is the default flow");
        }
        VariableTypes types = VariableTypes.of(Map.of(), contract.variables());
        out(gateway).stream()
                .flatMap(flow -> Xml.children(flow, "conditionExpression").stream())
                .forEach(condition -> Condition.read(Xml.text(condition)).ifPresent(read -> {
                    read.fault(types)
                            .ifPresent(fault -> add(condition, RefusalReason.EXPRESSION, "the condition " + fault));
                    read.variables().stream()
                            .filter(name -> !contract.variables().containsKey(name))
                            .forEach(name ->
                                    add(condition, RefusalReason.NOT_SET, "nothing here sets the variable " + name));
                }));
    }

    private void tasks() {
        nodes.values().stream().filter(node -> Xml.is(node, "userTask")).forEach(this::task);
        nodes.values().stream().filter(node -> Xml.is(node, "serviceTask")).forEach(this::step);
        contract.steps().stream()
                .filter(step -> !nodes.containsKey(step.id()))
                .forEach(step -> add(
                        process, RefusalReason.CONTRACT, "the service task with the id " + step.id() + " is missing"));
        contract.tasks().stream()
                .filter(task -> !nodes.containsKey(task.id()))
                .forEach(task ->
                        add(process, RefusalReason.CONTRACT, "the user task with the id " + task.id() + " is missing"));
    }

    private void step(Element node) {
        String bean =
                Expressions.variable(Xml.camunda(node, "delegateExpression")).orElse("?");
        Optional<Step> step = step(Xml.id(node));
        if (step.isEmpty()) {
            add(
                    node,
                    RefusalReason.CONTRACT,
                    "its service tasks have the ids "
                            + String.join(
                                    ", ",
                                    contract.steps().stream().map(Step::id).toList()));
        } else if (!step.get().bean().equals(bean)
                || !Xml.camunda(node, "type").isEmpty()
                || !Xml.camunda(node, "topic").isEmpty()) {
            add(node, RefusalReason.BEAN, "it calls ${" + step.get().bean() + "}");
        }
    }

    private void task(Element node) {
        Task task = contract.tasks().stream()
                .filter(known -> known.id().equals(Xml.id(node)))
                .findFirst()
                .orElse(null);
        if (task == null) {
            add(
                    node,
                    RefusalReason.CONTRACT,
                    "its user tasks have the ids "
                            + String.join(
                                    ", ",
                                    contract.tasks().stream().map(Task::id).toList()));
            return;
        }
        Map<String, String> wanted = new LinkedHashMap<>(contract.listeners());
        wanted.put("complete", task.bean());
        if (!listeners(node).equals(wanted)) {
            add(node, RefusalReason.BEAN, "it has exactly these task listeners, each by event and bean: " + wanted);
        }
        groups(node);
        form(node, task);
    }

    private static Map<String, String> listeners(Element node) {
        Map<String, String> listeners = new LinkedHashMap<>();
        Xml.children(node, "extensionElements").stream()
                .flatMap(more -> Xml.children(more).stream())
                .forEach(listener -> listeners.merge(
                        listener.getAttribute("event"),
                        Expressions.variable(listener.getAttribute("delegateExpression"))
                                .orElse("?"),
                        (one, other) -> one + " and " + other));
        return listeners;
    }

    private void groups(Element node) {
        List<String> groups = Stream.of(Xml.camunda(node, "candidateGroups").split(","))
                .map(String::trim)
                .toList();
        boolean toPerson = !Xml.camunda(node, "assignee").isEmpty()
                || !Xml.camunda(node, "candidateUsers").isEmpty();
        if (toPerson
                || groups.stream()
                        .anyMatch(group ->
                                group.isEmpty() || Expressions.isIn(group) || UserTaskCheck.decidesNothing(group))) {
            add(
                    node,
                    RefusalReason.PEOPLE,
                    "give it to candidate groups by name; support-desk and process-owners decide nothing");
        }
    }

    private void form(Element node, Task task) {
        String form = Xml.camunda(node, "formRef");
        if (form.isEmpty()) {
            add(
                    node,
                    RefusalReason.FORM,
                    "whoever gets this task has nothing to answer with; link the form " + task.id());
            return;
        }
        environment
                .form(form)
                .flatMap(FormCheck::read)
                .ifPresent(found -> task.form()
                        .lacking(found)
                        .forEach(lack -> add(node, RefusalReason.FORM, "its form " + form + " " + lack)));
    }

    /**
     * Follows every way from the start. There are few states: each variable is known or not, each task done or not. What leads
     * round and round comes back to a state, and must have a way to an end from there.
     */
    private void ways() {
        Deque<State> next = new ArrayDeque<>();
        contract.starts().forEach(known -> next.add(new State(contract.start(), known, Set.of())));
        Map<State, List<State>> after = new LinkedHashMap<>();
        Set<Finding> found = new LinkedHashSet<>();
        while (!next.isEmpty()) {
            State state = next.remove();
            if (after.containsKey(state)) {
                continue;
            }
            List<State> follow = new ArrayList<>();
            Element node = nodes.get(state.node());
            if (node == null) {
                found.add(new Finding(state.node(), RefusalReason.FLOW, "a sequence flow leads to nothing"));
            } else if (Xml.is(node, "endEvent")) {
                needed(state, contract.needs(), found);
            } else if (Xml.is(node, "userTask")) {
                answered(state, node, follow);
            } else if (Xml.is(node, "serviceTask")) {
                stepped(state, node, follow, found);
            } else {
                led(state, node, follow, found);
            }
            after.put(state, follow);
            next.addAll(follow);
        }
        if (findings.isEmpty() && found.isEmpty()) {
            endless(after).ifPresent(found::add);
        }
        findings.addAll(found);
    }

    /** A state from which no end is reached. */
    private Optional<Finding> endless(Map<State, List<State>> after) {
        Set<State> ending = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = after.entrySet().stream()
                    .filter(state -> !ending.contains(state.getKey()))
                    .filter(state -> state.getValue().isEmpty()
                            || state.getValue().stream().anyMatch(ending::contains))
                    .toList()
                    .stream()
                    .map(state -> ending.add(state.getKey()))
                    .reduce(false, Boolean::logicalOr);
        }
        return after.keySet().stream()
                .filter(state -> !ending.contains(state))
                .findFirst()
                .map(state -> new Finding(
                        state.node(), RefusalReason.LOOP, "from here every way leads round, and none to an end"));
    }

    private void needed(State state, List<Need> needs, Set<Finding> found) {
        for (Need need : needs) {
            boolean holds = need.when().entrySet().stream()
                    .allMatch(value -> value.getValue().equals(state.known().get(value.getKey())));
            if (holds && !state.done().contains(need.task())) {
                found.add(new Finding(
                        state.node(),
                        RefusalReason.NO_REVIEW,
                        "it comes here without " + need.task()
                                + (need.when().isEmpty() ? "" : ", though " + need.when())));
            }
        }
    }

    private void stepped(State state, Element node, List<State> next, Set<Finding> found) {
        if (step(state.node()).filter(Step::overdue).isPresent()) {
            found.add(new Finding(state.node(), RefusalReason.FLOW, "only a timer at a task leads to it"));
            return;
        }
        needed(
                state,
                contract.needs().stream()
                        .filter(need -> contract.tasks().stream()
                                .anyMatch(task -> task.id().equals(need.task())))
                        .toList(),
                found);
        if (!repeated(state)) {
            goOn(node, state.known(), with(state.done(), state.node()), next);
        }
    }

    private void answered(State state, Element node, List<State> next) {
        Task task = contract.tasks().stream()
                .filter(known -> known.id().equals(state.node()))
                .findFirst()
                .orElseThrow();
        if (repeated(state)) {
            return;
        }
        for (BesideContract.Answer answer : task.answers()) {
            Map<String, Object> known = new HashMap<>(state.known());
            known.putAll(answer.sets());
            Set<String> done = new HashSet<>(with(state.done(), task.id()));
            done.removeAll(answer.undoes());
            goOn(node, known, done, next);
        }
    }

    /** Each is done once, unless an answer undoes it: what was answered stays. */
    private boolean repeated(State state) {
        boolean again = state.done().contains(state.node());
        if (again) {
            findings.add(new Finding(
                    state.node(),
                    RefusalReason.LOOP,
                    "it is done once, and a way leads back to it; lead that to an end"));
        }
        return again;
    }

    private static Set<String> with(Set<String> done, String more) {
        Set<String> all = new HashSet<>(done);
        all.add(more);
        return all;
    }

    private void goOn(Element node, Map<String, Object> known, Set<String> done, List<State> next) {
        out(node).forEach(flow -> next.add(new State(Xml.attribute(flow, "targetRef"), known, done)));
    }

    private void led(State state, Element node, List<State> next, Set<Finding> found) {
        String otherwise = Xml.attribute(node, "default");
        boolean goesOn = true;
        for (Element flow : out(node)) {
            if (Xml.id(flow).equals(otherwise)) {
                continue;
            }
            List<Element> conditions = Xml.children(flow, "conditionExpression");
            Condition condition = conditions.isEmpty()
                    ? null
                    : Condition.read(Xml.text(conditions.get(0))).orElse(null);
            if (condition != null
                    && condition.variables().stream()
                            .anyMatch(name -> !state.known().containsKey(name))) {
                found.add(new Finding(
                        Xml.id(flow), RefusalReason.NOT_SET, "on a way here nobody has answered what it asks"));
                return;
            }
            Answer answer = condition == null ? Answer.YES : condition.answer(state.known());
            if (goesOn && answer != Answer.NO) {
                next.add(new State(Xml.attribute(flow, "targetRef"), state.known(), state.done()));
            }
            goesOn &= answer != Answer.YES;
        }
        if (goesOn) {
            out(node).stream()
                    .filter(flow -> Xml.id(flow).equals(otherwise))
                    .forEach(
                            flow -> next.add(new State(Xml.attribute(flow, "targetRef"), state.known(), state.done())));
        }
    }

    private List<Element> out(Element node) {
        return flows.getOrDefault(Xml.id(node), Collections.emptyList());
    }

    private void add(Element element, RefusalReason reason, String message) {
        findings.add(new Finding(Xml.owner(element), reason, message));
    }
}
