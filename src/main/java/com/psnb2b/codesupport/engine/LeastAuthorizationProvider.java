package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;

/**
 * The rights that come with a task or a deployment, narrower than the engine's own.
 *
 * <p>Candidates and assignees can read a task, work on it and assign it to another candidate ({@link AssigneeCheck}).
 * The engine's UPDATE would let them change any variable of the claim's process behind the form. Who deploys can read
 * the deployment; the engine's DELETE would take running claims along.
 */
class LeastAuthorizationProvider extends DefaultAuthorizationProvider {

    @Override
    protected Permission[] getRuntimePermissions(boolean specificVariablePermission) {
        return new Permission[] {Permissions.READ, Permissions.TASK_WORK, Permissions.TASK_ASSIGN};
    }

    /** A task that is only just made has no rights yet; the engine would ask the database for them all the same. */
    @Override
    protected AuthorizationEntity getGrantAuthorizationByGroupId(String group, Resource resource, String id) {
        return isNew(id) ? null : super.getGrantAuthorizationByGroupId(group, resource, id);
    }

    private static boolean isNew(String task) {
        CachedDbEntity known = Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .getCachedEntity(TaskEntity.class, task);
        return known != null && known.getEntityState() == DbEntityState.TRANSIENT;
    }

    /** The one place that every way to give a task to somebody passes: claiming, assigning, and saving the task. */
    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String person) {
        if (person != null && !person.equals(before)) {
            AssigneeCheck.check((TaskEntity) task, person);
        }
        return super.newTaskAssignee(task, before, person);
    }

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        AuthorizationEntity[] rights = super.newDeployment(deployment);
        if (rights != null) {
            for (AuthorizationEntity right : rights) {
                right.removePermission(Permissions.DELETE);
            }
        }
        return rights;
    }
}
