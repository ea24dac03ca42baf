package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.Handled;
import com.psnb2b.codesupport.casework.Handled.Refusal;
import com.psnb2b.codesupport.casework.Itinerary;
import com.psnb2b.codesupport.casework.TaskHandling;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
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
class CamundaTaskHandling implements TaskHandling {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaTaskHandling.class);

    private static final String REVIEW = "review-claim";
    private static final String APPROVAL = "approve-outcome";

    private final TaskService tasks;
    private final Itinerary itinerary;
    private final ClaimStore claims;
    private final InTheNameOf inTheNameOf;
    private final TransactionTemplate transaction;

    CamundaTaskHandling(
            TaskService tasks,
            Itinerary itinerary,
            ClaimStore claims,
            InTheNameOf inTheNameOf,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.itinerary = itinerary;
        this.claims = claims;
        this.inTheNameOf = inTheNameOf;
        this.transaction = transaction;
    }

    @Override
    public Handled take(String task, String person) {
        return handle(task, person, (open, claim) -> {
            if (open.getTaskDefinitionKey().equals(APPROVAL) && decidedBy(person, claim)) {
                return Optional.of(Refusal.OWN_DECISION);
            }
            tasks.claim(task, person);
            return Optional.empty();
        });
    }

    @Override
    public Handled putBack(String task, String person) {
        return handle(task, person, (open, claim) -> {
            tasks.claim(task, null);
            return Optional.empty();
        });
    }

    @Override
    public Handled askForEvidence(String task, String note, String person) {
        return handle(task, person, (open, claim) -> {
            if (!open.getTaskDefinitionKey().equals(REVIEW)) {
                return Optional.of(Refusal.NOT_IN_REVIEW);
            }
            tasks.claim(task, person);
            tasks.complete(
                    task,
                    Variables.putValue(ClaimProcess.DECISION, Review.MORE_EVIDENCE)
                            .putValueTyped("reviewNote", Variables.stringValue(note, true)));
            return Optional.empty();
        });
    }

    /** @param action what to do with a task that is free or the person's, of this claim; answers why not */
    private Handled handle(String task, String person, BiFunction<Task, String, Optional<Refusal>> action) {
        return inTheNameOf
                .call(person, () -> visible(task))
                .flatMap(open -> itinerary.claimOfTask(task))
                .map(claim -> new Handled(task, claim, refusal(task, claim, person, action)))
                .orElseGet(() -> new Handled(task, null, Optional.of(Refusal.GONE)));
    }

    private Optional<Refusal> refusal(
            String task, String claim, String person, BiFunction<Task, String, Optional<Refusal>> action) {
        try {
            return transaction.execute(status -> inTheNameOf.call(
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
                .processDefinitionKey(ClaimProcess.KEY)
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
                .filter(decision -> decision.by().equals(person))
                .isPresent();
    }
}
