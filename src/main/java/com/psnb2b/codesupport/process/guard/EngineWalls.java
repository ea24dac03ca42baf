package com.psnb2b.codesupport.process.guard;

import java.util.List;
import java.util.Map;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/**
 * Puts the guard in front of every deployment, and behind it the walls that hold at run time without it: a model that
 * came past the guard, an older one or one written into the database, reaches our delegates and its own variables, and
 * no other bean, no method, no class and no script.
 */
@Component
class EngineWalls extends AbstractCamundaConfiguration {

    private final BeanFactory beans;

    EngineWalls(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreDeployers(List.of(new ModelGuard()));
        engine.setCustomPostCommandInterceptorsTxRequired(List.of(new StartsAtTheStart()));
        Map<Object, Object> ours = new OurBeans(beans);
        // The script engine's bindings look here as well, though no script finds an engine.
        engine.setBeans(ours);
        engine.setExpressionManager(new PlainExpressions(ours));
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
