package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reseller may see of a claim's course: nothing that is not decided yet, nothing that is for our staff alone. */
class ClaimEventTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ClaimEvent CREATED = event(1, "claim.created", "reseller:acme", Map.of("channel", "api"));
    private static final ClaimEvent REVIEWED =
            event(2, "claim.reviewed", "user:ann", Map.of(ClaimEvent.INTERNAL, Map.of("note", "secret")));
    private static final ClaimEvent SECOND = event(3, "claim.second_review", "user:bob", Map.of());
    private static final ClaimEvent RESOLVED =
            event(4, "claim.resolved", "user:ann", Map.of("decision", "refund", ClaimEvent.INTERNAL, Map.of()));

    @Test
    void beforeTheOutcomeNobodyHasLooked() {
        assertThat(ClaimEvent.forReseller(List.of(CREATED, REVIEWED, SECOND))).containsExactly(CREATED);
    }

    @Test
    void withTheOutcomeItsCourseIsShownWithoutNamesAndNotes() {
        assertThat(ClaimEvent.forReseller(List.of(CREATED, REVIEWED, SECOND, RESOLVED)))
                .containsExactly(
                        CREATED,
                        event(2, "claim.reviewed", "reviewer", Map.of()),
                        event(3, "claim.second_review", "reviewer", Map.of()),
                        event(4, "claim.resolved", "reviewer", Map.of("decision", "refund")));
    }

    @ParameterizedTest
    @CsvSource({
        "reseller:acme, claim.created, reseller:acme",
        "system, claim.submitted, system",
        "user:kim, claim.created, support-desk",
        "user:kim, claim.evidence_added, support-desk",
        "user:kim, claim.fact_changed, support-desk",
        "user:kim, claim.evidence_required, reviewer",
    })
    void ofTheHouseThePartIsShownThatSomebodyPlayed(String actor, String type, String shown) {
        assertThat(ClaimEvent.outside(actor, type)).isEqualTo(shown);
    }

    private static ClaimEvent event(int sequence, String type, String actor, Map<String, Object> data) {
        return new ClaimEvent(sequence, type, NOON, actor, "1", data);
    }
}
