package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is alike is one group, what differs another, and an id stays while what they have in common does. */
class CaseGroupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void theSmallestStandsOnTop() {
        List<Claim> claims = List.of(claim("1", "50 USD"), claim("2", "20 USD"), claim("3", "USD 50.00"));
        List<CaseGroup> groups = CaseGroup.forReseller(claims);
        assertThat(groups).extracting(group -> group.claims().size()).containsExactly(1, 2);
        assertThat(groups.get(0).example().id()).isEqualTo("2");
        assertThat(groups.get(1).example().id()).isEqualTo("1");
    }

    @Test
    void anIdStaysWithWhatTheyHaveInCommon() {
        String one = CaseGroup.forReseller(List.of(claim("1", "50 USD"))).get(0).id();
        String same = CaseGroup.forReseller(List.of(claim("7", "USD 50"), claim("8", "50 USD")))
                .get(0)
                .id();
        String other =
                CaseGroup.forReseller(List.of(claim("1", "51 USD"))).get(0).id();
        assertThat(one).isEqualTo(same).hasSize(16).isNotEqualTo(other);
    }

    @Test
    void signalsAreForTheHouseAlone() {
        List<Claim> claims = List.of(claim("1", "50 USD"), claim("2", "50 USD"));
        assertThat(CaseGroup.forStaff(claims, claim -> claim.id().equals("2") ? Set.of("same_code") : Set.of()))
                .hasSize(2);
        assertThat(CaseGroup.forReseller(claims))
                .hasSize(1)
                .allSatisfy(group -> assertThat(group.signals()).isEmpty());
    }

    private static Claim claim(String id, String faceValue) {
        Product product = new Product(new Region("US"), null, new Denomination(faceValue));
        ClaimFacts facts = new ClaimFacts(
                "ORD-1",
                ReportedIssue.INVALID_CODE,
                null,
                product,
                Product.UNKNOWN,
                null,
                null,
                null,
                null,
                CustomerReport.NONE,
                null);
        return Claim.open(id, new Submission(facts, "acme", Channel.API, "reseller:acme", List.of(), "cas_1"), NOW);
    }
}
