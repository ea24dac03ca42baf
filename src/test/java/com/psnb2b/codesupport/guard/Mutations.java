package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompletionCondition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LoopCardinality;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Changes the shipped model at random, as a clumsy or a crafty owner might; the same seed makes the same changes. */
final class Mutations {

    private static final List<String> BEANS = List.of(
            "recordOutcome", "submitClaim", "classifyClaim", "checkClaimWindow", "remindReseller", "escalateReview");
    private static final List<String> TAKERS =
            List.of("takeReviewDecision", "takeLateDecision", "takeApproval", "takeEvidence");

    private static final Map<String, String> FORMS = Map.of(
            "takeReviewDecision", "review-claim",
            "takeLateDecision", "decide-late-claim",
            "takeApproval", "approve-outcome");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Random random;
    private final BpmnModelInstance model;
    private int made;

    private Mutations(BpmnModelInstance model, long seed) {
        random = new Random(seed);
        this.model = model;
    }

    static BpmnModelInstance mutant(BpmnModelInstance shipped, long seed) {
        Mutations mutations = new Mutations(shipped.clone(), seed);
        int changes = 1 + mutations.random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            mutations.change();
        }
        return mutations.model;
    }

    private void change() {
        switch (random.nextInt(30)) {
            case 0, 1, 2, 3 -> retarget();
            case 4 -> swapTargets();
            case 5, 6 -> changeCondition();
            case 7 -> changeDefault();
            case 8 -> removeFlow();
            case 9 -> bypass();
            case 10, 11 -> addBoundary();
            case 12 -> addEventSubprocess();
            case 13, 14 -> insert(step());
            case 15 -> insertGateway();
            case 16 -> insertSubprocess();
            case 17 -> insertEventGateway();
            case 18 -> changeBean();
            case 19 -> changeHost();
            case 20 -> toggle();
            case 21, 22 -> insertParallel();
            case 23 -> changeGateway();
            case 24 -> insert(worker(any(SequenceFlow.class).getParentElement()));
            case 25 -> changeEnd();
            case 26 -> addCatcher();
            case 27 -> repeat();
            case 28 -> insertThrow();
            default -> oddity();
        }
    }

    private void retarget() {
        SequenceFlow flow = any(SequenceFlow.class);
        lead(flow, neighbour(flow.getSource()));
    }

    private void swapTargets() {
        SequenceFlow one = any(SequenceFlow.class);
        SequenceFlow other = one(flowsIn(one.getParentElement()));
        FlowNode target = one.getTarget();
        lead(one, other.getTarget());
        lead(other, target);
    }

    private void changeCondition() {
        List<SequenceFlow> conditional = all(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .toList();
        if (!conditional.isEmpty()) {
            one(conditional).getConditionExpression().setTextContent(one(PlayConditions.texts()));
        }
    }

    private void changeDefault() {
        ExclusiveGateway gateway = any(ExclusiveGateway.class);
        if (gateway.getDefault() == null || gateway.getOutgoing().size() < 2) {
            return;
        }
        SequenceFlow before = gateway.getDefault();
        SequenceFlow after = one(List.copyOf(gateway.getOutgoing()));
        if (!after.equals(before)) {
            before.setConditionExpression(condition());
            plain(after);
            gateway.setDefault(after);
        }
    }

    private void removeFlow() {
        remove(any(SequenceFlow.class));
    }

    /** Takes a step out of the path. */
    private void bypass() {
        FlowNode node = any(FlowNode.class);
        if (node.getOutgoing().isEmpty()) {
            return;
        }
        FlowNode after = node.getOutgoing().iterator().next().getTarget();
        List.copyOf(node.getIncoming()).forEach(flow -> lead(flow, after));
    }

    private void addBoundary() {
        List<Activity> hosts = new ArrayList<>(all(UserTask.class));
        hosts.addAll(all(SubProcess.class).stream()
                .filter(scope -> !scope.triggeredByEvent())
                .toList());
        if (random.nextInt(12) == 0) {
            hosts.addAll(all(ServiceTask.class));
        }
        Activity host = one(hosts);
        BoundaryEvent event = add(BoundaryEvent.class, host.getParentElement());
        event.setAttachedTo(host);
        event.setCancelActivity(random.nextInt(4) > 0);
        event.addChildElement(definition());
        connect(event, neighbour(event));
    }

    private void addEventSubprocess() {
        List<ModelElementInstance> scopes = new ArrayList<>(all(org.camunda.bpm.model.bpmn.instance.Process.class));
        scopes.addAll(all(SubProcess.class));
        SubProcess scope = add(SubProcess.class, one(scopes));
        scope.setTriggeredByEvent(true);
        StartEvent start = add(StartEvent.class, scope);
        start.setInterrupting(random.nextInt(4) > 0);
        start.addChildElement(definition());
        FlowNode last = start;
        for (int i = random.nextInt(3); i > 0; i--) {
            last = follow(last, step(scope));
        }
        follow(last, add(EndEvent.class, scope));
    }

    private void insert(FlowNode step) {
        List<SequenceFlow> flows = flowsIn(step.getParentElement());
        if (!flows.isEmpty()) {
            SequenceFlow flow = one(flows);
            FlowNode target = flow.getTarget();
            lead(flow, step);
            connect(step, target);
        }
    }

    private void insertGateway() {
        ExclusiveGateway gateway =
                add(ExclusiveGateway.class, any(SequenceFlow.class).getParentElement());
        insert(gateway);
        if (gateway.getOutgoing().isEmpty()) {
            return;
        }
        SequenceFlow straight = gateway.getOutgoing().iterator().next();
        SequenceFlow aside = connect(gateway, neighbour(gateway));
        boolean first = random.nextBoolean();
        (first ? straight : aside).setConditionExpression(condition());
        gateway.setDefault(first ? aside : straight);
    }

    private void insertSubprocess() {
        SubProcess scope = add(SubProcess.class, any(SequenceFlow.class).getParentElement());
        StartEvent start = add(StartEvent.class, scope);
        FlowNode step = follow(start, step(scope));
        follow(step, add(EndEvent.class, scope));
        insert(scope);
    }

    private void insertEventGateway() {
        EventBasedGateway gateway =
                add(EventBasedGateway.class, any(SequenceFlow.class).getParentElement());
        insert(gateway);
        if (gateway.getOutgoing().isEmpty()) {
            return;
        }
        SequenceFlow straight = gateway.getOutgoing().iterator().next();
        FlowNode target = straight.getTarget();
        lead(straight, caught(gateway));
        connect(straight.getTarget(), target);
        connect(connect(gateway, caught(gateway)).getTarget(), neighbour(gateway));
    }

    private FlowNode caught(FlowNode sibling) {
        IntermediateCatchEvent event = add(IntermediateCatchEvent.class, sibling.getParentElement());
        event.addChildElement(definition());
        return event;
    }

    private void changeBean() {
        if (random.nextBoolean()) {
            any(ServiceTask.class).setCamundaDelegateExpression("${" + one(BEANS) + "}");
        } else {
            UserTask task = any(UserTask.class);
            String taker = one(TAKERS);
            form(task, taker);
            task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().stream()
                    .filter(listener -> "complete".equals(listener.getCamundaEvent()))
                    .forEach(listener -> listener.setCamundaDelegateExpression("${" + taker + "}"));
        }
    }

    private void changeHost() {
        BoundaryEvent event = any(BoundaryEvent.class);
        List<UserTask> hosts = List.copyOf(event.getParentElement().getChildElementsByType(UserTask.class));
        if (!hosts.isEmpty()) {
            event.setAttachedTo(one(hosts));
        }
    }

    private void toggle() {
        switch (random.nextInt(3)) {
            case 0 -> {
                BoundaryEvent event = any(BoundaryEvent.class);
                event.setCancelActivity(!event.cancelActivity());
            }
            case 1 -> {
                ServiceTask task = any(ServiceTask.class);
                task.setCamundaAsyncBefore(!task.isCamundaAsyncBefore());
            }
            default -> {
                BoundaryEvent event = any(BoundaryEvent.class);
                List.copyOf(event.getEventDefinitions()).forEach(event::removeChildElement);
                event.addChildElement(definition());
            }
        }
    }

    /** A way aside that meets the straight one again, or somewhere else. */
    private void insertParallel() {
        Class<? extends Gateway> kind = random.nextInt(3) == 0 ? InclusiveGateway.class : ParallelGateway.class;
        Gateway fork = add(kind, any(SequenceFlow.class).getParentElement());
        insert(fork);
        if (fork.getOutgoing().isEmpty()) {
            return;
        }
        SequenceFlow straight = fork.getOutgoing().iterator().next();
        FlowNode target = straight.getTarget();
        Class<? extends Gateway> meets = random.nextInt(8) == 0 ? ExclusiveGateway.class : kind;
        Gateway join = add(meets, fork.getParentElement());
        FlowNode one = random.nextBoolean() ? check(fork.getParentElement()) : step(fork.getParentElement());
        FlowNode other = random.nextInt(3) > 0 ? check(fork.getParentElement()) : worker(fork.getParentElement());
        lead(straight, one);
        connect(one, join);
        SequenceFlow aside = connect(fork, other);
        if (random.nextInt(6) == 0) {
            connect(other, neighbour(other));
        } else {
            connect(other, join);
        }
        connect(join, target);
        if (fork instanceof InclusiveGateway inclusive) {
            aside.setConditionExpression(condition());
            inclusive.setDefault(straight);
        }
    }

    private void changeGateway() {
        List<Gateway> all = all(Gateway.class).stream()
                .filter(gateway -> gateway instanceof ParallelGateway
                        || gateway.getOutgoing().size() == 1)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        Gateway before = one(all);
        Gateway after = add(
                one(List.of(ParallelGateway.class, InclusiveGateway.class, ExclusiveGateway.class)),
                before.getParentElement());
        List.copyOf(before.getIncoming()).forEach(flow -> lead(flow, after));
        List.copyOf(before.getOutgoing()).forEach(flow -> {
            before.getOutgoing().remove(flow);
            flow.setSource(after);
            after.getOutgoing().add(flow);
        });
        before.getParentElement().removeChildElement(before);
    }

    private UserTask check(ModelElementInstance scope) {
        UserTask task = add(UserTask.class, scope);
        task.setCamundaCandidateGroups(random.nextInt(5) == 0 ? "${queue}" : "reviewers");
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        task.setExtensionElements(extensions);
        // The form of check-a has the field result_a.
        task.setCamundaFormRef("check-" + task.getId());
        task.setCamundaFormRefBinding("latest");
        result(extensions, "result_" + task.getId().replace('-', '_'), "yes, no");
        listen(extensions, "create", "briefPerson");
        listen(extensions, "complete", "takeResult");
        return task;
    }

    private ServiceTask worker(ModelElementInstance scope) {
        ServiceTask task = add(ServiceTask.class, scope);
        task.setCamundaType("external");
        task.setCamundaTopic("ask-supplier");
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        task.setExtensionElements(extensions);
        result(extensions, "result_" + task.getId().replace('-', '_'), "text");
        if (random.nextInt(5) > 0) {
            BoundaryEvent event = add(BoundaryEvent.class, scope);
            event.setAttachedTo(task);
            event.addChildElement(error(random.nextInt(5) == 0));
            connect(event, neighbour(event));
        }
        return task;
    }

    private void result(ExtensionElements extensions, String name, String value) {
        CamundaProperties properties = model.newInstance(CamundaProperties.class);
        extensions.addChildElement(properties);
        CamundaProperty property = model.newInstance(CamundaProperty.class);
        properties.addChildElement(property);
        property.setCamundaName(name);
        property.setCamundaValue(value);
    }

    private void changeEnd() {
        EndEvent end = any(EndEvent.class);
        List.copyOf(end.getEventDefinitions()).forEach(end::removeChildElement);
        switch (random.nextInt(4)) {
            case 0 -> end.addChildElement(error(true));
            case 1 -> end.addChildElement(escalation(true));
            case 2 -> end.addChildElement(model.newInstance(TerminateEventDefinition.class));
            default -> {
                // A plain one.
            }
        }
    }

    private void insertThrow() {
        IntermediateThrowEvent event =
                add(IntermediateThrowEvent.class, any(SequenceFlow.class).getParentElement());
        event.addChildElement(escalation(true));
        insert(event);
    }

    private void addCatcher() {
        List<Activity> hosts = new ArrayList<>(all(SubProcess.class).stream()
                .filter(scope -> !scope.triggeredByEvent())
                .toList());
        hosts.addAll(all(CallActivity.class));
        Activity host = one(hosts);
        BoundaryEvent event = add(BoundaryEvent.class, host.getParentElement());
        event.setAttachedTo(host);
        if (random.nextBoolean()) {
            event.addChildElement(error(random.nextBoolean()));
        } else {
            event.setCancelActivity(random.nextBoolean());
            event.addChildElement(escalation(random.nextBoolean()));
        }
        connect(event, neighbour(event));
    }

    private void repeat() {
        List<Activity> hosts = new ArrayList<>(all(UserTask.class));
        hosts.addAll(all(SubProcess.class));
        hosts.addAll(all(ServiceTask.class));
        Activity activity = one(hosts);
        MultiInstanceLoopCharacteristics loop = model.newInstance(MultiInstanceLoopCharacteristics.class);
        activity.setLoopCharacteristics(loop);
        loop.setSequential(random.nextBoolean());
        LoopCardinality number = model.newInstance(LoopCardinality.class);
        number.setTextContent(String.valueOf(random.nextInt(4)));
        loop.setLoopCardinality(number);
        if (random.nextBoolean()) {
            CompletionCondition until = model.newInstance(CompletionCondition.class);
            until.setTextContent(one(List.of("${nrOfCompletedInstances >= 2}", "${result_a == 'yes'}")));
            loop.setCompletionCondition(until);
        }
    }

    private ErrorEventDefinition error(boolean withCode) {
        ErrorEventDefinition definition = model.newInstance(ErrorEventDefinition.class);
        if (withCode) {
            List<org.camunda.bpm.model.bpmn.instance.Error> known =
                    List.copyOf(all(org.camunda.bpm.model.bpmn.instance.Error.class));
            if (known.isEmpty()) {
                var error = model.newInstance(org.camunda.bpm.model.bpmn.instance.Error.class, "made-error");
                error.setErrorCode("made");
                model.getDefinitions().addChildElement(error);
                known = List.of(error);
            }
            definition.setError(one(known));
        }
        return definition;
    }

    private EscalationEventDefinition escalation(boolean withCode) {
        EscalationEventDefinition definition = model.newInstance(EscalationEventDefinition.class);
        if (withCode) {
            List<Escalation> known = List.copyOf(all(Escalation.class));
            if (known.isEmpty()) {
                Escalation made = model.newInstance(Escalation.class, "made-escalation");
                made.setEscalationCode("made");
                model.getDefinitions().addChildElement(made);
                known = List.of(made);
            }
            definition.setEscalation(one(known));
        }
        return definition;
    }

    /** What the guard has never heard of. */
    private void oddity() {
        switch (random.nextInt(10)) {
            case 0 -> insert(add(ParallelGateway.class, scope()));
            case 1 -> insert(add(InclusiveGateway.class, scope()));
            case 2 -> {
                CallActivity call = add(CallActivity.class, scope());
                call.setCalledElement("other");
                insert(call);
            }
            case 3 -> insert(add(ScriptTask.class, scope()));
            case 4 ->
                any(Activity.class).setLoopCharacteristics(model.newInstance(MultiInstanceLoopCharacteristics.class));
            case 5 -> any(EndEvent.class).addChildElement(model.newInstance(MessageEventDefinition.class));
            case 6 -> any(EndEvent.class).addChildElement(model.newInstance(ErrorEventDefinition.class));
            case 7 -> {
                BoundaryEvent event = any(BoundaryEvent.class);
                List.copyOf(event.getEventDefinitions()).forEach(event::removeChildElement);
                event.addChildElement(model.newInstance(SignalEventDefinition.class));
            }
            case 8 -> {
                FlowNode source = any(ServiceTask.class);
                connect(source, neighbour(source));
            }
            default -> {
                StartEvent start = add(StartEvent.class, scope());
                connect(start, neighbour(start));
            }
        }
    }

    private FlowNode step() {
        return step(any(SequenceFlow.class).getParentElement());
    }

    private FlowNode step(ModelElementInstance scope) {
        switch (random.nextInt(6)) {
            case 0 -> {
                IntermediateCatchEvent event = add(IntermediateCatchEvent.class, scope);
                event.addChildElement(definition());
                return event;
            }
            case 1 -> {
                BusinessRuleTask rule = add(BusinessRuleTask.class, scope);
                rule.setCamundaDecisionRef("coverage");
                return rule;
            }
            case 2, 3 -> {
                ServiceTask task = add(ServiceTask.class, scope);
                task.setCamundaDelegateExpression("${" + one(BEANS) + "}");
                return task;
            }
            default -> {
                UserTask task = add(UserTask.class, scope);
                task.setCamundaCandidateGroups("${queue}");
                ExtensionElements extensions = model.newInstance(ExtensionElements.class);
                task.setExtensionElements(extensions);
                listen(extensions, "create", "briefPerson");
                String taker = one(TAKERS);
                form(task, taker);
                listen(extensions, "complete", taker);
                return task;
            }
        }
    }

    /** Each taker reads its own form. */
    private static void form(UserTask task, String taker) {
        task.removeAttributeNs(CAMUNDA, "formKey");
        task.removeAttributeNs(CAMUNDA, "formRef");
        task.removeAttributeNs(CAMUNDA, "formRefBinding");
        if (!taker.equals("takeEvidence")) {
            task.setCamundaFormRef(FORMS.get(taker));
            task.setCamundaFormRefBinding("latest");
        }
    }

    private void listen(ExtensionElements extensions, String event, String bean) {
        CamundaTaskListener listener = model.newInstance(CamundaTaskListener.class);
        extensions.addChildElement(listener);
        listener.setCamundaEvent(event);
        listener.setCamundaDelegateExpression("${" + bean + "}");
    }

    private EventDefinition definition() {
        if (random.nextBoolean()) {
            MessageEventDefinition message = model.newInstance(MessageEventDefinition.class);
            message.setMessage(one(List.copyOf(all(Message.class)).stream()
                    .filter(named -> !named.getName().equals("claim-withdrawn"))
                    .toList()));
            return message;
        }
        TimerEventDefinition timer = model.newInstance(TimerEventDefinition.class);
        if (random.nextBoolean()) {
            TimeDate date = model.newInstance(TimeDate.class);
            date.setTextContent("${collectUntil}");
            timer.setTimeDate(date);
        } else {
            TimeDuration duration = model.newInstance(TimeDuration.class);
            duration.setTextContent("PT1H");
            timer.setTimeDuration(duration);
        }
        return timer;
    }

    private ConditionExpression condition() {
        ConditionExpression condition = model.newInstance(ConditionExpression.class);
        condition.setTextContent(one(PlayConditions.texts()));
        return condition;
    }

    private ModelElementInstance scope() {
        return any(SequenceFlow.class).getParentElement();
    }

    /** A place that a flow could lead to; one time in many, one that it cannot. */
    private FlowNode neighbour(FlowNode node) {
        Collection<FlowNode> all = random.nextInt(60) == 0
                ? all(FlowNode.class)
                : node.getParentElement().getChildElementsByType(FlowNode.class).stream()
                        .filter(target -> !(target instanceof StartEvent)
                                && !(target instanceof BoundaryEvent)
                                && !(target instanceof SubProcess scope && scope.triggeredByEvent()))
                        .toList();
        return one(List.copyOf(all));
    }

    private static List<SequenceFlow> flowsIn(ModelElementInstance scope) {
        return List.copyOf(scope.getChildElementsByType(SequenceFlow.class));
    }

    private FlowNode follow(FlowNode before, FlowNode after) {
        connect(before, after);
        return after;
    }

    private SequenceFlow connect(FlowNode source, FlowNode target) {
        SequenceFlow flow = add(SequenceFlow.class, source.getParentElement());
        flow.setSource(source);
        source.getOutgoing().add(flow);
        flow.setTarget(target);
        target.getIncoming().add(flow);
        return flow;
    }

    private static void lead(SequenceFlow flow, FlowNode target) {
        flow.getTarget().getIncoming().remove(flow);
        flow.setTarget(target);
        target.getIncoming().add(flow);
    }

    private void remove(SequenceFlow flow) {
        if (flow.getSource() instanceof ExclusiveGateway gateway) {
            if (flow.equals(gateway.getDefault())) {
                gateway.removeAttribute("default");
            }
            if (gateway.getOutgoing().size() == 2) {
                gateway.removeAttribute("default");
                gateway.getOutgoing().forEach(Mutations::plain);
            }
        }
        flow.getSource().getOutgoing().remove(flow);
        flow.getTarget().getIncoming().remove(flow);
        flow.getParentElement().removeChildElement(flow);
    }

    private static void plain(SequenceFlow flow) {
        if (flow.getConditionExpression() != null) {
            flow.removeConditionExpression();
        }
    }

    private <T extends ModelElementInstance> T add(Class<T> type, ModelElementInstance scope) {
        T element = model.newInstance(type, "made-" + ++made);
        scope.addChildElement(element);
        return element;
    }

    private <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private <T extends ModelElementInstance> T any(Class<T> type) {
        return one(List.copyOf(all(type)));
    }

    private <T> T one(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }
}
