package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.BulkTaskActions;
import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.TaskActionResult;
import com.psnb2b.codesupport.casework.TaskActionResult.Refusal;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.engine.RunAs;
import com.psnb2b.codesupport.review.Review;
import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** By the engine's own commands: the listeners of a task see no difference to one that was opened. */
@Component
class CamundaBulkTaskActions implements BulkTaskActions {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaBulkTaskActions.class);

    private final TaskService tasks;
    private final ClaimProcess claimProcess;
    private final ClaimStore claims;
    private final RunAs runAs;
    private final TransactionTemplate transaction;

    CamundaBulkTaskActions(
            TaskService tasks,
            ClaimProcess claimProcess,
            ClaimStore claims,
            RunAs runAs,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.claimProcess = claimProcess;
        this.claims = claims;
        this.runAs = runAs;
        this.transaction = transaction;
    }

    @Override
    public TaskActionResult take(String task, String person) {
        return handle(task, person, (open, claim) -> {
            if (open.getTaskDefinitionKey().equals(ProcessModel.APPROVE_OUTCOME) && decidedBy(person, claim)) {
                return Optional.of(Refusal.OWN_DECISION);
            }
            tasks.claim(task, person);
            return Optional.empty();
        });
    }

    @Override
    public TaskActionResult putBack(String task, String person) {
        return handle(task, person, (open, claim) -> {
            tasks.claim(task, null);
            return Optional.empty();
        });
    }

    @Override
    public TaskActionResult askForEvidence(String task, String note, String person) {
        return handle(task, person, (open, claim) -> {
            if (!open.getTaskDefinitionKey().equals(ProcessModel.REVIEW_CLAIM)) {
                return Optional.of(Refusal.NOT_IN_REVIEW);
            }
            tasks.claim(task, person);
            tasks.complete(
                    task,
                    Variables.putValue(ProcessModel.DECISION, Review.MORE_EVIDENCE)
                            .putValueTyped("reviewNote", Variables.stringValue(note, true)));
            return Optional.empty();
        });
    }

    /** @param action what to do with a task that is free or the person's, of this claim; answers why not */
    private TaskActionResult handle(String task, String person, BiFunction<Task, String, Optional<Refusal>> action) {
        return runAs.call(person, () -> visible(task))
                .flatMap(open -> claimProcess.claimOfTask(task))
                .map(claim -> new TaskActionResult(task, claim, refusal(task, claim, person, action)))
                .orElseGet(() -> new TaskActionResult(task, null, Optional.of(Refusal.GONE)));
    }

    private Optional<Refusal> refusal(
            String task, String claim, String person, BiFunction<Task, String, Optional<Refusal>> action) {
        try {
            return transaction.execute(status -> runAs.call(
                    person,
                    () -> visible(task)
                            .map(open ->
                                    isFreeOrOf(person, open) ? action.apply(open, claim) : Optional.of(Refusal.TAKEN))
                            .orElse(Optional.of(Refusal.GONE))));
        } catch (AuthorizationException notAllowed) {
            return Optional.of(Refusal.NOT_YOURS);
        } catch (OptimisticLockingException | TaskAlreadyClaimedException | NullValueException overtaken) {
            return Optional.of(Refusal.CHANGED);
        } catch (RuntimeException failed) {
            LOG.error(
                    "A task of claim {} could not be handled: {}",
                    claim,
                    failed.getClass().getName());
            return Optional.of(Refusal.FAILED);
        }
    }

    private Optional<Task> visible(String task) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .processDefinitionKey(ProcessModel.KEY)
                .active()
                .taskId(task)
                .singleResult());
    }

    private static boolean isFreeOrOf(String person, Task task) {
        return task.getAssignee() == null || task.getAssignee().equals(person);
    }

    private boolean decidedBy(String person, String claim) {
        return claims.find(claim)
                .map(Claim::decision)
                .filter(decision -> decision.persons().contains(person))
                .isPresent();
    }
}
