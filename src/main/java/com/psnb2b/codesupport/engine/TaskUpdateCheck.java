package com.psnb2b.codesupport.engine;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Keeps due date, priority and the rest of a task as policy and routing set them. The engine lets everybody who may
 * assign a task change all of it: with a later due date or a lower priority a claim would leave the head of the queue.
 * Here, who may only assign changes the assignee and the follow-up date; the rest needs the right UPDATE on tasks,
 * which administrators have.
 */
final class TaskUpdateCheck extends AuthorizationCommandChecker {

    private static final Set<String> FREE = Set.of(TaskEntity.ASSIGNEE, TaskEntity.FOLLOW_UP_DATE);

    @Override
    public void checkTaskAssign(TaskEntity task) {
        super.checkTaskAssign(task);
        Set<String> kept = new TreeSet<>(task.getPropertyChanges().keySet());
        kept.removeAll(FREE);
        if (!kept.isEmpty()) {
            requireUpdate(task, kept);
        }
    }

    private void requireUpdate(TaskEntity task, Set<String> fields) {
        try {
            getAuthorizationManager().checkAuthorization(Permissions.UPDATE, Resources.TASK, task.getId());
        } catch (AuthorizationException refused) {
            throw new AuthorizationException("Only an administrator may change " + String.join(", ", fields)
                    + " of a task; load the task again, and change assignee or followUpDate alone.");
        }
    }
}
