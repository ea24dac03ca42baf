package com.psnb2b.codesupport.process.drafts;

import com.psnb2b.codesupport.engine.DeploymentTrial;
import com.psnb2b.codesupport.engine.RunAs;
import com.psnb2b.codesupport.guard.ElementNames;
import com.psnb2b.codesupport.guard.Finding;
import com.psnb2b.codesupport.guard.ModelDifference;
import com.psnb2b.codesupport.guard.ModelRefused;
import com.psnb2b.codesupport.guard.RefusalReason;
import com.psnb2b.codesupport.process.DraftModels;
import com.psnb2b.codesupport.process.deployment.DeployedModel;
import com.psnb2b.codesupport.process.deployment.DeployedModels;
import com.psnb2b.codesupport.process.drafts.Verdict.FailingExample;
import com.psnb2b.codesupport.process.drafts.Verdict.FileChange;
import com.psnb2b.codesupport.process.drafts.Verdict.Problem;
import com.psnb2b.codesupport.process.drafts.Verdict.Step;
import com.psnb2b.codesupport.process.examples.ExampleCheck;
import com.psnb2b.codesupport.process.examples.Tried;
import com.psnb2b.codesupport.process.examples.Tryout;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Files that may become a deployment. Whoever asks holds them; nothing is kept here before they are deployed. */
@Component
public class ModelDrafts {

    /**
     * A file that is in force.
     *
     * @param source where its deployment came from; may be null
     * @param ours whether the application brought it
     */
    public record InForce(String file, String source, boolean ours) {}

    /**
     * A version of a file that was in force before.
     *
     * @param deployment id of its deployment
     * @param name of its deployment; may be null
     * @param source where that came from; may be null
     */
    public record Earlier(String deployment, String name, String source, Instant since) {}

    /** What the deployments from here say of where they come from. */
    private static final String SOURCE = "Code Support, models page";

    /** Steps of a path that are told; the shipped drawing has some forty. */
    private static final int TOLD = 200;

    /** Versions that are looked at for earlier ones; of older ones Cockpit tells. */
    private static final int LOOKED_AT = 50;

    private static final Pattern FILE = Pattern.compile("[^/]{1,200}\\.(bpmn|dmn|form|json)");

    private final DeploymentTrial trial;
    private final DeployedModels inForce;
    private final ExampleCheck examples;
    private final Tryout tryout;
    private final RunAs runAs;
    private final RepositoryService repository;

    ModelDrafts(
            DeploymentTrial trial,
            DeployedModels inForce,
            ExampleCheck examples,
            Tryout tryout,
            RunAs runAs,
            RepositoryService repository) {
        this.trial = trial;
        this.inForce = inForce;
        this.examples = examples;
        this.tryout = tryout;
        this.runAs = runAs;
        this.repository = repository;
    }

    /** Everything that is in force, by name. */
    public List<InForce> inForce() {
        return inForce.all().stream()
                .map(model -> new InForce(model.file(), model.source(), model.isOurs()))
                .toList();
    }

    /** One file that is in force, by the name under which it is listed. */
    public Optional<byte[]> inForce(String file) {
        return versions(file).findFirst().map(DeployedModel::content);
    }

    /** The versions of a file before the one in force, newest first, each that says the same once. */
    public List<Earlier> earlier(String file) {
        Set<ByteBuffer> told = new HashSet<>();
        return versions(file)
                .limit(LOOKED_AT)
                .filter(version -> told.add(ByteBuffer.wrap(version.content())))
                .skip(1)
                .map(version -> new Earlier(version.id(), version.deployment(), version.source(), version.since()))
                .toList();
    }

    /** A file as a deployment brought it, by the name under which it is listed. */
    public Optional<byte[]> earlier(String file, String deployment) {
        return versions(file)
                .filter(version -> version.id().equals(deployment))
                .findFirst()
                .map(DeployedModel::content);
    }

    private Stream<DeployedModel> versions(String file) {
        return FILE.matcher(file).matches() ? inForce.versions(file) : Stream.empty();
    }

