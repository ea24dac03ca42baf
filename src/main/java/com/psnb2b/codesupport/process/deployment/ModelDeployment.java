package com.psnb2b.codesupport.process.deployment;

import com.psnb2b.codesupport.platform.database.BackgroundWork;
import com.psnb2b.codesupport.process.IntakeProcess;
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
import org.springframework.stereotype.Component;

/**
 * Deploys the models and forms that the application brings, before the first request is taken: each file whose version
 * in force differs. Where an owner has deployed another version since, {@link OnNewer} decides.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    /** Name and source of the application's own deployments, in Cockpit too. */
    static final String NAME = "code-support";

    private static final String INTAKE = "/" + IntakeProcess.KEY + ".bpmn";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

    /** Any number that nothing else locks on. */
    private static final long LOCK = 7_240_003;

    private final RepositoryService repository;
    private final DeployedModels inForce;
    private final DeploymentSettings settings;
    private final BackgroundWork work;
    private volatile List<DeployedModel> kept = List.of();

    ModelDeployment(
            RepositoryService repository, DeployedModels inForce, DeploymentSettings settings, BackgroundWork work) {
        this.repository = repository;
        this.inForce = inForce;
        this.settings = settings;
        this.work = work;
    }

    @Override
    public void afterSingletonsInstantiated() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        read("processes", "classpath*:processes/*.*", files);
        read("processes/examples", "classpath*:processes/examples/*.json", files);
        read("forms", "classpath*:forms/*.form", files);
        kept = deploy(files, settings.onNewer());
    }

    /** What an owner deployed and this start left in force; empty where everything is the application's own. */
    List<DeployedModel> kept() {
        return kept;
    }

    /**
     * Deploys what is not in force.
     *
     * @param files contents by path, each named as the process, decision or form in it
     * @return what was left in force though it differs
     * @throws NewerModels with {@code fail}, where anything would have been left or overwritten
     */
    List<DeployedModel> deploy(Map<String, byte[]> files, OnNewer onNewer) {
        return work.inTurn(LOCK, () -> deployInTurn(files, onNewer));
    }

    private List<DeployedModel> deployInTurn(Map<String, byte[]> files, OnNewer onNewer) {
        List<DeployedModel> newer = new ArrayList<>();
        Map<String, byte[]> wanted = new TreeMap<>();
        files.forEach((path, content) -> {
            Optional<DeployedModel> found = inForce.of(path.substring(path.lastIndexOf('/') + 1));
            if (found.isPresent() && Arrays.equals(found.get().content(), content)) {
                return;
            }
            // Nobody can have changed what keeps claims: whoever deployed it, another one is only of another release.
            boolean theirs = found.isPresent() && !found.get().isOurs() && !path.endsWith(INTAKE);
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
