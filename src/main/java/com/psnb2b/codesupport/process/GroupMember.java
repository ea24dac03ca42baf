package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.CaseSignals;
import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.casework.GroupDecisions.Step;
import com.psnb2b.codesupport.casework.GroupDecisions.Wanted;
import com.psnb2b.codesupport.casework.GroupResult;
import com.psnb2b.codesupport.casework.GroupResult.Refusal;
import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.RecordChanged;
import com.psnb2b.codesupport.review.Review;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides claims of a group by the engine's own commands: the listeners of a task see no difference to one that was opened. */
@Component
class GroupMember {

    static final Map<Step, String> TASKS = Map.of(
            Step.REVIEW, ProcessModel.REVIEW_CLAIM,
            Step.LATE, ProcessModel.DECIDE_LATE_CLAIM,
            Step.APPROVAL, ProcessModel.APPROVE_OUTCOME);

    private static final String OPEN = """
            select e.business_key_, t.id_ from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
            where e.business_key_ = any(?)""";

    private final TaskService tasks;
    private final ClaimStore claims;
    private final ClaimWork work;
    private final CaseStore cases;
    private final CaseSignals signals;
    private final Review review;
    private final Authority authority;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    GroupMember(
            TaskService tasks,
            ClaimStore claims,
            ClaimWork work,
            CaseStore cases,
            CaseSignals signals,
            Review review,
            Authority authority,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.tasks = tasks;
        this.claims = claims;
        this.work = work;
        this.cases = cases;
        this.signals = signals;
        this.review = review;
        this.authority = authority;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** A claim could not be decided, and the transaction is lost. */
    static final class Spoilt extends RuntimeException {

        private final String claim;
        private final Refusal refusal;

        Spoilt(String claim, Refusal refusal) {
            super(claim);
            this.claim = claim;
            this.refusal = refusal;
        }

        String claim() {
            return claim;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /**
     * Decides each that is as it was shown; needs a transaction.
     *
     * @param ids in the order in which rows are locked
     * @param leftOut what spoilt a transaction before
     * @throws Spoilt where one more did
     */
    List<GroupResult> handle(List<String> ids, Map<String, Refusal> leftOut, Wanted wanted, String person) {
        List<Claim> locked = claims.forWork(ids);
        if (wanted.step() == Step.REVIEW) {
            authority.lock(locked);
        }
        Map<String, Task> open = visible(ids, TASKS.get(wanted.step()));
        ClaimCase of = cases.find(wanted.caseId()).orElseThrow();
        Map<String, Set<String>> found = signals.of(new CaseState(of, locked));
        work.lookUpTogether(locked.stream().map(DeliveryRecords.Sought::of).toList());
        List<GroupResult> results = new ArrayList<>();
        for (Claim claim : locked) {
            Optional<Refusal> refusal = Optional.ofNullable(leftOut.get(claim.id()));
            if (refusal.isEmpty() && !isDone(claim, wanted, person)) {
                Task task = open.get(claim.id());
                refusal = refusal(claim, found.get(claim.id()), task, wanted, person);
                if (refusal.isEmpty()) {
                    complete(claim, task, wanted, person);
                }
            }
            results.add(new GroupResult(claim.id(), refusal));
        }
        return results;
    }

    /** The tasks that the claims wait in, of those that the person may see; of several of a claim, the one of this step. */
    private Map<String, Task> visible(List<String> ids, String step) {
        Map<String, String> claimOf = new HashMap<>();
        jdbc.sql(OPEN).param(ids.toArray(String[]::new)).query(row -> {
            claimOf.put(row.getString(2), row.getString(1));
        });
        Map<String, Task> visible = new HashMap<>();
        if (!claimOf.isEmpty()) {
            tasks.createTaskQuery()
                    .processDefinitionKey(ProcessModel.KEY)
                    .active()
                    .taskIdIn(claimOf.keySet().toArray(String[]::new))
                    .list()
                    .forEach(task -> visible.merge(
                            claimOf.get(task.getId()),
                            task,
                            (one, other) -> step.equals(one.getTaskDefinitionKey()) ? one : other));
        }
        return visible;
    }

    private boolean isDone(Claim claim, Wanted wanted, String person) {
        return switch (wanted.step()) {
            case REVIEW -> review.isDecidedSo(claim, wanted.decision(), wanted.reasonCode(), person);
            case LATE -> review.isDecidedLateSo(claim, wanted.decision(), person);
            case APPROVAL -> review.isApprovedSo(claim, approved(wanted), person);
        };
    }

    private Optional<Refusal> refusal(Claim claim, Set<String> found, Task task, Wanted wanted, String person) {
        if (task == null) {
            return Optional.of(Refusal.GONE);
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(person)) {
            return Optional.of(Refusal.TAKEN);
        }
        if (!task.getTaskDefinitionKey().equals(TASKS.get(wanted.step()))) {
            return Optional.of(Refusal.OTHER_STEP);
        }
        if (wanted.step() == Step.APPROVAL
                && claim.decision() != null
                && claim.decision().persons().contains(person)) {
            return Optional.of(Refusal.OWN_DECISION);
        }
        String group = CaseGroup.forStaff(List.of(claim), known -> found).get(0).id();
        if (!group.equals(wanted.group())) {
            return Optional.of(Refusal.OTHER_GROUP);
        }
        if (work.lookUpAgain(claim.id())) {
            // Judged again once this transaction is lost, as when a single claim is decided.
            events.publishEvent(new RecordChanged(claim.id()));
            throw new Spoilt(claim.id(), Refusal.RECORD_CHANGED);
        }
        return Optional.empty();
    }

    private void complete(Claim claim, Task task, Wanted wanted, String person) {
        try {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            tasks.complete(task.getId(), form(wanted));
        } catch (AuthorizationException notAllowed) {
            throw new Spoilt(claim.id(), Refusal.NOT_YOURS);
        } catch (TaskAlreadyClaimedException | NullValueException overtaken) {
            throw new Spoilt(claim.id(), Refusal.CHANGED);
        }
    }

    private static Map<String, Object> form(Wanted wanted) {
        return switch (wanted.step()) {
            case REVIEW ->
                Variables.putValue(ProcessModel.DECISION, wanted.decision())
                        .putValue("reasonCode", wanted.reasonCode())
                        .putValueTyped("reviewNote", Variables.stringValue(wanted.note(), true));
            case LATE ->
                Variables.putValue(ProcessModel.LATE_DECISION, wanted.decision())
                        .putValueTyped("reviewNote", Variables.stringValue(wanted.note(), true));
            case APPROVAL ->
                Variables.putValue(ProcessModel.APPROVED, approved(wanted))
                        .putValueTyped("approvalNote", Variables.stringValue(wanted.note(), true));
        };
    }

    /** @return null where it is neither */
    static Boolean approved(Wanted wanted) {
        return "approve".equals(wanted.decision())
                ? Boolean.TRUE
                : "send_back".equals(wanted.decision()) ? false : null;
    }

    /** Whether somebody else was quicker. */
    static boolean isOvertaken(RuntimeException failed) {
        return failed instanceof OptimisticLockingException || failed instanceof PessimisticLockingFailureException;
    }
}