    /**
     * The verdict that a deployment would give.
     *
     * @param files content by name
     * @param person who would deploy
     */
    public Verdict check(Map<String, byte[]> files, String person) {
        List<Problem> problems = problems(files, person);
        List<FailingExample> failing = problems.isEmpty() ? failing(files, person) : List.of();
        boolean deployable = problems.isEmpty() && failing.stream().noneMatch(FailingExample::refuses);
        return new Verdict(
                deployable,
                deployable ? "These files would be deployed." : Verdict.REFUSED,
                problems,
                failing,
                changes(files));
    }

    /** What the guard finds; the examples, which take longest, are run apart, and once. */
    private List<Problem> problems(Map<String, byte[]> files, String person) {
        try {
            trial.check(files, person, check -> check != examples);
            return List.of();
        } catch (ModelRefused refused) {
            return problems(refused, files);
        }
    }

    /**
     * Sends a claim through the files, in place of what is in force.
     *
     * @param look sends one claim
     * @return empty where the guard refuses the files, so that nobody could say where a claim goes
     */
    private <T> Optional<T> with(Map<String, byte[]> files, String person, Function<DraftModels, T> look) {
        return problems(files, person).isEmpty()
                ? Optional.of(trial.look(files, person, draft -> look.apply(DraftModels.of(draft))))
                : Optional.empty();
    }

    /** How a claim of these facts would go; empty where the files are refused. */
    public Optional<Tried> tryFacts(Map<String, byte[]> files, String person, byte[] facts) {
        return with(files, person, draft -> tryout.facts(facts, draft));
    }

    /** How a claim that was filed would have gone; empty where the files are refused, or there is no such claim. */
    public Optional<Tried> tryClaim(Map<String, byte[]> files, String person, String claim) {
        return with(files, person, draft -> tryout.claim(claim, draft)).flatMap(Function.identity());
    }

    /**
     * Deploys the files, as the person, on the way that everybody's deployments go.
     *
     * @param name for the list of deployments
     * @return why it is refused; empty once it is deployed
     */
    public Optional<Verdict> deploy(Map<String, byte[]> files, String person, String name) {
        try {
            runAs.run(person, () -> {
                var deployment = repository.createDeployment().name(name).source(SOURCE);
                files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
                deployment.deploy();
            });
            return Optional.empty();
        } catch (ModelRefused refused) {
            List<Problem> problems = problems(refused, files);
            return Optional.of(new Verdict(
                    false,
                    Verdict.REFUSED,
                    problems,
                    problems.isEmpty() ? failing(files, person) : List.of(),
                    changes(files)));
        } catch (ParseException refused) {
            return Optional.of(Verdict.of("the deployment", RefusalReason.RESOURCE.name(), refused.getMessage()));
        }
    }

    /** What the guard finds; of examples is told apart. */
    private static List<Problem> problems(ModelRefused refused, Map<String, byte[]> files) {
        List<Problem> problems = new ArrayList<>();
        refused.findings().forEach((file, findings) -> {
            Map<String, String> names = files.containsKey(file) ? ElementNames.of(files.get(file)) : Map.of();
            findings.stream()
                    .filter(finding -> finding.reason() != RefusalReason.EXAMPLE)
                    .map(finding -> problem(file, finding, names))
                    .forEach(problems::add);
        });
        return problems;
    }

    private static Problem problem(String file, Finding finding, Map<String, String> names) {
        return new Problem(
                file,
                finding.element(),
                finding.element() == null ? null : names.get(finding.element()),
                finding.reason().name(),
                finding.message(),
                finding.path().stream()
                        .limit(TOLD)
                        .map(id -> new Step(id, names.get(id)))
                        .toList());
    }

    private List<FailingExample> failing(Map<String, byte[]> files, String person) {
        return trial.look(files, person, examples::failing).stream()
                .flatMap(failing -> failing.findings().stream()
                        .map(finding -> new FailingExample(failing.file(), finding.message(), failing.refuses())))
                .toList();
    }

    private List<FileChange> changes(Map<String, byte[]> files) {
        List<FileChange> changes = new ArrayList<>();
        files.forEach((path, content) -> {
            Optional<byte[]> before = inForce(path.substring(path.lastIndexOf('/') + 1));
            changes.add(new FileChange(
                    path,
                    before.isEmpty(),
                    before.map(model -> ModelDifference.between(model, content)).orElse(List.of())));
        });
        return changes;
    }
}
