package com.psnb2b.codesupport.people;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Puts groups, users and rights into the engine where they are missing, and leaves alone what is there. */
@Component
class IdentityStore {

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    IdentityStore(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    void group(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identity.saveGroup(group);
        }
    }

    /** A user and their membership; the password of one who exists stays as it is. */
    void user(String name, String password, String group) {
        if (identity.createUserQuery().userId(name).count() == 0) {
            User user = identity.newUser(name);
            user.setFirstName(name);
            // Tasklist shows a missing one as "null".
            user.setLastName("");
            user.setPassword(password);
            identity.saveUser(user);
        }
        if (identity.createUserQuery().userId(name).memberOfGroup(group).count() == 0) {
            identity.createMembership(name, group);
        }
    }

    void grant(String group, Resource resource, String id, Permission... permissions) {
        boolean there = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                > 0;
        if (!there) {
            Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setGroupId(group);
            right.setResource(resource);
            right.setResourceId(id);
            right.setPermissions(permissions);
            authorizations.saveAuthorization(right);
        }
    }
}
