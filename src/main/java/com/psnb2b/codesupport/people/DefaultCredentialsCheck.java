package com.psnb2b.codesupport.people;

import com.psnb2b.codesupport.engine.PasswordCheck;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Finds the people and API keys whose credentials are those that the documentation publishes for evaluation. */
@Component
class DefaultCredentialsCheck {

    private final IdentityService identity;
    private final PasswordCheck passwords;
    private final DefaultApiKeys keys;

    DefaultCredentialsCheck(IdentityService identity, PasswordCheck passwords, DefaultApiKeys keys) {
        this.identity = identity;
        this.passwords = passwords;
        this.keys = keys;
    }

    /**
     * Refuses a database that was made in evaluation mode and is now to be used in production.
     *
     * @throws IllegalStateException naming the people and the keys
     */
    void refuse() {
        List<String> open = Stream.concat(
                        identity
                                .createUserQuery()
                                .userIdIn(EvaluationPeople.names().toArray(String[]::new))
                                .list()
                                .stream()
                                .filter(person -> passwords.isPasswordOf(person, person.getId()))
                                .map(User::getId),
                        keys.inForce().stream())
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException("This database still takes what is published for evaluation: "
                    + String.join(", ", open) + ". Use a new database, or remove these people from act_id_user"
                    + " and set revoked_at for these keys in claims.api_key.");
        }
    }
}
