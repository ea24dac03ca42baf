package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The guard against brute force: thousands of changed models, on each of which the guard's search and a play of tokens
 * must find the same faults at the same steps. Where the guard does not search, the model has the shape it says. Of
 * variables the play knows those that steps pass on, and not the stored ones ({@link RefusalReason#NOT_SET}).
 */
class GuardPropertyTest {

    private static final Logger LOG = LoggerFactory.getLogger(GuardPropertyTest.class);

    /** Of each model; each night there are more. */
    private static final int MUTANTS = Integer.getInteger("mutants", 40);

    /** The first seed, so that a longer run can be made in parts. */
    private static final long FIRST = Long.getLong("mutants.from", 0);

    /** Faults of everything that waits together, which any of it can tell. */
    private static final Set<RefusalReason> OF_THE_WHOLE =
            Set.of(RefusalReason.LEFT_OVER, RefusalReason.STUCK, RefusalReason.DEAD_END);

    /** A model that lacks a name of the contract is refused for that; its paths are compared all the same. */
    private static final Set<RefusalReason> SHAPES = Stream.of(RefusalReason.values())
            .filter(reason -> !reason.isPath() && reason != RefusalReason.CONTRACT && reason != RefusalReason.SIZE)
            .collect(Collectors.toSet());

    private static final Budget ENOUGH = new Budget(1_000_000, Duration.ofMinutes(1));

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<RefusalReason, Integer> found = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    @Test
    void theGuardAndBruteForceAgree() {
        Drawings.all().forEach((drawing, model) -> {
            BpmnModelInstance before = read(model);
            for (long seed = FIRST; seed < FIRST + MUTANTS; seed++) {
                compare(drawing + " " + seed, Mutations.mutant(before, seed));
            }
        });

        LOG.info("{} mutants each from {} on: {}; of these {}", MUTANTS, FIRST, counts, found);
        assertThat(disagreements.stream().limit(25)).isEmpty();
        // Else the mutants would be too wild, or too tame, to say anything.
        assertThat(counts.get("searched")).isGreaterThan(6 * MUTANTS);
        assertThat(counts.get("accepted")).isGreaterThan(MUTANTS);
        assertThat(found.keySet())
                .containsAll(Stream.of(RefusalReason.values())
                        .filter(RefusalReason::isPath)
                        .toList());
    }

    /** With the flows named at both their ends, as Modeler writes them: the changes rely on it. */
    private static BpmnModelInstance read(String drawing) {
        BpmnModelInstance model =
                Bpmn.readModelFromStream(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)));
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> {
            if (!flow.getSource().getOutgoing().contains(flow)) {
                flow.getSource().getOutgoing().add(flow);
            }
            if (!flow.getTarget().getIncoming().contains(flow)) {
                flow.getTarget().getIncoming().add(flow);
            }
        });
        return model;
    }

    private void compare(String seed, BpmnModelInstance model) {
        Element mutant = ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
        List<Finding> findings = Models.CHECK.model(mutant, Models.AROUND);
        Set<RefusalReason> reasons =
                findings.stream().map(Finding::reason).collect(Collectors.toCollection(TreeSet::new));
        Set<RefusalReason> shapes =
                reasons.stream().filter(SHAPES::contains).collect(Collectors.toCollection(TreeSet::new));
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
        Optional<TokenPlay.Played> played = new TokenPlay(model).playWhereItCan();
        if (played.isEmpty()) {
            count("too much for brute force");
            return;
        }
        Set<String> play = named(model, List.copyOf(played.get().faults()));
        Set<String> everyOrder = search(model, mutant, true);
        Set<String> oneOrder = reasons.contains(RefusalReason.CONTRACT) || reasons.contains(RefusalReason.SIZE)
                ? search(model, mutant, false)
                : named(model, faults(findings));
        played.get().faults().forEach(fault -> found.merge(fault.reason(), 1, Integer::sum));
        if (!everyOrder.equals(play)) {
            disagreements.add(seed + ": the guard finds " + everyOrder + ", the play " + play);
        }
        // Of several faults one can hide behind another that ends the path first in the one order.
        if (oneOrder.isEmpty() != play.isEmpty() || !play.containsAll(oneOrder)) {
            disagreements.add(seed + ": with one order the guard finds " + oneOrder + ", the play " + play);
        }
    }

    private static Set<String> search(BpmnModelInstance model, Element mutant, boolean everyOrder) {
        ProcessGraph graph = ProcessGraph.of(
                Xml.children(mutant, "process").get(0),
                new Processes(mutant, Models.AROUND, Models.CONTRACT),
                Models.CONTRACT);
        return named(model, faults(PathSearch.check(graph, ENOUGH, everyOrder)));
    }

    private static List<TokenPlay.Fault> faults(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new TokenPlay.Fault(finding.reason(), finding.element()))
                .toList();
    }

    /** A fault at a task has its name; the end of a process can be told by any of the elements that end there. */
    private static Set<String> named(BpmnModelInstance model, List<TokenPlay.Fault> faults) {
        return faults.stream()
                .map(fault -> {
                    ModelElementInstance node = model.getModelElementById(fault.place());
                    boolean task = (node instanceof ServiceTask || node instanceof UserTask)
                            && !OF_THE_WHOLE.contains(fault.reason());
                    return fault.reason() + (task ? " at " + fault.place() : "");
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
