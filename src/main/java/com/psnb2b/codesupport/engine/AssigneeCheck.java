package com.psnb2b.codesupport.engine;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Checks whom a task may be assigned to. The engine accepts any name, known or not, and the assignee gets the right to
 * decide: a reviewer could let the support desk decide, or assign a claim to nobody who exists. So a task may be
 * assigned to its own candidates. Only the process, and whoever has the right UPDATE on tasks (administrators), may
 * assign it to others.
 */
final class AssigneeCheck {

    private AssigneeCheck() {}

    /** @throws AuthorizationException if the person is no candidate, and whoever gives the task may not change that */
    static void check(TaskEntity task, String person) {
        boolean mayUpdate = Context.getCommandContext()
                .getAuthorizationManager()
                .isAuthorized(Permissions.UPDATE, Resources.TASK, task.getId());
        if (!mayUpdate && !isCandidate(task, person)) {
            throw new AuthorizationException(
                    "A task is given to its candidates alone, and this person is none. Give it to one of "
                            + String.join(", ", candidates(task)) + ", or put it back.");
        }
    }

    private static boolean isCandidate(TaskEntity task, String person) {
        Set<String> groups = groupsOf(person);
        return task.getCandidates().stream()
                .anyMatch(link -> person.equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    /** Whoever gives a task away need not have the right to read the other's groups. */
    private static Set<String> groupsOf(String person) {
        return Context.getCommandContext()
                .runWithoutAuthorization(() -> Context.getCommandContext()
                        .getReadOnlyIdentityProvider()
                        .createGroupQuery()
                        .groupMember(person)
                        .list())
                .stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    private static Set<String> candidates(TaskEntity task) {
        return task.getCandidates().stream().map(AssigneeCheck::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(IdentityLink candidate) {
        return candidate.getGroupId() == null ? candidate.getUserId() : candidate.getGroupId();
    }
}
