package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.engine.RunAs;
import com.psnb2b.codesupport.secondlook.LookTasks;
import com.psnb2b.codesupport.secondlook.SecondLook;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** An instance of {@code second-look} a look, whose business key is the look's id: nothing finds it by the claim. */
@Component
class CamundaLookTasks implements LookTasks {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final RunAs runAs;

    CamundaLookTasks(RuntimeService runtime, TaskService tasks, HistoryService history, RunAs runAs) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.runAs = runAs;
    }

    @Override
    public void start(SecondLook look) {
        runAs.nobody(() -> runtime.createProcessInstanceByKey(SecondLookProcess.KEY)
                .businessKey(look.id())
                .setVariable(ProcessModel.DUE_DATE, Date.from(look.dueAt()))
                .execute());
    }

    @Override
    public void forget(String lookId) {
        runAs.nobody(() -> {
            runtime.createProcessInstanceQuery()
                    .processDefinitionKey(SecondLookProcess.KEY)
                    .processInstanceBusinessKey(lookId)
                    .list()
                    .forEach(running -> runtime.deleteProcessInstance(running.getId(), "the claim is erased"));
            history.createHistoricProcessInstanceQuery()
                    .processDefinitionKey(SecondLookProcess.KEY)
                    .processInstanceBusinessKey(lookId)
                    .list()
                    .forEach(ended -> history.deleteHistoricProcessInstance(ended.getId()));
        });
    }

    @Override
    public Optional<String> lookOfTask(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(SecondLookProcess.KEY)
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey);
    }
}
