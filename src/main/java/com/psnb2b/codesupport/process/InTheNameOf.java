package com.psnb2b.codesupport.process;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Work in the engine in a person's name, so that rights, listeners and history are as in Tasklist. */
@Component
class InTheNameOf {

    private final IdentityService identity;

    InTheNameOf(IdentityService identity) {
        this.identity = identity;
    }

    /** The ids of the person's groups as they are now. */
    List<String> groups(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }

    void run(String person, Runnable work) {
        call(person, () -> {
            work.run();
            return null;
        });
    }

    <T> T call(String person, Supplier<T> work) {
        identity.setAuthentication(person, groups(person));
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
