package com.psnb2b.codesupport.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.casework.Route;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.engine.AskedVariables;
import com.psnb2b.codesupport.guard.UserTaskKind;
import com.psnb2b.codesupport.platform.TransactionCache;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.policy.RouteFacts;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.springframework.stereotype.Component;

/**
 * What a model may ask of a claim anywhere: who gets it at this step and until when ({@code review-routing}), and the facts
 * that owners route by. Looked up where it is asked for, and stored nowhere.
 */
@Component
class AskedOfClaims implements AskedVariables {

    private static final int REMEMBERED = 5_000;

    private static final Set<String> NAMES = Stream.of(
                    ProcessModel.ROUTE, ProcessModel.FACTS, Set.of(ProcessModel.APPROVAL_NEEDED))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** So that a task and the timers around it have one due date. */
    private final TransactionCache<Map<List<String>, Route>> routes = new TransactionCache<>(HashMap::new);

    private final Cache<List<String>, Optional<UserTaskKind>> kinds =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final ClaimStore claims;
    private final ClaimWork work;
    private final Policies policies;

    AskedOfClaims(ClaimStore claims, ClaimWork work, Policies policies) {
        this.claims = claims;
        this.work = work;
        this.policies = policies;
    }

    @Override
    public Set<String> names() {
        return NAMES;
    }

    @Override
    public Optional<Object> value(String name, DelegateExecution execution) {
        return claimId(execution)
                .map(claims::forWork)
                .filter(claim -> claim.judgement() != null)
                .flatMap(claim -> {
                    if (name.equals(ProcessModel.APPROVAL_NEEDED)) {
                        return Optional.ofNullable(claim.decision()).map(made -> claim.takesApproval());
                    }
                    return ProcessModel.FACTS.contains(name)
                            ? fact(name, claim, execution)
                            : Optional.of(of(name, route(claim, execution)));
                });
    }

    /** The claim of this process, or of the one that called it; empty before there is one. */
    private static Optional<String> claimId(DelegateExecution execution) {
        DelegateExecution process = execution;
        while (process != null && !process.getProcessDefinitionId().startsWith(ProcessModel.KEY + ":")) {
            process = process.getProcessInstance().getSuperExecution();
        }
        return Optional.ofNullable(process).map(DelegateExecution::getProcessBusinessKey);
    }

    /** The result of an older model's table may have this name, and counts there. */
    private Optional<Object> fact(String name, Claim claim, DelegateExecution execution) {
        return execution.hasVariable(name)
                ? Optional.empty()
                : Optional.of(
                        switch (name) {
                            case ProcessModel.REGION -> RouteFacts.region(claim);
                            case ProcessModel.CHANNEL -> WireName.of(claim.channel());
                            default ->
                                RouteFacts.faceValue(claim, policies.current()).doubleValue();
                        });
    }

    private static Object of(String name, Route route) {
        return switch (name) {
            case ProcessModel.QUEUE -> route.queue();
            case ProcessModel.PRIORITY -> route.priority();
            case ProcessModel.APPROVAL_FROM -> route.approvalFrom().toPlainString();
            case ProcessModel.DUE_DATE -> Date.from(route.dueAt());
            default -> Date.from(route.escalateAt());
        };
    }

    private Route route(Claim claim, DelegateExecution execution) {
        // A timer of a whole scope is read before any step of it.
        String step = Objects.requireNonNullElse(execution.getCurrentActivityId(), "");
        return routes.get()
                .computeIfAbsent(List.of(claim.id(), step), asked -> work.route(claim, stage(claim, execution), step));
    }

    private Stage stage(Claim claim, DelegateExecution execution) {
        return kind(execution)
                .flatMap(ProcessModel::stage)
                .orElse(claim.status() == ClaimStatus.LATE_REVIEW ? Stage.LATE : Stage.REVIEW);
    }

    /** What a person does at this step; empty where it is no task. */
    Optional<UserTaskKind> kind(DelegateExecution execution) {
        String step = execution.getCurrentActivityId();
        return step == null
                ? Optional.empty()
                : kinds.get(
                        List.of(execution.getProcessDefinitionId(), step),
                        asked -> execution.getBpmnModelElementInstance() instanceof UserTask task
                                ? kind(task)
                                : Optional.empty());
    }

    private static Optional<UserTaskKind> kind(UserTask task) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(more -> more.getElementsQuery().filterByType(CamundaTaskListener.class).list().stream())
                .map(CamundaTaskListener::getCamundaDelegateExpression)
                .filter(Objects::nonNull)
                .flatMap(bean -> ClaimModelContract.CONTRACT.tasks().entrySet().stream()
                        .filter(kind -> bean.equals("${" + kind.getValue().bean() + "}"))
                        .map(Map.Entry::getKey))
                .findFirst();
    }
}
