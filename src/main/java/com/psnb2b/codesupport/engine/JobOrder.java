package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Which job is done next, and when one that has failed comes again. */
final class JobOrder extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        // The claim that waits longest first; the index of EngineIndexes spares it the sorting.
        engine.setJobExecutorAcquireByDueDate(true);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        // Only here, since the starter sets its own before.
        engine.setFailedJobCommandFactory(new FailedJobs());
    }
}
