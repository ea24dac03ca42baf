package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What one of several persons decided who review a claim side by side. It counts for nothing by itself: reviews that are
 * alike become the decision.
 *
 * @param kind null where the person asks for more evidence
 * @param reasonCode null where the person asks for more evidence
 * @param note for the file, or what evidence is needed; may be null
 * @param by the person's user id
 * @param secondPerson why a payout would take a second person, as this one was shown
 */
public record IndependentReview(
        DecisionKind kind, String reasonCode, String note, String by, Instant at, List<String> secondPerson) {

    /**
     * Whether these are reviews of at least two persons, all of what is known of the claim now, who say the same.
     *
     * @param knownAt since when all that is known of the claim is known; null where nobody noted it
     */
    public static boolean agree(List<IndependentReview> reviews, Instant knownAt) {
        HashSet<String> persons = new HashSet<>();
        return reviews.size() > 1
                && reviews.stream()
                        .allMatch(review -> persons.add(review.by())
                                && review.says(reviews.get(0))
                                && (knownAt == null || !review.at().isBefore(knownAt)));
    }

    private boolean says(IndependentReview other) {
        return kind == other.kind() && Objects.equals(reasonCode, other.reasonCode());
    }
}
