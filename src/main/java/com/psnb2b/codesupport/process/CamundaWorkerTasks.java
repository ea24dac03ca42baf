package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.casework.WorkerRefused;
import com.psnb2b.codesupport.casework.WorkerRefused.Reason;
import com.psnb2b.codesupport.casework.WorkerTasks;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.KnownNames;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.engine.FailedJobs;
import com.psnb2b.codesupport.engine.ModelFailures;
import com.psnb2b.codesupport.guard.HttpStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryTopicBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Workers' tasks as external tasks in Camunda. An answer holds the claim's row first, as every other change of a claim
 * does: so it either comes before a withdrawal, a timer or another answer, or finds its task gone.
 */
@Component
class CamundaWorkerTasks implements WorkerTasks {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaWorkerTasks.class);

    /** Has a task that failed, until its pause is over; no worker is called so. */
    private static final String PAUSE = "pause";

    private final ExternalTaskService external;
    private final RepositoryService models;
    private final ClaimStore claims;
    private final TransactionTemplate transaction;

    CamundaWorkerTasks(
            ExternalTaskService external,
            RepositoryService models,
            ClaimStore claims,
            TransactionTemplate transaction) {
        this.external = external;
        this.models = models;
        this.claims = claims;
        this.transaction = transaction;
    }

    @Override
    public List<Task> fetch(Worker worker, Map<String, Duration> topics, int most) {
        Set<String> foreign = new TreeSet<>(topics.keySet());
        foreign.removeAll(worker.topics());
        if (!foreign.isEmpty()) {
            throw InvalidInput.of(
                    "topics",
                    "invalid",
                    "this key is for the topics " + String.join(", ", new TreeSet<>(worker.topics())) + ", and not for "
                            + String.join(", ", foreign));
        }
        try {
            return locked(worker, topics, most).stream().map(this::task).toList();
        } catch (RuntimeException failed) {
            throw FailedJobs.isPassing(failed) ? new WorkerRefused(Reason.BUSY) : failed;
        }
    }

    private List<LockedExternalTask> locked(Worker worker, Map<String, Duration> topics, int most) {
        ExternalTaskQueryTopicBuilder fetch = external.fetchAndLock()
                .workerId(name(worker))
                .maxTasks(most)
                .orderByCreateTime()
                .asc()
                .subscribe();
        for (Map.Entry<String, Duration> topic : topics.entrySet()) {
            fetch = fetch.topic(topic.getKey(), topic.getValue().toMillis()).includeExtensionProperties();
        }
        return fetch.execute();
    }

    private Task task(LockedExternalTask locked) {
        Optional<Claim> claim = Optional.ofNullable(locked.getBusinessKey()).flatMap(claims::find);
        return new Task(
                locked.getId(),
                locked.getTopicName(),
                claim.map(Claim::id).orElse(null),
                locked.getProcessDefinitionKey(),
                locked.getProcessInstanceId(),
                locked.getActivityId(),
                locked.getLockExpirationTime().toInstant(),
                locked.getRetries(),
                locked.getErrorMessage(),
                HttpStep.isOne(locked.getTopicName())
                        ? WorkerVariables.all(claim, locked.getVariables())
                        : WorkerVariables.of(
                                locked.getExtensionProperties().get(WorkerVariables.PROPERTY),
                                claim,
                                locked.getVariables()),
                locked.getExtensionProperties());
    }

    @Override
    public void complete(Worker worker, String task, Map<String, Object> results) {
        answer(worker, task, held -> {
            Map<String, Object> checked = TaskResults.checked(drawn(held), results);
            ModelFailures.told(() -> external.complete(task, name(worker), checked));
        });
    }

    @Override
    public void fail(Worker worker, String task, String message, String details, int retries, Duration pause) {
        answer(worker, task, held -> {
            int left = held.getRetries() == null ? retries : Math.min(retries, held.getRetries() - 1);
            if (left <= 0) {
                LOG.warn("A worker's task has failed for good at {} of claim {}", held.getActivityId(), claimOf(held));
                ModelFailures.told(
                        () -> external.handleBpmnError(task, name(worker), FAILED, CodeRedactor.redact(message)));
            } else {
                external.handleFailure(
                        task,
                        name(worker),
                        CodeRedactor.redact(message),
                        CodeRedactor.redact(details),
                        left,
                        pause.toMillis());
                // The engine leaves it to the worker, who could still answer what it has said to have failed.
                external.unlock(task);
                if (!pause.isZero()) {
                    external.lock(task, PAUSE, pause.toMillis());
                }
            }
        });
    }

    @Override
    public void error(Worker worker, String task, String code, String message) {
        answer(worker, task, held -> {
            Set<String> known = codes(held);
            if (!known.contains(code)) {
                throw InvalidInput.of(
                        "errorCode", "invalid", "is no error of this model; " + KnownNames.instead(code, known));
            }
            ModelFailures.told(() -> external.handleBpmnError(task, name(worker), code, CodeRedactor.redact(message)));
        });
    }

    @Override
    public void extend(Worker worker, String task, Duration lock) {
        answer(worker, task, held -> external.extendLock(task, name(worker), lock.toMillis()));
    }

    @Override
    public void release(Worker worker, String task) {
        answer(worker, task, held -> external.unlock(task));
    }

    private void answer(Worker worker, String task, Consumer<ExternalTask> answer) {
        try {
            transaction.executeWithoutResult(status -> answer.accept(held(worker, task)));
        } catch (NotFoundException | RestException gone) {
            throw new WorkerRefused(Reason.TASK_GONE);
        } catch (BadUserRequestException anothers) {
            throw new WorkerRefused(Reason.NOT_LOCKED);
        } catch (ModelFailed failed) {
            LOG.error("A model failed on a worker's answer: {}", failed.kind());
            throw new WorkerRefused(Reason.MODEL_FAILED);
        } catch (RuntimeException failed) {
            throw FailedJobs.isPassing(failed) ? new WorkerRefused(Reason.BUSY) : failed;
        }
    }

    /** The task as it is while the claim's row is held. */
    private ExternalTask held(Worker worker, String task) {
        Optional.ofNullable(find(task))
                .map(CamundaWorkerTasks::claimOf)
                .filter(claim -> claims.find(claim).isPresent())
                .ifPresent(claims::forWork);
        ExternalTask found = find(task);
        if (found == null || !worker.topics().contains(found.getTopicName())) {
            throw new WorkerRefused(Reason.TASK_GONE);
        }
        if (!name(worker).equals(found.getWorkerId())) {
            throw new WorkerRefused(Reason.NOT_LOCKED);
        }
        return found;
    }

    private ExternalTask find(String task) {
        return external.createExternalTaskQuery().externalTaskId(task).singleResult();
    }

    private static String claimOf(ExternalTask task) {
        return task.getBusinessKey();
    }

    private BaseElement drawn(ExternalTask task) {
        return models.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getActivityId());
    }

    private Set<String> codes(ExternalTask task) {
        Set<String> codes = new TreeSet<>(Set.of(FAILED, REFUSED, UNREADABLE));
        models.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementsByType(Error.class).stream()
                .map(Error::getErrorCode)
                .filter(Objects::nonNull)
                .forEach(codes::add);
        return codes;
    }

    /** Another key's worker has another name, whatever it calls itself. */
    private static String name(Worker worker) {
        return worker.key() + "/" + worker.id();
    }
}
