package com.psnb2b.codesupport.process.examples;

import com.psnb2b.codesupport.engine.DeploymentCheck;
import com.psnb2b.codesupport.engine.NewDeployment;
import com.psnb2b.codesupport.guard.Finding;
import com.psnb2b.codesupport.guard.ModelRefused;
import com.psnb2b.codesupport.guard.RefusalReason;
import com.psnb2b.codesupport.intake.StrictJson;
import com.psnb2b.codesupport.process.DraftModels;
import com.psnb2b.codesupport.process.examples.ExampleFile.Unreadable;
import com.psnb2b.codesupport.process.examples.ExamplesOnFile.File;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Runs all examples with every deployment of an owner's, whoever deployed them: one that would not come out as it says
 * refuses it. Runs after the guard, so that the models can be read.
 */
@Component
@Order(3)
public class ExampleCheck implements DeploymentCheck {

    /**
     * What is wrong with one file of examples.
     *
     * @param refuses whether it refuses the deployment, or is only told
     */
    public record Failing(String file, List<Finding> findings, boolean refuses) {}

    private static final Logger LOG = LoggerFactory.getLogger(ExampleCheck.class);

    /** Of all files; some milliseconds each. */
    private static final int MOST = 2_000;

    private final ExamplesOnFile examples;
    private final ExampleSettings settings;
    private final StrictJson json;
    private final Clock clock;
    // It needs the engine, which asks for the checks first.
    private final ObjectProvider<ExampleRun> run;

    ExampleCheck(
            ExamplesOnFile examples,
            ExampleSettings settings,
            StrictJson json,
            Clock clock,
            ObjectProvider<ExampleRun> run) {
        this.examples = examples;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.run = run;
    }

    @Override
    public void check(NewDeployment deployment) {
        // A start must come up: what it brings is tested with the application, and an owner's tables stay in force.
        if (deployment.isOurs()) {
            return;
        }
        Map<String, List<Finding>> refused = new TreeMap<>();
        for (Failing failing : failing(deployment)) {
            if (failing.refuses()) {
                refused.put(failing.file(), failing.findings());
            } else {
                LOG.warn(
                        "{}: {} would come out otherwise; the first: {}",
                        failing.file(),
                        failing.findings().size(),
                        failing.findings().get(0).message());
            }
        }
        if (!refused.isEmpty()) {
            throw new ModelRefused(refused);
        }
    }

    /** The files with examples that would not come out as they say. */
    public List<Failing> failing(NewDeployment deployment) {
        Map<String, File> files = examples.with(deployment.files());
        List<Failing> failing = new ArrayList<>();
        if (!files.isEmpty()) {
            DraftModels draft = DraftModels.of(deployment);
            int left = MOST;
            for (File file : files.values()) {
                List<Finding> findings = new ArrayList<>();
                left -= check(file, draft, left, findings);
                if (!findings.isEmpty()) {
                    failing.add(new Failing(file.name(), findings, refuses(file)));
                }
            }
        }
        return failing;
    }

    /** @return how many were looked at */
    private int check(File file, DraftModels draft, int most, List<Finding> findings) {
        try {
            List<Example> all = ExampleFile.read(file.content(), json, clock.instant());
            if (all.size() > most) {
                throw new Unreadable("there are more than " + MOST + " examples in all files");
            }
            for (Example example : all) {
                List<String> differences = Expectation.differences(
                        example.expect(), run.getObject().of(example, draft));
                if (!differences.isEmpty()) {
                    findings.add(finding("the example \"" + example.name() + "\" would come out otherwise: "
                            + String.join("; ", differences)
                            + ". Mend the change; or change what the example expects, and deploy its file together"
                            + " with the change"));
                }
            }
            return all.size();
        } catch (Unreadable e) {
            findings.add(finding(e.getMessage()));
            return 0;
        }
    }

    private static Finding finding(String message) {
        return new Finding(null, RefusalReason.EXAMPLE, message);
    }

    private boolean refuses(File file) {
        return settings.failing() == ExampleSettings.Failing.REFUSE
                || settings.failing() == ExampleSettings.Failing.REFUSE_OWN && !file.isShipped();
    }
}
