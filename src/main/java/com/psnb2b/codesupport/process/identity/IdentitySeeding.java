package com.psnb2b.codesupport.process.identity;

import com.psnb2b.codesupport.security.Groups;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a new database its groups, rights, filters and first people, before the first request is taken. A mark in the
 * engine's properties makes it happen once, so that what an administrator changes or removes stays as they left it.
 */
@Component
class IdentitySeeding implements SmartInitializingSingleton {

    /** What the first version seeds; a later one that adds to it takes the next number. */
    private static final String MARK = "codesupport.seeded.1";

    /** Added later: the people of the resellers of evaluation mode. */
    private static final String RESELLERS = "codesupport.seeded.2";

    /** All seven lists, which a database of the first version gets as well. */
    private static final String LISTS = "codesupport.seeded.3";

    /** Any number that nothing else locks on. */
    private static final long LOCK = 7_240_001;

    private final IdentitySettings settings;
    private final GroupRights rights;
    private final TaskFilters filters;
    private final IdentityStore store;
    private final FirstAdmin firstAdmin;
    private final PublishedWords published;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    IdentitySeeding(
            IdentitySettings settings,
            GroupRights rights,
            TaskFilters filters,
            IdentityStore store,
            FirstAdmin firstAdmin,
            PublishedWords published,
            ManagementService management,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.rights = rights;
        this.filters = filters;
        this.store = store;
        this.firstAdmin = firstAdmin;
        this.published = published;
        this.management = management;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // Copies of the application that start together take turns.
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, number) -> true)
                    .single();
            once(MARK, this::seed);
            once(RESELLERS, this::seedResellers);
            once(LISTS, filters::seed);
            if (!settings.evaluation()) {
                firstAdmin.ensure(settings.adminPassword());
                published.refuse();
            }
        });
    }

    private void once(String mark, Runnable seeding) {
        if (!management.getProperties().containsKey(mark)) {
            seeding.run();
            management.setProperty(mark, "done");
        }
    }

    private void seedResellers() {
        if (settings.evaluation()) {
            EvaluationPeople.RESELLER_BY_NAME.forEach((name, resellerId) -> {
                String group = Groups.RESELLER_PREFIX + resellerId;
                store.group(group, "Reseller " + resellerId);
                store.user(name, name, group);
            });
        }
    }

    private void seed() {
        rights.seed();
        if (settings.evaluation()) {
            EvaluationPeople.GROUP_BY_NAME.forEach((name, group) -> store.user(name, name, group));
        }
    }
}
