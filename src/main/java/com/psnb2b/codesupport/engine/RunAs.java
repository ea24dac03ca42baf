package com.psnb2b.codesupport.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.stereotype.Component;

/** Runs work in the engine as a person, so that rights, listeners and history are as when they work in Tasklist. */
@Component
public class RunAs {

    private final IdentityService identity;
    private final CommandExecutor commands;

    RunAs(ProcessEngine engine) {
        identity = engine.getIdentityService();
        commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    /** The ids of the person's groups as they are now. */
    public List<String> groups(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }

    /** Does the work as the person. */
    public void run(String person, Runnable work) {
        call(person, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Runs as nobody: for work that follows from a person's act, but is not an act of theirs and needs none of their
     * rights.
     */
    public void nobody(Runnable work) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            work.run();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }

    /** Does the application's own work beside a person's: asks for no right of theirs, and history names them. */
    public <T> T application(Supplier<T> work) {
        return commands.execute(context -> context.runWithoutAuthorization(work::get));
    }

    /** Does the work as the person, and returns what it returns. */
    public <T> T call(String person, Supplier<T> work) {
        identity.setAuthentication(person, groups(person));
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
