package com.psnb2b.codesupport.process;

import static com.psnb2b.codesupport.process.Completion.person;
import static com.psnb2b.codesupport.process.Completion.text;

import com.psnb2b.codesupport.appeal.AppealBriefing;
import com.psnb2b.codesupport.appeal.Appeals;
import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.casework.Route;
import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.TaskCard;
import com.psnb2b.codesupport.secondlook.SecondLooks;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The user tasks and the steps of {@code appeal}. */
@Configuration(proxyBeanMethods = false)
class AppealListeners {

    /** What is kept; whatever else a form sent is read and removed, and these are set anew. */
    private static final Set<String> KEPT = Set.of(ProcessModel.CLAIM_SUMMARY);

    @Bean
    TaskListener briefAppeal(Appeals appeals, ClaimStore claims, Authority authority) {
        return task -> {
            Claim claim = claims.forWork(claimId(task));
            Appeal appeal = open(claim);
            task.getExecution().removeVariables(ProcessModel.CHOSEN);
            task.getExecution()
                    .setVariable(ProcessModel.CLAIM_SUMMARY, AppealBriefing.of(claim, appeals.recordMeanwhile(claim)));
            task.setDescription(TaskCard.with(
                    TaskCard.of(claim, authority.ofItself(claim)), "Appeal", AppealBriefing.inShort(appeal)));
            giveToWhoeverAsked(task, claim, appeal);
        };
    }

    /** A senior who has an outcome corrected gets it, where they may decide it. */
    private static void giveToWhoeverAsked(DelegateTask task, Claim claim, Appeal appeal) {
        String asked = appeal.by().replaceFirst("^user:", "");
        if (task.getTaskDefinitionKey().equals(AppealProcessModel.CORRECT)
                && !claim.deciders().contains(asked)) {
            task.setAssignee(asked);
        }
    }

    /** Whoever had a part in an outcome before does not get it, nor does whoever is not to know of one. */
    @Bean
    TaskListener checkAppealPerson(Appeals appeals, SecondLooks looks) {
        return task -> {
            if (task.getAssignee() != null) {
                appeals.taken(claimId(task), task.getAssignee());
                if (looks.isBlind(claimId(task), task.getAssignee())) {
                    throw InvalidInput.of(
                            "assignee", "same_person", "you have this claim for a second look; end that first");
                }
            }
        };
    }

    @Bean
    TaskListener takeAppealDecision(Appeals appeals, AppealRoutes routes) {
        return task -> {
            Claim claim = appeals.decide(
                    claimId(task),
                    text(task, ProcessModel.DECISION),
                    text(task, "reasonCode"),
                    text(task, "reviewNote"),
                    person(task));
            clear(task);
            task.getExecution().setVariables(routes.variables(claim));
        };
    }

    @Bean
    TaskListener takeAppealApproval(Appeals appeals, AppealRoutes routes, ClaimStore claims) {
        return task -> {
            String sent = text(task, ProcessModel.APPROVED);
            Boolean approved = sent == null ? null : Boolean.valueOf(sent);
            appeals.approve(claimId(task), approved, text(task, "approvalNote"), person(task));
            clear(task);
            task.getExecution().setVariables(routes.variables(claims.forWork(claimId(task))));
            task.setVariable(ProcessModel.APPROVED, approved);
        };
    }

    @Bean
    JavaDelegate recordAppealOutcome(Appeals appeals) {
        return execution -> appeals.record(Delegates.claimId(execution));
    }

    /** Puts it before whoever gets what is overdue as well, with a higher priority; decides nothing. */
    @Bean
    JavaDelegate escalateAppeal(ClaimStore claims, ClaimWork work, Clock clock) {
        return execution -> {
            Claim claim = claims.forWork(Delegates.claimId(execution));
            claim.appealEscalated(clock.instant());
            Route route = work.route(claim, Stage.OVERDUE, execution.getCurrentActivityId());
            TaskService tasks = execution.getProcessEngineServices().getTaskService();
            tasks.createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .list()
                    .forEach(task -> {
                        tasks.addCandidateGroup(task.getId(), route.queue());
                        tasks.setPriority(task.getId(), Math.max(task.getPriority(), route.priority()));
                    });
        };
    }

    /** Values that a person sends under names of steps are overwritten by whoever sets those. */
    private static void clear(DelegateTask task) {
        task.getVariableNames().stream().filter(name -> !KEPT.contains(name)).forEach(task::removeVariable);
    }

    private static Appeal open(Claim claim) {
        return claim.openAppeal()
                .orElseThrow(() -> InvalidInput.of(
                        "businessKey", "required", "an appeal starts with what its reseller says, and not by hand"));
    }

    private static String claimId(DelegateTask task) {
        String id = task.getExecution().getProcessBusinessKey();
        if (id == null) {
            throw InvalidInput.of("businessKey", "required", "an appeal starts with a decided claim, and not by hand");
        }
        return id;
    }
}
