package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.engine.LeadingTask;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of a case's open tasks leads: of each place one. It stays the leader until it is over, also while a person has it,
 * so that who takes it has the case, and who puts it back gives the case back. Then one that nobody has is next.
 */
final class LeadRule {

    private LeadRule() {}

    /**
     * An open task of a case.
     *
     * @param place the step and its groups: tasks of one place wait for the same people
     * @param taken whether a person has it
     */
    record OpenTask(String id, String claim, String place, int priority, boolean taken) {

        boolean leads() {
            return LeadingTask.leads(priority);
        }
    }

    /** Those of each place, in the order given. */
    static Collection<List<OpenTask>> byPlace(List<OpenTask> open) {
        Map<String, List<OpenTask>> places =
                open.stream().collect(Collectors.groupingBy(OpenTask::place, LinkedHashMap::new, Collectors.toList()));
        return places.values();
    }

    /** The one that leads; of two, whose places became one, that which a person has. */
    static Optional<OpenTask> leader(List<OpenTask> place) {
        return leaders(place).findFirst();
    }

    /** Those that lead beside it. */
    static List<OpenTask> tooMany(List<OpenTask> place) {
        return leaders(place).skip(1).toList();
    }

    /** Those that may lead next, the first before the others. */
    static List<OpenTask> candidates(List<OpenTask> place) {
        return place.stream().sorted(Comparator.comparing(OpenTask::taken)).toList();
    }

    private static Stream<OpenTask> leaders(List<OpenTask> place) {
        return place.stream()
                .filter(OpenTask::leads)
                .sorted(Comparator.comparing(OpenTask::taken).reversed());
    }
}
