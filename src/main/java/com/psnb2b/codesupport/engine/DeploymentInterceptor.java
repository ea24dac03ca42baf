package com.psnb2b.codesupport.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ActivateProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Has claims that are held up retried at once when a model may have been mended: when something was deployed, or a
 * deployment was removed.
 */
final class DeploymentInterceptor extends CommandInterceptor {

    private static final List<Class<?>> MAY_MEND =
            List.of(DeployCmd.class, DeleteDeploymentCmd.class, ActivateProcessDefinitionCmd.class);

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<DeploymentListener> heldUp;

    DeploymentInterceptor(ProcessEngineConfigurationImpl engine, ObjectProvider<DeploymentListener> heldUp) {
        this.engine = engine;
        this.heldUp = heldUp;
    }

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (MAY_MEND.stream().anyMatch(kind -> kind.isInstance(command))
                && heldUp.getObject().makeDue()) {
            engine.getJobExecutor().jobWasAdded();
        }
        return result;
    }
}
