package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.casework.Itinerary;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.review.Briefing;
import com.psnb2b.codesupport.review.TaskCard;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The itinerary of a claim as the process {@code code-claim}. */
@Component
class CamundaItinerary implements Itinerary {

    private final RuntimeService runtime;
    private final HistoryService history;
    private final TaskService tasks;
    private final ClaimStore claims;
    private final ClaimWork work;

    CamundaItinerary(
            RuntimeService runtime, HistoryService history, TaskService tasks, ClaimStore claims, ClaimWork work) {
        this.runtime = runtime;
        this.history = history;
        this.tasks = tasks;
        this.claims = claims;
        this.work = work;
    }

    @Override
    public String start(Submission submission) {
        return runtime.createProcessInstanceByKey(ClaimProcess.KEY)
                .setVariable(
                        ClaimProcess.SUBMISSION,
                        Variables.objectValue(submission, true).create())
                .execute()
                .getBusinessKey();
    }

    @Override
    public void evidenceAdded(String claimId) {
        boolean waited = !runtime.createMessageCorrelation(ClaimProcess.EVIDENCE_ADDED)
                .processInstanceBusinessKey(claimId)
                .correlateAllWithResult()
                .isEmpty();
        if (!waited) {
            // Nothing waits for it: the person who has the claim sees the new evidence.
            briefAgain(claims.forWork(claimId));
        }
    }

    private void briefAgain(Claim claim) {
        String summary = Briefing.of(claim, work.approvalFrom(claim));
        tasks.createTaskQuery()
                .processDefinitionKey(ClaimProcess.KEY)
                .processInstanceBusinessKey(claim.id())
                .list()
                .forEach(task -> {
                    runtime.setVariable(task.getProcessInstanceId(), ClaimProcess.CLAIM_SUMMARY, summary);
                    task.setDescription(TaskCard.of(claim));
                    tasks.saveTask(task);
                });
    }

    @Override
    public void reconsiderationRequested(String claimId) {
        runtime.createMessageCorrelation(ClaimProcess.RECONSIDERATION_REQUESTED)
                .processInstanceBusinessKey(claimId)
                .correlate();
    }

    @Override
    public void withdrawn(String claimId, String actor) {
        runtime.createMessageCorrelation(ClaimProcess.CLAIM_WITHDRAWN)
                .processInstanceBusinessKey(claimId)
                .setVariable(ClaimProcess.ACTOR, Variables.stringValue(actor, true))
                .correlate();
    }

    @Override
    public boolean forget(String claimId) {
        var running = runtime.createProcessInstanceQuery()
                .processDefinitionKey(ClaimProcess.KEY)
                .processInstanceBusinessKey(claimId);
        if (running.count() > 0) {
            return false;
        }
        history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(ClaimProcess.KEY)
                .processInstanceBusinessKey(claimId)
                .list()
                .forEach(ended -> history.deleteHistoricProcessInstance(ended.getId()));
        return true;
    }

    @Override
    public Optional<String> claimOfTask(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(ClaimProcess.KEY)
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey);
    }
}
