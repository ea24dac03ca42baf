package com.psnb2b.codesupport.engine;

import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Puts the guard in front of every deployment, and behind it the walls that hold at run time without it: a model that
 * came past the guard, an older one or one written into the database, reaches our delegates and its own variables, and
 * no other bean, no method, no class and no script.
 */
final class EngineWalls extends AbstractProcessEnginePlugin {

    private final DeploymentChecks checks;
    private final CallableBeanMap beans;

    private final SingletonSupplier<AskedVariables> asked;

    EngineWalls(
            List<DeploymentCheck> checks,
            CallableBeans callable,
            BeanFactory beans,
            SingletonSupplier<AskedVariables> asked) {
        this.asked = asked;
        this.checks = new DeploymentChecks(checks);
        this.beans = new CallableBeanMap(callable.names(), beans);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreDeployers(List.of(checks));
        engine.setCustomPostCommandInterceptorsTxRequired(List.of(new StartInstructionCheck()));
        // The script engine's bindings look here as well, though no script finds an engine.
        engine.setBeans(beans);
        engine.setExpressionManager(new RestrictedExpressionManager(beans, new AskedVariableResolver(asked)));
        engine.setArtifactFactory(new NoClasses());
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableExpressionsInAdhocQueries(false);
        // Tasklist's lists ask for ${currentUser()}; administrators alone make such lists.
        engine.setEnableExpressionsInStoredQueries(true);
    }

    private static final class NoClasses implements ArtifactFactory {
        @Override
        public <T> T getArtifact(Class<T> type) {
            throw new ProcessEngineException("a model may not name a class, such as " + type.getName());
        }
    }

    private static final class NoScripts extends DefaultScriptEngineResolver {

        NoScripts() {
            super(new ScriptEngineManager());
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
            return null;
        }
    }
}
