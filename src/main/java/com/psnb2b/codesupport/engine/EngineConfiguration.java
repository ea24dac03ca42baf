package com.psnb2b.codesupport.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * How the engine differs from its defaults: small plugins in the order in which they are applied. Once it is built,
 * {@link EngineIndexes} follows, which an operator may switch off.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ProcessEnginePlugin engineDifferences(
            ModelNames names,
            List<DeploymentCheck> checks,
            CallableBeans callable,
            BeanFactory beans,
            ObjectProvider<FailedStartHandler> kept,
            ObjectProvider<DeploymentListener> heldUp,
            ObjectProvider<TaskWatcher> watcher,
            ObjectProvider<AskedVariables> variables) {
        // Asked for when a model first asks, since they need the engine.
        SingletonSupplier<AskedVariables> asked = SingletonSupplier.of(variables::getObject);
        return new CompositeProcessEnginePlugin(List.of(
                // History that holds no code, and is not rewritten when a claim ends.
                new ClaimHistory(),
                // What a caller may not do is refused before it is done, and what fails is told as ours or theirs.
                new CommandChecks(kept, heldUp, names),
                // A deployment is checked, and no model runs code of its own.
                new EngineWalls(checks, callable, beans, asked),
                // Owners' tables are told what a model can ask for anywhere.
                new AskedByTables(asked),
                // Which task of a case leads is settled whenever one comes or goes.
                new TaskWatch(watcher),
                // Rights for a task are few, and nobody can lock the administrator out.
                new EngineRights(),
                // No code gets into a table, and a transaction's writes are one message.
                new ModelVariables(names),
                // Whoever reads the log finds the claim.
                new ClaimIdInLog(),
                // The claim that waits longest is next, and a failed job comes again in its time.
                new JobOrder()));
    }
}
