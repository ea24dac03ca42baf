package com.psnb2b.codesupport.process;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.Group;

/** Gives a task to the person whose question was answered. */
final class ReturnedClaims {

    private ReturnedClaims() {}

    /**
     * Assigns the new task to the person, unless they are none of its candidates any more.
     *
     * @param person null for nobody
     */
    static void giveBack(DelegateTask task, String person) {
        if (person == null) {
            return;
        }
        Set<String> groups =
                task
                        .getProcessEngineServices()
                        .getIdentityService()
                        .createGroupQuery()
                        .groupMember(person)
                        .list()
                        .stream()
                        .map(Group::getId)
                        .collect(Collectors.toSet());
        if (task.getCandidates().stream().anyMatch(candidate -> groups.contains(candidate.getGroupId()))) {
            task.setAssignee(person);
        }
    }
}
