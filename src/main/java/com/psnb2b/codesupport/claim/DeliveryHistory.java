package com.psnb2b.codesupport.claim;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every state of one record, in the order in which they count, whatever the order in which they came (policy, section 3):
 * by version where both have one, else by the time that they tell of. So that this order never contradicts itself, a
 * version is never earlier than the versions before it. What remains of the same time is put in one order by what it
 * says; a sender who corrects a state sends a later time or a higher version.
 */
public record DeliveryHistory(List<DeliveryState> states) {

    /** Of the same time: a try comes before the delivery, and what is wrong with a code is seen after it. */
    private static final List<DeliveryStatus> COURSE = List.of(
            DeliveryStatus.PENDING,
            DeliveryStatus.FAILED,
            DeliveryStatus.DELIVERED,
            DeliveryStatus.CORRUPTED,
            DeliveryStatus.TRUNCATED);

    public DeliveryHistory {
        states = states.stream().sorted(order(states)).toList();
    }

    /** What is known by all of them: each adds what it says. There is at least one. */
    public DeliveryRecord record() {
        return states.stream()
                .map(DeliveryState::said)
                .reduce(DeliveryRecord::then)
                .orElseThrow();
    }

    private static Comparator<DeliveryState> order(Collection<DeliveryState> states) {
        Map<Long, Instant> versions = versions(states);
        return comparing(
                        (DeliveryState state) -> state.version() == null ? state.asOf() : versions.get(state.version()))
                .thenComparing(DeliveryState::version, nullsFirst(naturalOrder()))
                .thenComparing(DeliveryState::asOf)
                .thenComparing(state -> state.said().status(), nullsFirst(comparing(COURSE::indexOf)))
                .thenComparing(state -> state.said().of(null).toString());
    }

    /** For each version the latest time that it or one before it tells of. */
    private static Map<Long, Instant> versions(Collection<DeliveryState> states) {
        TreeMap<Long, Instant> versions = new TreeMap<>();
        states.stream()
                .filter(state -> state.version() != null)
                .forEach(state -> versions.merge(state.version(), state.asOf(), DeliveryHistory::later));
        Instant latest = Instant.MIN;
        for (Map.Entry<Long, Instant> version : versions.entrySet()) {
            latest = later(latest, version.getValue());
            version.setValue(latest);
        }
        return versions;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
