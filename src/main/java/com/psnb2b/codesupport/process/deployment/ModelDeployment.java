package com.psnb2b.codesupport.process.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the models and forms that the application brings, before the first request is taken: each file that is not in
 * force as it is here. One that an owner has changed since is their word, and {@link OnNewer} says what then.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    /** Name and source of the application's own deployments, in Cockpit too. */
    static final String NAME = "code-support";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

    /** Any number that nothing else locks on. */
    private static final long LOCK = 7_240_003;

    private final RepositoryService repository;
    private final ModelsInForce inForce;
    private final DeploymentSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile List<InForce> kept = List.of();

    ModelDeployment(
            RepositoryService repository,
            ModelsInForce inForce,
            DeploymentSettings settings,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.inForce = inForce;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        read("processes", "classpath*:processes/*.*", files);
        read("forms", "classpath*:forms/*.form", files);
        kept = deploy(files, settings.onNewer());
    }

    /** What an owner deployed and this start left in force; empty where everything is the application's own. */
    List<InForce> kept() {
        return kept;
    }

    /**
     * Deploys what is not in force.
     *
     * @param files contents by path, each named as the process, decision or form in it
     * @return what was left in force though it differs
     * @throws NewerModels with {@code fail}, where anything would have been left or overwritten
     */
    List<InForce> deploy(Map<String, byte[]> files, OnNewer onNewer) {
        return transaction.execute(status -> {
            // Copies of the application that start together take turns.
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, number) -> true)
                    .single();
            return deployInTurn(files, onNewer);
        });
    }

    private List<InForce> deployInTurn(Map<String, byte[]> files, OnNewer onNewer) {
        List<InForce> newer = new ArrayList<>();
        Map<String, byte[]> wanted = new TreeMap<>();
        files.forEach((path, content) -> {
            Optional<InForce> found = inForce.of(path.substring(path.indexOf('/') + 1));
            if (found.isPresent() && Arrays.equals(found.get().content(), content)) {
                return;
            }
            boolean theirs = found.isPresent() && !found.get().isOurs();
            if (theirs) {
                newer.add(found.get());
            }
            if (!theirs || onNewer == OnNewer.OVERWRITE) {
                wanted.put(path, content);
            }
        });
        if (onNewer == OnNewer.FAIL && !newer.isEmpty()) {
            throw new NewerModels(newer);
        }
        newer.forEach(model -> LOG.warn(
                "{}: {}",
                onNewer == OnNewer.KEEP
                        ? "Somebody else's version stays in force"
                        : "Overwriting somebody else's version",
                model));
        if (!wanted.isEmpty()) {
            DeploymentBuilder deployment =
                    repository.createDeployment().name(NAME).source(NAME);
            wanted.forEach((path, content) -> deployment.addInputStream(path, new ByteArrayInputStream(content)));
            LOG.info(
                    "{} are in deployment {}",
                    wanted.keySet(),
                    deployment.deploy().getId());
        }
        return onNewer == OnNewer.KEEP ? newer : List.of();
    }

    private static void read(String folder, String pattern, Map<String, byte[]> files) {
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                files.put(folder + "/" + resource.getFilename(), resource.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + pattern, e);
        }
    }
}
