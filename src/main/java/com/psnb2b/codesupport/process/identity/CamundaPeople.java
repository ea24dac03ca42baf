package com.psnb2b.codesupport.process.identity;

import com.psnb2b.codesupport.security.People;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** The engine's users as the people who can sign in. */
@Component
class CamundaPeople implements People {

    private final IdentityService identity;

    CamundaPeople(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public boolean passwordIsRight(String name, String password) {
        return identity.checkPassword(name, password);
    }

    @Override
    public List<String> groupsOf(String name) {
        return identity.createGroupQuery().groupMember(name).list().stream()
                .map(Group::getId)
                .toList();
    }
}
