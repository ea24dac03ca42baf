package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.engine.FailedStartHandler;
import com.psnb2b.codesupport.engine.RunAs;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps what a model failed on: an instance of {@code claim-intake} beside the claim's row, with an incident for owners.
 * The instance holds the claim's id and nothing else of it.
 */
@Component
class ClaimIntake implements FailedStartHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimIntake.class);

    private final RuntimeService runtime;
    private final RunAs runAs;

    ClaimIntake(RuntimeService runtime, RunAs runAs) {
        this.runtime = runtime;
        this.runAs = runAs;
    }

    @Override
    public ProcessInstanceWithVariables keep(Submission submission, ModelFailed failure) {
        return start(submission, failure);
    }

    /** Remembers to tell an open claim's process of what came in. */
    void tellLater(String claimId, ModelFailed failure) {
        start(new HeldUpClaim(claimId), failure);
    }

    /** By the application itself: whoever may file a claim needs no right to this process. */
    private ProcessInstanceWithVariables start(Object brought, ModelFailed failure) {
        ProcessInstanceWithVariables instance = runAs.application(() -> {
            ProcessInstanceWithVariables started = runtime.createProcessInstanceByKey(IntakeProcess.KEY)
                    .setVariable(
                            ProcessModel.SUBMISSION,
                            Variables.objectValue(brought, true).create())
                    .executeWithVariablesInReturn();
            runtime.createIncident(IntakeProcess.INCIDENT, started.getId(), null, failure.getMessage());
            return started;
        });
        LOG.error(
                "A model failed on claim {}, which is kept and taken up once that is mended: {}",
                instance.getBusinessKey(),
                failure.kind());
        return instance;
    }
}
