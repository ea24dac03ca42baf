package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person decided, or several who reviewed side by side and decided alike; effective once it is the claim's outcome.
 *
 * @param reasonCode from the published list (review/ReasonCode)
 * @param note for the file, may be null
 * @param by the person's user id; of several the first
 * @param needsSecondPerson whether another person has to approve it first
 * @param alsoBy who else has decided the same beside; empty where nobody has
 */
public record Decision(
        DecisionKind kind,
        String reasonCode,
        String note,
        String by,
        Instant at,
        boolean needsSecondPerson,
        List<String> alsoBy) {

    public Decision {
        // Null where it was kept before there were several.
        alsoBy = alsoBy == null ? List.of() : List.copyOf(alsoBy);
    }

    /** One person's decision. */
    public Decision(
            DecisionKind kind, String reasonCode, String note, String by, Instant at, boolean needsSecondPerson) {
        this(kind, reasonCode, note, by, at, needsSecondPerson, List.of());
    }

    /** Everybody who has decided it, in their order. */
    public List<String> persons() {
        return Stream.concat(Stream.of(by), alsoBy.stream()).toList();
    }
}
