package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.casework.Route;
import com.psnb2b.codesupport.claim.CaseStore.Notice;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.engine.LeadingTask;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.review.Review;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of the model; a bean's name is what the model calls. */
@Configuration(proxyBeanMethods = false)
class Delegates {

    @Bean
    JavaDelegate collectClaim(ClaimWork work, ClaimStore claims, StartVariables start) {
        return execution -> {
            Claim claim =
                    start.heldUp(execution).map(claims::forWork).orElseGet(() -> work.collect(start.take(execution)));
            execution.setProcessBusinessKey(claim.id());
            execution.setVariable(ProcessModel.ORDER_ID, claim.facts().orderId());
            execution.setVariable(ProcessModel.RESELLER_ID, claim.resellerId());
        };
    }

    @Bean
    JavaDelegate classifyClaim(ClaimWork work) {
        return execution -> ProcessModel.classified(execution, work.classify(claimId(execution)));
    }

    @Bean
    JavaDelegate validateEvidence(ClaimWork work) {
        return execution -> {
            Claim claim = work.validateEvidence(claimId(execution));
            // Stored: the end of the window asks for it again.
            execution.setVariable(
                    ProcessModel.EVIDENCE_COMPLETE, claim.judgement().evidence().isComplete());
        };
    }

    @Bean
    JavaDelegate checkClaimWindow(ClaimWork work) {
        return execution -> {
            Claim claim = work.checkWindow(claimId(execution));
            Window window = claim.judgement().window();
            ProcessModel.pass(execution, ProcessModel.WINDOW_STATE, WireName.of(window.state()));
            // At the closing instant a claim is still in time: the timer comes after it.
            ProcessModel.pass(
                    execution,
                    ProcessModel.COLLECT_UNTIL,
                    Date.from(window.closesAt().plusMillis(1)));
            ProcessModel.pass(execution, ProcessModel.REMIND_AT, Date.from(window.remindAt()));
        };
    }

    @Bean
    JavaDelegate submitClaim(ClaimWork work) {
        return execution -> {
            ProcessModel.classified(execution, work.submit(claimId(execution)));
        };
    }

    @Bean
    JavaDelegate compareReviews(Review review, ClaimStore claims) {
        return execution -> {
            String id = claimId(execution);
            Optional<String> decision = review.compare(id);
            ProcessModel.pass(execution, ProcessModel.REVIEWS_AGREE, decision.isPresent());
            decision.ifPresent(word -> ProcessModel.decided(execution, claims.forWork(id), word));
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
        return execution -> work.noteForAll(claimId(execution), "claim.evidence_reminder", Notice.REMINDER);
    }

    @Bean
    JavaDelegate sendMail(ClaimWork work) {
        return execution -> work.tell(claimId(execution), MailWords.of(execution));
    }

    @Bean
    JavaDelegate escalateReview(ClaimWork work, CaseLeads leads) {
        return execution -> {
            Claim claim = work.noteForAll(claimId(execution), "claim.escalated", Notice.ESCALATION);
            Route route = work.route(claim, Stage.OVERDUE, execution.getCurrentActivityId());
            var tasks = execution.getProcessEngineServices().getTaskService();
            tasks.createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .taskDefinitionKeyIn(EscalatedTasks.of(execution).toArray(String[]::new))
                    .list()
                    .forEach(task -> {
                        tasks.addCandidateGroup(task.getId(), route.queue());
                        tasks.setPriority(task.getId(), LeadingTask.changed(task.getPriority(), route.priority()));
                    });
            leads.changed(claim);
        };
    }

    /** Who sent the message: as our own API and pages say, else whoever is signed in at the engine. */
    private static String actor(DelegateExecution execution) {
        Object said = execution.getVariable(ProcessModel.ACTOR);
        return said == null ? StartVariables.actor(execution) : said.toString();
    }

    static String claimId(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
