package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.review.Briefing;
import com.psnb2b.codesupport.review.Review;
import com.psnb2b.codesupport.review.TaskCard;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The user tasks of the model: a person is briefed when a task is created, and what they submit is checked and taken when
 * they complete it. What does not hold leaves the task open.
 */
@Configuration(proxyBeanMethods = false)
class Listeners {

    @Bean
    TaskListener briefPerson(ClaimStore claims) {
        return task -> {
            // A form starts with nothing chosen: what an earlier person decided is in the briefing, and is not theirs.
            task.getExecution()
                    .removeVariables(List.of(ClaimProcess.DECISION, ClaimProcess.LATE_DECISION, ClaimProcess.APPROVED));
            Claim claim = claims.forWork(claimId(task));
            // Of the process: asked for it, the task would look for variables of its own in the database.
            Object approvalFrom = task.getExecution().getVariable(ClaimProcess.APPROVAL_FROM);
            task.getExecution()
                    .setVariable(
                            ClaimProcess.CLAIM_SUMMARY,
                            Briefing.of(claim, approvalFrom == null ? null : new BigDecimal(approvalFrom.toString())));
            task.setDescription(TaskCard.of(claim));
        };
    }

    @Bean
    TaskListener takeEvidence(ClaimWork work, EvidenceVariables evidence) {
        return onCompletion((task, person) ->
                evidence.take(task, "user:" + person).forEach(added -> work.addEvidence(claimId(task), added)));
    }

    @Bean
    TaskListener takeReviewDecision(Review review, ClaimWork work, Clock clock) {
        return onCompletion((task, person) -> {
            String wanted = text(task, ClaimProcess.DECISION);
            Claim claim =
                    review.decide(claimId(task), wanted, text(task, "reasonCode"), text(task, "reviewNote"), person);
            if (claim.status() == ClaimStatus.COLLECTING) {
                ClaimProcess.pass(
                        task,
                        ClaimProcess.REQUEST_DUE,
                        Date.from(claim.request().dueAt()));
                return;
            }
            Decision decision = claim.decision();
            ClaimProcess.pass(task, ClaimProcess.APPROVAL_NEEDED, decision.needsSecondPerson());
            if (decision.needsSecondPerson()) {
                ClaimProcess.route(task, work.route(claim, Stage.APPROVAL), clock);
            }
        });
    }

    @Bean
    TaskListener takeLateDecision(Review review) {
        return onCompletion((task, person) -> review.decideLate(
                claimId(task), text(task, ClaimProcess.LATE_DECISION), text(task, "reviewNote"), person));
    }

    @Bean
    TaskListener takeApproval(Review review, ClaimWork work, Clock clock) {
        return onCompletion((task, person) -> {
            Object approved = task.getVariable(ClaimProcess.APPROVED);
            Boolean word = approved == null ? null : Boolean.valueOf(approved.toString());
            Claim claim = review.approve(claimId(task), word, text(task, "approvalNote"), person);
            task.setVariable(ClaimProcess.APPROVED, word);
            // Where it is sent back, the next review is routed like the first.
            ClaimProcess.route(task, work.route(claim, Stage.REVIEW), clock);
        });
    }

    /** Takes what was submitted, or refuses it (see {@link Refusals}), and removes what no step asked for. */
    private static TaskListener onCompletion(BiConsumer<DelegateTask, String> taker) {
        return task -> {
            taker.accept(task, person(task));
            task.getVariableNames().stream()
                    .filter(name -> !ClaimProcess.VARIABLES.contains(name) && !ClaimProcess.PASSED.contains(name))
                    .forEach(task::removeVariable);
        };
    }

    /** The person who completes the task: whoever is signed in, else the assignee. */
    private static String person(DelegateTask task) {
        Authentication signedIn =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        String person = signedIn != null && signedIn.getUserId() != null ? signedIn.getUserId() : task.getAssignee();
        if (person == null) {
            throw InvalidInput.of("assignee", "required", "a person must claim the task first");
        }
        return person;
    }

    private static String text(DelegateTask task, String name) {
        Object value = task.getVariable(name);
        return value == null ? null : value.toString();
    }

    private static String claimId(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
