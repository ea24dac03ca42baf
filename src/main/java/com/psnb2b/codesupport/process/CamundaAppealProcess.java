package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.appeal.AppealProcess;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.engine.ModelFailures;
import com.psnb2b.codesupport.engine.RunAs;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** An instance of {@code appeal} an appeal; its business key is the claim's id. */
@Component
class CamundaAppealProcess implements AppealProcess {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AppealRoutes routes;
    private final RunAs runAs;

    CamundaAppealProcess(RuntimeService runtime, TaskService tasks, AppealRoutes routes, RunAs runAs) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.routes = routes;
        this.runAs = runAs;
    }

    @Override
    public void start(Claim claim) {
        runAs.nobody(() -> ModelFailures.told(() -> runtime.createProcessInstanceByKey(AppealProcessModel.KEY)
                .businessKey(claim.id())
                .setVariables(routes.variables(claim))
                .execute()));
    }

    @Override
    public Optional<String> claimOfTask(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(AppealProcessModel.KEY)
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey);
    }
}
