package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.guard.TokenPlay.Marking;
import com.psnb2b.codesupport.guard.TokenPlay.Token;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every marking that a claim can come to, under every choice and every order of timers, messages and jobs: none is a dead
 * end, none is nobody's, and each outcome has its persons. What it finds is written down in {@code docs/model-report.md}.
 */
class ModelExplorerTest {

    private static final Path REPORT = Path.of("docs/model-report.md");

    private static BpmnModelInstance model;
    private static TokenPlay play;
    private static TokenPlay.Played played;

    @BeforeAll
    static void explore() {
        model = Bpmn.readModelFromFile(new File("processes/code-claim.bpmn"));
        play = new TokenPlay(model);
        played = play.play();
    }

    /** No outcome without its persons, no claim that ends undecided, none that waits before it is judged. */
    @Test
    void noMarkingIsFaulty() {
        assertThat(played.faults()).isEmpty();
    }

    @Test
    void everythingInTheDrawingIsReached() {
        assertThat(played.passed())
                .containsAll(model.getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> !(node instanceof SubProcess sub && sub.triggeredByEvent()))
                        .map(FlowNode::getId)
                        .toList());
    }

    @Test
    void noMarkingIsADeadEnd() {
        Set<Marking> canEnd = new HashSet<>();
        played.leadsTo().keySet().stream()
                .filter(marking -> marking.tokens().isEmpty())
                .forEach(canEnd::add);
        boolean grows = true;
        while (grows) {
            grows = canEnd.addAll(played.leadsTo().entrySet().stream()
                    .filter(entry -> entry.getValue().values().stream()
                            .flatMap(Collection::stream)
                            .anyMatch(canEnd::contains))
                    .map(Map.Entry::getKey)
                    .toList());
        }
        assertThat(canEnd).containsAll(played.leadsTo().keySet());
    }

    @Test
    void everyWaitHasAnOwnerOrADeadline() {
        waits().forEach((place, events) -> {
            boolean job = place.is("serviceTask");
            boolean due = place.element instanceof UserTask task && task.getCamundaDueDate() != null;
            boolean timer = !timers(events).isEmpty();
            assertThat(job || timer || owner(place) != null)
                    .as(place.id + " has an owner or a timer")
                    .isTrue();
            assertThat(job || timer || due).as(place.id + " has a deadline").isTrue();
        });
    }

    /** Where it differs, the model has changed: look at the new report in target/, and put it into docs/. */
    @Test
    void theReportIsOfThisModel() throws IOException {
        String report = report();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/model-report.md"), report);

        assertThat(report).isEqualTo(Files.readString(REPORT));
    }

    private static String report() {
        List<String> lines = new ArrayList<>();
        long claims = played.leadsTo().keySet().stream()
                .map(Marking::claim)
                .distinct()
                .count();
        long moves = played.leadsTo().values().stream()
                .flatMap(after -> after.values().stream())
                .mapToLong(Set::size)
                .sum();
        lines.add("# Every way that a claim can go");
        lines.add("");
        lines.add(
                "Written by `ModelExplorerTest`, which plays `code-claim` with every decision, timer, message and job in");
        lines.add(
                "every order, and fails where this page is not of the model. A marking is where tokens rest, together with");
        lines.add(
                "what is kept of the claim: how far it is judged, with whom it is, and what was decided and approved.");
        lines.add("");
        lines.add("| Found | |");
        lines.add("| --- | --- |");
        lines.add("| markings | " + played.leadsTo().size() + " |");
        lines.add("| of them with nothing left to do | "
                + played.leadsTo().keySet().stream()
                        .filter(marking -> marking.tokens().isEmpty())
                        .count()
                + " |");
        lines.add("| states of a claim among them | " + claims + " |");
        lines.add("| moves from one to the next | " + moves + " |");
        lines.add("| dead ends, outcomes without their persons, ends without an outcome | "
                + played.faults().size() + " |");
        lines.add("");
        lines.add("## Where a claim waits");
        lines.add("");
        lines.add("| Wait | Whose it is | Deadline | What ends or accompanies it, and where the claim is then |");
        lines.add("| --- | --- | --- | --- |");
        waits().forEach((place, events) -> lines.add("| `" + place.id + "` | " + orDash(owner(place)) + " | "
                + deadline(place, events) + " | "
                + events.entrySet().stream()
                        .map(event -> "`" + event.getKey().id + "` → "
                                + (event.getValue().isEmpty()
                                        ? "refused, the claim is closed"
                                        : String.join(", ", event.getValue())))
                        .collect(Collectors.joining("<br>"))
                + " |"));
        lines.add("");
        lines.add("## How a claim ends");
        lines.add("");
        lines.add("| Last wait | By | Ends as |");
        lines.add("| --- | --- | --- |");
        ends().forEach(end -> lines.add("| " + end + " |"));
        return String.join("\n", lines) + "\n";
    }

    /** Every place where the claim's own token or one beside it rests, with its events and where those lead. */
    private static Map<Place, Map<Place, Set<String>>> waits() {
        Map<Place, Map<Place, Set<String>>> waits = new TreeMap<>((a, b) -> a.id.compareTo(b.id));
        played.leadsTo()
                .forEach((marking, after) -> after.forEach((name, reached) -> {
                    String[] placeAndEvent = name.split(" ");
                    Place place = play.place(placeAndEvent[0]);
                    Place event = play.place(placeAndEvent[1]);
                    Set<String> next = waits.computeIfAbsent(place, p -> new TreeMap<>((a, b) -> a.id.compareTo(b.id)))
                            .computeIfAbsent(event, e -> new TreeSet<>());
                    reached.forEach(to -> next.add(rest(to)));
                }));
        return waits;
    }

    /** Where the claim rests; what is beside it is left out. */
    private static String rest(Marking marking) {
        String places = marking.tokens().stream()
                .filter(token -> !token.beside())
                .map(Token::place)
                .sorted()
                .collect(Collectors.joining(" + "));
        return places.isEmpty() ? "its end" : "`" + places + "`";
    }

    private static String owner(Place place) {
        return place.element instanceof UserTask task ? task.getCamundaCandidateGroups() : null;
    }

    private static List<String> timers(Map<Place, Set<String>> events) {
        return events.keySet().stream()
                .filter(event -> event.timer && event.interrupting)
                .map(event -> event.id)
                .toList();
    }

    private static String deadline(Place place, Map<Place, Set<String>> events) {
        if (!timers(events).isEmpty()) {
            return timers(events).stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
        }
        return place.element instanceof UserTask task ? "due " + task.getCamundaDueDate() : "a job, run at once";
    }

    private static String orDash(String text) {
        return text == null ? "–" : text;
    }

    private static Set<String> ends() {
        Set<String> ends = new TreeSet<>();
        played.leadsTo()
                .forEach((marking, after) -> after.forEach((name, reached) -> reached.stream()
                        .filter(to ->
                                rest(to).equals("its end") && !rest(marking).equals("its end"))
                        .forEach(to -> ends.add("`" + name.replace(" ", "` | `") + "` | "
                                + (to.claim().lapsed() ? "not covered, and nobody asked in time" : closing(name))))));
        return ends;
    }

    private static String closing(String name) {
        return name.endsWith("claim-withdrawn") ? "withdrawn" : "resolved by an outcome that a person decided";
    }
}
