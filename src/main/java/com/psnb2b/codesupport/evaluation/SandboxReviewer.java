package com.psnb2b.codesupport.evaluation;

import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.platform.EvaluationMode;
import com.psnb2b.codesupport.process.ProcessModel;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Completes the review of a sandbox order as a reviewer does, soon after it has come in: the same task, the same checks,
 * and a name in the claim's timeline that nobody can sign in with.
 */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class SandboxReviewer {

    static final String NAME = "sandbox-reviewer";

    private static final Logger LOG = LoggerFactory.getLogger(SandboxReviewer.class);

    private final TaskService tasks;
    private final ClaimStore claims;
    private final TransactionTemplate transaction;
    private final ExecutorService desk = Executors.newSingleThreadExecutor();

    SandboxReviewer(TaskService tasks, ClaimStore claims, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.claims = claims;
        this.transaction = transaction;
    }

    /** Camunda's starter tells of every task; whatever is no review of a sandbox order is left alone. */
    @EventListener
    void created(DelegateTask task) {
        boolean isReview = TaskListener.EVENTNAME_CREATE.equals(task.getEventName())
                && ProcessModel.REVIEW_CLAIM.equals(task.getTaskDefinitionKey());
        if (isReview) {
            SandboxOrders.decisionOn((String) task.getVariable(ProcessModel.ORDER_ID))
                    .ifPresent(decision ->
                            afterwards(task.getId(), task.getExecution().getProcessBusinessKey(), decision));
        }
    }

    /** Not in the caller's transaction: who files a claim is never answered with an outcome. */
    private void afterwards(String taskId, String claimId, SandboxOrders.Decision decision) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                desk.execute(() -> review(taskId, claimId, decision));
            }
        });
    }

    private void review(String taskId, String claimId, SandboxOrders.Decision decision) {
        try {
            transaction.executeWithoutResult(status -> {
                // More evidence is asked for once; what comes then is for a person.
                if (decision.reasonCode() == null
                        && claims.forWork(claimId).evidence().size() > 1) {
                    return;
                }
                tasks.setAssignee(taskId, NAME);
                Map<String, Object> form = new HashMap<>();
                form.put(ProcessModel.DECISION, decision.decision());
                form.put("reasonCode", decision.reasonCode());
                form.put("reviewNote", decision.note());
                tasks.complete(taskId, form);
            });
        } catch (RuntimeException e) {
            LOG.error(
                    "The sandbox could not review claim {}: {}",
                    claimId,
                    e.getClass().getName());
        }
    }

    @PreDestroy
    void close() {
        desk.shutdown();
    }
}
