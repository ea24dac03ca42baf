package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.Submission;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;

/** Keeps a claim whose process could not be started because a model failed on it. */
public interface FailedStartHandler {

    /**
     * Keeps a new claim.
     *
     * @return the instance that holds it until the model is mended
     */
    ProcessInstanceWithVariables keep(Submission submission, ModelFailed failure);
}
