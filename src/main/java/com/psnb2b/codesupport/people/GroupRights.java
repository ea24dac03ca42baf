package com.psnb2b.codesupport.people;

import static com.psnb2b.codesupport.people.Groups.ADMIN;
import static com.psnb2b.codesupport.people.Groups.PROCESS_OWNERS;
import static com.psnb2b.codesupport.people.Groups.REVIEWERS;
import static com.psnb2b.codesupport.people.Groups.SENIOR_REVIEWERS;
import static com.psnb2b.codesupport.people.Groups.SUPPORT_DESK;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.List;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * The groups and what each may do in the engine.
 *
 * <p>Rights on tasks are not here: candidates and the assignee get them with the task, see {@code
 * LeastAuthorizationProvider}. Nobody but an administrator may create a filter, since an expression in one runs as
 * code.
 */
@Component
class GroupRights {

    /** Without the second, the cards in Tasklist are without the values that a filter names. */
    private static final Permission[] SEEING_CLAIMS = {
        ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE
    };

    private final IdentityStore store;

    GroupRights(IdentityStore store) {
        this.store = store;
    }

    void seed() {
        admins();
        store.group(REVIEWERS, "Reviewers");
        store.group(SENIOR_REVIEWERS, "Senior reviewers");
        store.group(SUPPORT_DESK, "Support desk");
        app(REVIEWERS, "tasklist");
        app(SENIOR_REVIEWERS, "tasklist");
        app(SUPPORT_DESK, "tasklist");
        store.grant(REVIEWERS, Resources.PROCESS_DEFINITION, TaskFilters.PROCESS, SEEING_CLAIMS);
        store.grant(SENIOR_REVIEWERS, Resources.PROCESS_DEFINITION, TaskFilters.PROCESS, SEEING_CLAIMS);
        supportDesk();
        processOwners();
    }

    /** The processes beside the claims' one, and not their variables: a task shows those to whoever may take it. */
    void seedBeside(String process) {
        for (String group : List.of(REVIEWERS, SENIOR_REVIEWERS)) {
            store.grant(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ);
        }
    }

    private void admins() {
        store.group(ADMIN, "Administrators");
        for (Resources resource : Resources.values()) {
            store.grant(ADMIN, resource, ANY, Permissions.ALL);
        }
    }

    private void supportDesk() {
        store.grant(
                SUPPORT_DESK,
                Resources.PROCESS_DEFINITION,
                TaskFilters.PROCESS,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        store.grant(SUPPORT_DESK, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE);
    }

    /** They change what the process is and see how it runs; a right to change one claim's course would be a decision. */
    private void processOwners() {
        store.group(PROCESS_OWNERS, "Process owners");
        app(PROCESS_OWNERS, "cockpit");
        app(PROCESS_OWNERS, "tasklist");
        store.grant(PROCESS_OWNERS, Resources.DEPLOYMENT, ANY, Permissions.CREATE, Permissions.READ);
        store.grant(
                PROCESS_OWNERS,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.MIGRATE_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB);
        store.grant(PROCESS_OWNERS, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.READ);
        store.grant(
                PROCESS_OWNERS,
                Resources.DECISION_DEFINITION,
                ANY,
                Permissions.READ,
                Permissions.CREATE_INSTANCE,
                Permissions.READ_HISTORY);
        store.grant(PROCESS_OWNERS, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        store.grant(
                PROCESS_OWNERS,
                Resources.BATCH,
                ANY,
                BatchPermissions.READ,
                BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES);
    }

    private void app(String group, String name) {
        store.grant(group, Resources.APPLICATION, name, Permissions.ACCESS);
    }
}
