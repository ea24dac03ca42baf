package com.psnb2b.codesupport.evaluation;

import com.psnb2b.codesupport.engine.FailedJobs;
import com.psnb2b.codesupport.platform.EvaluationMode;
import com.psnb2b.codesupport.process.ProcessModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Fires timers by the moved clock of evaluation mode; the engine itself goes by the time of day. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class SandboxTimers implements DueTimers {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxTimers.class);

    /** PostgreSQL takes some 32,000 parameters a statement. */
    private static final int AT_ONCE = 1000;

    /** How often one timer is fired that always meets another step of its claim. */
    private static final int RACES = 10;

    private final RuntimeService runtime;
    private final ManagementService management;

    SandboxTimers(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public int fire(String resellerId, Instant until) {
        Set<String> tried = new HashSet<>();
        Map<String, Integer> races = new HashMap<>();
        int fired = 0;
        List<Job> due = due(resellerId, until, tried);
        while (!due.isEmpty()) {
            for (Job job : due) {
                tried.add(job.getId());
                fired += fire(job, tried, races);
            }
            due = due(resellerId, until, tried);
        }
        return fired;
    }

    private int fire(Job job, Set<String> tried, Map<String, Integer> races) {
        try {
            management.executeJob(job.getId());
            return 1;
        } catch (ProcessEngineException e) {
            // Another claim's step has removed it, or the engine has fired it meanwhile; what failed is tried again by
            // it.
            LOG.info("Job {} was not fired: {}", job.getId(), e.getClass().getSimpleName());
            // Or the engine did another step of the same claim, such as one that an earlier timer led to. By the time
            // of
            // day this one is not due yet, so that nobody else comes back to it.
            if (FailedJobs.isPassing(e) && races.merge(job.getId(), 1, Integer::sum) < RACES) {
                tried.remove(job.getId());
            }
            return 0;
        }
    }

    /** Timers that are due, and steps that wait for a thread, the earliest first. */
    private List<Job> due(String resellerId, Instant until, Set<String> tried) {
        List<Job> due = new ArrayList<>();
        List<ProcessInstance> page;
        for (int first = 0; !(page = instances(resellerId, first)).isEmpty(); first += AT_ONCE) {
            Set<String> ids = page.stream().map(ProcessInstance::getId).collect(Collectors.toSet());
            due.addAll(management
                    .createJobQuery()
                    .processInstanceIds(ids)
                    .timers()
                    .duedateLowerThan(Date.from(until))
                    .withRetriesLeft()
                    .list());
            due.addAll(management
                    .createJobQuery()
                    .processInstanceIds(ids)
                    .messages()
                    .withRetriesLeft()
                    .list());
        }
        due.removeIf(job -> tried.contains(job.getId()));
        due.sort(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder())));
        return due;
    }

    private List<ProcessInstance> instances(String resellerId, int first) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(ProcessModel.KEY)
                .variableValueEquals(ProcessModel.RESELLER_ID, resellerId)
                .orderByProcessInstanceId()
                .asc()
                .listPage(first, AT_ONCE);
    }
}
