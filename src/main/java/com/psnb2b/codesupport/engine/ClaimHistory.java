package com.psnb2b.codesupport.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** What the engine keeps of a claim's course: no codes, for a year, and each line written once. */
final class ClaimHistory extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new ClaimHistoryLevel()));
        // Else completing a claim rewrites its whole history to set one date.
        engine.setHistoryRemovalTimeStrategy("start");
        engine.setHistoryTimeToLive("P365D");
        engine.setTaskMetricsEnabled(false);
    }
}
