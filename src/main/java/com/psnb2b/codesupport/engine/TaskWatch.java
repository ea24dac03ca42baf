package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** Has the {@link TaskWatcher} told of tasks, also of models that were deployed before there was one. */
final class TaskWatch extends AbstractProcessEnginePlugin {

    // Asked for at the first task, since it needs the engine.
    private final SingletonSupplier<TaskWatcher> watcher;

    TaskWatch(ObjectProvider<TaskWatcher> watcher) {
        this.watcher = SingletonSupplier.of(watcher::getObject);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        ParseListeners.add(engine, new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element drawn, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
                    watch(task.getTaskDefinition());
                }
            }
        });
    }

    private void watch(TaskDefinition task) {
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, created -> watcher.obtain().came(created));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_COMPLETE, done -> watcher.obtain().gone(done));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_DELETE, over -> watcher.obtain().gone(over));
    }
}
