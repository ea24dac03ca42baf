package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.review.Review;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of the model; a bean's name is what the model calls. */
@Configuration(proxyBeanMethods = false)
class Delegates {

    @Bean
    JavaDelegate collectClaim(ClaimWork work, StartVariables start) {
        return execution -> {
            Claim claim = work.collect(start.take(execution));
            execution.setProcessBusinessKey(claim.id());
            execution.setVariable(ClaimProcess.ORDER_ID, claim.facts().orderId());
            execution.setVariable(ClaimProcess.RESELLER_ID, claim.resellerId());
        };
    }

    @Bean
    JavaDelegate classifyClaim(ClaimWork work) {
        return execution -> ClaimProcess.classified(execution, work.classify(claimId(execution)));
    }

    @Bean
    JavaDelegate validateEvidence(ClaimWork work) {
        return execution -> {
            Claim claim = work.validateEvidence(claimId(execution));
            // Stored: the end of the window asks for it again.
            execution.setVariable(
                    ClaimProcess.EVIDENCE_COMPLETE, claim.judgement().evidence().isComplete());
        };
    }

    @Bean
    JavaDelegate checkClaimWindow(ClaimWork work, Clock clock) {
        return execution -> {
            Claim claim = work.checkWindow(claimId(execution));
            Window window = claim.judgement().window();
            ClaimProcess.pass(execution, ClaimProcess.WINDOW_STATE, WireName.of(window.state()));
            // At the closing instant a claim is still in time: the timer comes after it.
            ClaimProcess.pass(
                    execution,
                    ClaimProcess.COLLECT_UNTIL,
                    Date.from(window.closesAt().plusMillis(1)));
            ClaimProcess.pass(execution, ClaimProcess.REMIND_AT, Date.from(window.remindAt()));
            if (window.state() == WindowState.LATE) {
                ClaimProcess.route(execution, work.route(claim, Stage.LATE), clock);
            }
        };
    }

    @Bean
    JavaDelegate submitClaim(ClaimWork work, Clock clock) {
        return execution -> {
            Claim claim = work.submit(claimId(execution));
            ClaimProcess.classified(execution, claim);
            ClaimProcess.route(execution, work.route(claim, Stage.REVIEW), clock);
        };
    }

    @Bean
    JavaDelegate recordOutcome(Review review) {
        return execution -> review.recordOutcome(claimId(execution));
    }

    @Bean
    JavaDelegate recordWithdrawal(ClaimWork work) {
        return execution -> work.withdraw(claimId(execution), actor(execution));
    }

    @Bean
    JavaDelegate remindReseller(ClaimWork work) {
        return execution -> work.note(claimId(execution), "claim.evidence_reminder", Map.of());
    }

    @Bean
    JavaDelegate escalateReview(ClaimWork work) {
        return execution -> {
            Claim claim = work.note(claimId(execution), "claim.escalated", Map.of());
            Routing routing = work.route(claim, Stage.OVERDUE);
            var tasks = execution.getProcessEngineServices().getTaskService();
            tasks.createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .taskDefinitionKey("review-claim")
                    .list()
                    .forEach(task -> {
                        tasks.addCandidateGroup(task.getId(), routing.queue());
                        tasks.setPriority(task.getId(), routing.priority());
                    });
        };
    }

    /** Who sent the message: as our own door says, else whoever is signed in at the engine. */
    private static String actor(DelegateExecution execution) {
        Object said = execution.getVariable(ClaimProcess.ACTOR);
        return said == null ? StartVariables.actor(execution) : said.toString();
    }

    static String claimId(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
