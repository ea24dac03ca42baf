package com.psnb2b.codesupport.engine;

/** Looks at everything that is to be deployed, by whatever way, before the engine does. Asked in the order of the beans. */
public interface DeploymentCheck {

    /** @throws org.camunda.bpm.engine.ProcessEngineException where it is refused; then nothing of it is deployed */
    void check(NewDeployment deployment);
}
