package com.psnb2b.codesupport.people;

import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The administrator of a production database that has none yet. */
@Component
class FirstAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private static final String NAME = "admin";

    private final IdentityService identity;
    private final IdentityStore store;
    private final DefaultApiKeys keys;

    FirstAdmin(IdentityService identity, IdentityStore store, DefaultApiKeys keys) {
        this.identity = identity;
        this.store = store;
        this.keys = keys;
    }

    /**
     * Creates the administrator where nobody is one.
     *
     * @throws AdminPasswordRefused for a password that everybody can read in the documentation, and for none where one
     *     is needed
     */
    void ensure(String password) {
        if (isPublished(password)) {
            throw new AdminPasswordRefused("CODESUPPORT_ADMIN_PASSWORD is one of the words published for evaluation.");
        }
        if (identity.createUserQuery().memberOfGroup(Groups.ADMIN).count() > 0) {
            return;
        }
        if (!StringUtils.hasText(password)) {
            throw new AdminPasswordRefused("This database has no administrator yet, and CODESUPPORT_ADMIN_PASSWORD,"
                    + " the password of the first one, is not set.");
        }
        store.user(NAME, password, Groups.ADMIN);
        LOG.info("Created the first administrator: {}", NAME);
    }

    private boolean isPublished(String password) {
        if (password == null) {
            return false;
        }
        String word = password.trim().toLowerCase(Locale.ROOT);
        return EvaluationPeople.has(word) || keys.has(word);
    }
}
