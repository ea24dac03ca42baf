package com.psnb2b.codesupport.people;

import com.psnb2b.codesupport.platform.database.BackgroundWork;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

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

    /** The list of second looks and the right to it, which a database of an earlier version gets as well. */
    private static final String SECOND_LOOKS = "codesupport.seeded.4";

    /** The same of appeals. */
    private static final String APPEALS = "codesupport.seeded.appeals";

    /** Any number that nothing else locks on. */
    private static final long LOCK = 7_240_001;

    private final IdentitySettings settings;
    private final GroupRights rights;
    private final TaskFilters filters;
    private final IdentityStore store;
    private final FirstAdmin firstAdmin;
    private final DefaultCredentialsCheck published;
    private final ManagementService management;
    private final BackgroundWork work;

    IdentitySeeding(
            IdentitySettings settings,
            GroupRights rights,
            TaskFilters filters,
            IdentityStore store,
            FirstAdmin firstAdmin,
            DefaultCredentialsCheck published,
            ManagementService management,
            BackgroundWork work) {
        this.settings = settings;
        this.rights = rights;
        this.filters = filters;
        this.store = store;
        this.firstAdmin = firstAdmin;
        this.published = published;
        this.management = management;
        this.work = work;
    }

    @Override
    public void afterSingletonsInstantiated() {
        work.inTurn(LOCK, () -> {
            once(MARK, this::seed);
            once(RESELLERS, this::seedResellers);
            once(LISTS, filters::seed);
            once(SECOND_LOOKS, this::seedSecondLooks);
            once(APPEALS, this::seedAppeals);
            if (!settings.evaluation()) {
                firstAdmin.ensure(settings.adminPassword());
                published.refuse();
            }
            return null;
        });
    }

    private void once(String mark, Runnable seeding) {
        if (!management.getProperties().containsKey(mark)) {
            seeding.run();
            management.setProperty(mark, "done");
        }
    }

    private void seedSecondLooks() {
        rights.seedBeside(TaskFilters.SECOND_LOOKS);
        filters.seedSecondLooks();
    }

    private void seedAppeals() {
        rights.seedBeside(TaskFilters.APPEALS);
        filters.seedAppeals();
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
