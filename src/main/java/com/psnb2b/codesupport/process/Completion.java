package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.engine.SignedIn;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Who completes a user task, and what they say. */
final class Completion {

    private Completion() {}

    /** Whoever is signed in, else the assignee. @throws InvalidInput that names {@code assignee}, where there is neither */
    static String person(DelegateTask task) {
        String person = SignedIn.person(task.getProcessEngineServices()).orElse(task.getAssignee());
        if (person == null) {
            throw InvalidInput.of("assignee", "required", "a person must claim the task first");
        }
        return person;
    }

    /** The variable of this name; null where there is none. */
    static String text(DelegateTask task, String name) {
        Object value = task.getVariable(name);
        return value == null ? null : value.toString();
    }
}
