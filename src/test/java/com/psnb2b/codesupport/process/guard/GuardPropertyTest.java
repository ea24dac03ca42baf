package com.psnb2b.codesupport.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The guard against brute force: thousands of changed models, on each of which the guard's search and a play of tokens
 * must find the same faults at the same steps. Where the guard does not search, the model has the shape it says. Of
 * variables the play knows those that steps pass on, and not the stored ones ({@link Reason#NOT_SET}).
 */
class GuardPropertyTest {

    private static final Logger LOG = LoggerFactory.getLogger(GuardPropertyTest.class);
    private static final int MUTANTS = 3400;

    /** A model that lacks a name of the contract is refused for that; its paths are compared all the same. */
    private static final Set<Reason> SHAPES = Stream.of(Reason.values())
            .filter(reason -> !reason.isPath() && reason != Reason.CONTRACT)
            .collect(Collectors.toSet());

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    @Test
    void theGuardAndBruteForceAgree() {
        BpmnModelInstance shipped = Bpmn.readModelFromFile(new File("processes/code-claim.bpmn"));
        for (long seed = 0; seed < MUTANTS; seed++) {
            compare(seed, Mutations.mutant(shipped, seed));
        }

        LOG.info("{} mutants: {}", MUTANTS, counts);
        assertThat(disagreements).isEmpty();
        // Else the mutants would be too wild, or too tame, to say anything.
        assertThat(counts.get("searched")).isGreaterThan(2000);
        assertThat(counts.get("accepted")).isGreaterThan(200);
        assertThat(counts.get("refused for NO_REVIEW")).isGreaterThan(200);
        assertThat(counts.get("refused for NO_APPROVAL")).isGreaterThan(30);
        assertThat(counts.get("refused for NO_OUTCOME")).isGreaterThan(100);
        assertThat(counts.get("refused for NOT_JUDGED")).isGreaterThan(100);
        assertThat(counts.get("refused for AFTER_OUTCOME")).isGreaterThan(10);
        assertThat(counts.get("refused for NOT_PASSED")).isGreaterThan(100);
    }

    private void compare(long seed, BpmnModelInstance model) {
        Element mutant = ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
        List<Finding> findings = ModelCheck.model(mutant, form -> true);
        Set<Reason> reasons = findings.stream().map(Finding::reason).collect(Collectors.toCollection(TreeSet::new));
        Set<Reason> shapes = reasons.stream().filter(SHAPES::contains).collect(Collectors.toCollection(TreeSet::new));
        if (!shapes.isEmpty()) {
            count("not searched: " + shapes.iterator().next());
            Shapes actual = new Shapes(model);
            shapes.stream()
                    .filter(reason -> !actual.have(reason))
                    .forEach(reason -> disagreements.add("seed " + seed + " has no " + reason));
            return;
        }
        count("searched");
        count(
                reasons.isEmpty()
                        ? "accepted"
                        : "refused for " + reasons.iterator().next());
        Set<String> guard = named(
                model,
                (reasons.contains(Reason.CONTRACT) ? search(mutant) : findings)
                        .stream()
                                .filter(finding -> finding.reason() != Reason.NOT_SET)
                                .map(finding -> new TokenPlay.Fault(finding.reason(), finding.element()))
                                .toList());
        Set<String> play = named(model, List.copyOf(new TokenPlay(model).play().faults()));
        if (!guard.equals(play)) {
            disagreements.add("seed " + seed + ": the guard finds " + guard + ", the play " + play);
        }
    }

    private static List<Finding> search(Element mutant) {
        return PathSearch.check(Graph.of(Xml.children(mutant, "process").get(0)));
    }

    /** A fault at a task has its name; the end of a process can be told by any of the elements that end there. */
    private static Set<String> named(BpmnModelInstance model, List<TokenPlay.Fault> faults) {
        return faults.stream()
                .map(fault -> {
                    FlowNode node = model.getModelElementById(fault.place());
                    boolean task = node instanceof ServiceTask || node instanceof UserTask;
                    return fault.reason() + (task ? " at " + fault.place() : "");
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
