package com.psnb2b.codesupport.process;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Keeps what the policy and the routing gave a task. To the engine, whoever may assign a task may save all of it: with a
 * later due date or a lower priority a claim would leave the head of the queue. So those who may only assign change who
 * has the task, and their own reminder; the rest is for whoever has the right UPDATE on tasks, which administrators have.
 */
final class RoutedTasks extends AuthorizationCommandChecker {

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
