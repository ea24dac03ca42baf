package com.psnb2b.codesupport.process;

import static com.psnb2b.codesupport.process.Completion.person;
import static com.psnb2b.codesupport.process.Completion.text;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.engine.SubmittedVariables;
import com.psnb2b.codesupport.guard.ModelContract;
import com.psnb2b.codesupport.guard.Results;
import com.psnb2b.codesupport.guard.UserTaskKind;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.Briefing;
import com.psnb2b.codesupport.review.FourEyes;
import com.psnb2b.codesupport.review.PayoutFacts;
import com.psnb2b.codesupport.review.Review;
import com.psnb2b.codesupport.review.TaskCard;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The user tasks of the model: a person is briefed when a task is created, and what they submit is checked and taken when
 * they complete it. What does not hold leaves the task open.
 */
@Configuration(proxyBeanMethods = false)
class Listeners {

    @Bean
    TaskListener briefPerson(ClaimStore claims, Authority authority, AskedOfClaims asked) {
        return task -> {
            // A form starts with nothing chosen: what an earlier person decided is in the briefing, and is not theirs.
            task.getExecution().removeVariables(ProcessModel.CHOSEN);
            Claim claim = claims.forWork(claimId(task));
            PayoutFacts payoutFacts = authority.ofItself(claim);
            boolean toDecide =
                    asked.kind(task.getExecution()).flatMap(ProcessModel::stage).isPresent();
            task.getExecution()
                    .setVariable(
                            ProcessModel.CLAIM_SUMMARY,
                            Briefing.of(
                                    claim,
                                    toDecide
                                            ? FourEyes.reasons(claim.facts(), claim.judgement(), payoutFacts)
                                            : List.of()));
            task.setDescription(TaskCard.of(claim, payoutFacts));
            if (asked.kind(task.getExecution())
                    .filter(UserTaskKind.REVIEW::equals)
                    .isPresent()) {
                ReturnedClaims.giveBack(task, claim.returnsTo());
            }
        };
    }

    @Bean
    TaskListener takeEvidence(ClaimWork work, EvidenceVariables evidence) {
        return onCompletion(task -> Set.of(), (task, person) -> {
            List<NewEvidence> added = evidence.take(task, "user:" + person);
            if (!added.isEmpty()) {
                work.addEvidence(claimId(task), added);
                work.judgeAgain(claimId(task));
            }
        });
    }

    @Bean
    TaskListener takeReviewDecision(Review review) {
        return onCompletion(task -> Set.of(ProcessModel.DECISION), (task, person) -> {
            String wanted = text(task, ProcessModel.DECISION);
            Claim claim = review.decide(
                    claimId(task),
                    wanted,
                    text(task, "reasonCode"),
                    text(task, "reviewNote"),
                    text(task, "evidenceAsked"),
                    person);
            ProcessModel.decided(task, claim, wanted);
        });
    }

    /** One of several reviews side by side: what the person chose becomes the result of this task, and no decision. */
    @Bean
    TaskListener takeReviewBeside(Review review) {
        return onCompletion(task -> Set.of(ProcessModel.DECISION), (task, person) -> {
            String wanted = answer(task, ProcessModel.DECISION);
            review.reviewBeside(claimId(task), wanted, text(task, "reasonCode"), text(task, "reviewNote"), person);
            task.getExecution().removeVariables(ProcessModel.CHOSEN);
            TaskResults.of(task).forEach(result -> task.setVariable(result, wanted));
        });
    }

    @Bean
    TaskListener takeLateDecision(Review review) {
        return onCompletion(
                task -> Set.of(ProcessModel.LATE_DECISION),
                (task, person) -> review.decideLate(
                        claimId(task), text(task, ProcessModel.LATE_DECISION), text(task, "reviewNote"), person));
    }

    @Bean
    TaskListener takeApproval(Review review) {
        return onCompletion(task -> Set.of(ProcessModel.APPROVED), (task, person) -> {
            Object approved = task.getVariable(ProcessModel.APPROVED);
            Boolean word = approved == null ? null : Boolean.valueOf(approved.toString());
            review.approve(claimId(task), word, text(task, "approvalNote"), person);
            task.setVariable(ProcessModel.APPROVED, word);
        });
    }

    /** What somebody answers who looks at something beside the decision; the model says which results they give. */
    @Bean
    TaskListener takeResult() {
        return onCompletion(
                task -> Set.copyOf(TaskResults.of(task)),
                (task, person) -> TaskResults.of(task).forEach(name -> {
                    answer(task, name);
                    TaskResults.check(task, name);
                }));
    }

    /** Takes what was submitted, or refuses it (see {@code Refusals}), and removes what no step asked for. */
    private static TaskListener onCompletion(
            Function<DelegateTask, Set<String>> asked, BiConsumer<DelegateTask, String> taker) {
        return task -> {
            refuseOthers(asked.apply(task));
            taker.accept(task, person(task));
            task.getVariableNames().stream()
                    .filter(name -> !ProcessModel.VARIABLES.contains(name)
                            && !ProcessModel.PASSED.contains(name)
                            && !Results.isResult(name)
                            && !ModelContract.COUNTERS.contains(name))
                    .forEach(task::removeVariable);
        };
    }

    /** What a person sends that is another task's, or that steps set, is refused by name: it would count there. */
    private static void refuseOthers(Set<String> asked) {
        SubmittedVariables.names().stream()
                .flatMap(Set::stream)
                .filter(name -> !asked.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw InvalidInput.of(
                            name,
                            "unknown_field",
                            "is no field of this task; leave it out"
                                    + (asked.isEmpty() ? "" : ", and answer " + String.join(", ", asked)));
                });
    }

    /** What this person answers: another's answer at the same task may be there already. */
    private static String answer(DelegateTask task, String name) {
        boolean isMissing = SubmittedVariables.names()
                .filter(names -> !names.contains(name))
                .isPresent();
        String answer = isMissing ? null : text(task, name);
        if (answer == null) {
            throw InvalidInput.of(name, "required", "the task asks for it");
        }
        return answer;
    }

    private static String claimId(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
