package com.psnb2b.codesupport.process.identity;

import com.psnb2b.codesupport.security.ApiKeys;
import com.psnb2b.codesupport.security.DemoKeys;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/** Finds who could still sign in or call with what the documentation publishes for evaluation. */
@Component
class PublishedWords {

    private final ProcessEngine engine;
    private final ApiKeys keys;

    PublishedWords(ProcessEngine engine, ApiKeys keys) {
        this.engine = engine;
        this.keys = keys;
    }

    /**
     * Refuses a database that was made in evaluation mode and is now to be used in production.
     *
     * @throws IllegalStateException naming the people and the keys
     */
    void refuse() {
        List<String> open = Stream.concat(
                        engine
                                .getIdentityService()
                                .createUserQuery()
                                .userIdIn(EvaluationPeople.names().toArray(String[]::new))
                                .list()
                                .stream()
                                .filter(this::hasTheNameAsPassword)
                                .map(User::getId),
                        DemoKeys.BY_KEY.keySet().stream()
                                .filter(key -> keys.find(key).isPresent()))
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException("This database still takes what is published for evaluation: "
                    + String.join(", ", open) + ". Use a new database, or remove these people from act_id_user"
                    + " and set revoked_at for these keys in claims.api_key.");
        }
    }

    /** Not by the engine's own check, which would count a failed try and in the end lock the person. */
    private boolean hasTheNameAsPassword(User user) {
        UserEntity person = (UserEntity) user;
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getPasswordManager()
                .check(EncryptionUtil.saltPassword(person.getId(), person.getSalt()), person.getPassword());
    }
}
