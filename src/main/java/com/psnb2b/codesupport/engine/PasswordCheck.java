package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/** Compares a password with a person's, and leaves no trace: the engine's own check counts a failed try and locks. */
@Component
public class PasswordCheck {

    private final ProcessEngine engine;

    PasswordCheck(ProcessEngine engine) {
        this.engine = engine;
    }

    /** @param person as the engine's own user query gives it */
    public boolean isPasswordOf(User person, String password) {
        UserEntity known = (UserEntity) person;
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getPasswordManager()
                .check(EncryptionUtil.saltPassword(password, known.getSalt()), known.getPassword());
    }
}
