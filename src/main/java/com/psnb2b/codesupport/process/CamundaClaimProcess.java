package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.engine.ModelFailures;
import com.psnb2b.codesupport.engine.OneCommand;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.Briefing;
import com.psnb2b.codesupport.review.FourEyes;
import com.psnb2b.codesupport.review.PayoutFacts;
import com.psnb2b.codesupport.review.TaskCard;
import com.psnb2b.codesupport.secondlook.SecondLooks;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The process of a claim as instances of {@code code-claim} in Camunda. */
@Component
class CamundaClaimProcess implements ClaimProcess {

    /** Every process that a claim may pass through. */
    private static final String[] PROCESSES = {ProcessModel.KEY, IntakeProcess.KEY, AppealProcessModel.KEY};

    private final RuntimeService runtime;
    private final HistoryService history;
    private final TaskService tasks;
    private final ClaimStore claims;
    private final ClaimWork work;
    private final Authority authority;
    private final ClaimIntake intake;
    private final OneCommand together;
    private final CaseLeads leads;
    private final DeployedPolicies policies;
    private final SecondLooks looks;

    CamundaClaimProcess(
            RuntimeService runtime,
            HistoryService history,
            TaskService tasks,
            ClaimStore claims,
            ClaimWork work,
            Authority authority,
            ClaimIntake intake,
            OneCommand together,
            CaseLeads leads,
            DeployedPolicies policies,
            SecondLooks looks) {
        this.runtime = runtime;
        this.history = history;
        this.tasks = tasks;
        this.claims = claims;
        this.work = work;
        this.authority = authority;
        this.intake = intake;
        this.together = together;
        this.leads = leads;
        this.policies = policies;
        this.looks = looks;
    }

    @Override
    public String start(Submission submission) {
        return ModelFailures.told(() -> newest().setVariable(
                        ProcessModel.SUBMISSION,
                        Variables.objectValue(submission, true).create())
                .execute()
                .getBusinessKey());
    }

    private ProcessInstantiationBuilder newest() {
        return policies.model()
                .map(runtime::createProcessInstanceById)
                // It says what is missing.
                .orElseGet(() -> runtime.createProcessInstanceByKey(ProcessModel.KEY));
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return ModelFailures.told(() -> together.of(work));
    }

    @Override
    public String keep(Submission submission, ModelFailed failure) {
        return intake.keep(submission, failure).getBusinessKey();
    }

    @Override
    public void evidenceAdded(String claimId) {
        // One that was only received is told of nothing: it finds everything when it is taken up.
        if (work.judgeAgain(claimId).status() != ClaimStatus.RECEIVED) {
            ModelFailures.told(() -> tell(claimId));
        }
    }

    @Override
    public void tellLater(String claimId, ModelFailed failure) {
        // It holds the claim's row: what is being taken up at this moment has either ended, or finds what came in.
        claims.forWork(claimId);
        boolean remembered = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(IntakeProcess.KEY)
                        .processInstanceBusinessKey(claimId)
                        .count()
                > 0;
        if (!remembered) {
            intake.tellLater(claimId, failure);
        }
    }

    private void tell(String claimId) {
        Claim claim = claims.forWork(claimId);
        // What is no answer to a reviewer's question leaves the wait for one as it is.
        boolean waited = !claim.waitsForAnswer()
                && !runtime.createMessageCorrelation(ProcessModel.EVIDENCE_ADDED)
                        .processInstanceBusinessKey(claimId)
                        .correlateAllWithResult()
                        .isEmpty();
        if (!waited) {
            // Nothing waits for it: the person who has the claim sees what is new.
            briefAgain(claim);
        }
    }

    private void briefAgain(Claim claim) {
        PayoutFacts payoutFacts = authority.stakes(claim);
        String summary = Briefing.of(claim, FourEyes.reasons(claim.facts(), claim.judgement(), payoutFacts));
        tasks.createTaskQuery()
                .processDefinitionKey(ProcessModel.KEY)
                .processInstanceBusinessKey(claim.id())
                .list()
                .forEach(task -> {
                    runtime.setVariable(task.getProcessInstanceId(), ProcessModel.CLAIM_SUMMARY, summary);
                    task.setDescription(TaskCard.of(claim, payoutFacts));
                    tasks.saveTask(task);
                });
        leads.changed(claim);
    }

    @Override
    public void reconsiderationRequested(String claimId) {
        ModelFailures.told(() -> runtime.createMessageCorrelation(ProcessModel.RECONSIDERATION_REQUESTED)
                .processInstanceBusinessKey(claimId)
                .correlate());
    }

    @Override
    public void withdrawn(String claimId, String actor) {
        boolean received = claims.find(claimId).map(Claim::status).orElse(null) == ClaimStatus.RECEIVED;
        String message = received ? IntakeProcess.RECEIVED_CLAIM_WITHDRAWN : ProcessModel.CLAIM_WITHDRAWN;
        ModelFailures.told(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(claimId)
                .setVariable(ProcessModel.ACTOR, Variables.stringValue(actor, true))
                .correlate());
    }

    @Override
    public boolean forget(String claimId) {
        var running = runtime.createProcessInstanceQuery()
                .processDefinitionKeyIn(PROCESSES)
                .processInstanceBusinessKey(claimId);
        if (running.count() > 0) {
            return false;
        }
        history.createHistoricProcessInstanceQuery()
                .processDefinitionKeyIn(PROCESSES)
                .processInstanceBusinessKey(claimId)
                .list()
                .forEach(ended -> forgetWithCalled(ended.getId()));
        looks.erase(claimId);
        return true;
    }

    /** The engine keeps the history of what a process has called. */
    private void forgetWithCalled(String instance) {
        history.createHistoricProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .list()
                .forEach(called -> forgetWithCalled(called.getId()));
        history.deleteHistoricProcessInstance(instance);
    }

    @Override
    public Optional<String> claimOfTask(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(ProcessModel.KEY)
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey);
    }
}
