package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.RelatedClaims.Near;
import com.psnb2b.codesupport.claim.RelatedClaims.Rate;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.policy.Signal.Kind;
import com.psnb2b.codesupport.policy.SignalCheck.Findings;
import com.psnb2b.codesupport.policy.SignalCheck.SupplyThresholds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each signal of the policy (section 8), in words that accuse nobody and promise nothing. */
class SignalCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final SupplyThresholds SUPPLY = new SupplyThresholds(3, 5);

    @Test
    void nothingFoundIsNoSignal() {
        assertThat(signals(found().build())).isEmpty();
    }

    @Test
    void theSameCodeElsewhereIsNamedWithWhose() {
        assertThat(text(found().sameCode(other("a", "acme")).build(), Kind.SAME_CODE))
                .isEqualTo("The same code, or one that reads alike, is in 1 other claim of this reseller.");
        assertThat(text(
                        found().sameCode(other("a", "acme"), other("b", "rival"))
                                .build(),
                        Kind.SAME_CODE))
                .isEqualTo(
                        "The same code, or one that reads alike, is in 2 other claims, 1 of them of another reseller.");
        assertThat(text(found().sameCode(other("b", "rival")).build(), Kind.SAME_CODE))
                .isEqualTo("The same code, or one that reads alike, is in 1 other claim, of another reseller.");
    }

    @Test
    void aClaimWithTwoOfTheSameFilesCountsOnce() {
        Signal signal = signals(
                        found().sameFile(other("a", "acme"), other("a", "acme")).build())
                .get(0);
        assertThat(signal.text()).isEqualTo("A file of the same content is in 1 other claim of this reseller.");
        assertThat(signal.claims()).hasSize(2);
    }

    @Test
    void countingEnds() {
        RelatedClaim[] many = new RelatedClaim[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = other("clm_" + i, "acme");
        }
        assertThat(text(found().sameCode(many).build(), Kind.SAME_CODE)).contains("50 or more other claims");
    }

    @Test
    void aLikePictureIsWeakAndSaysSo() {
        assertThat(text(found().like(other("a", "acme")).build(), Kind.LIKE_PICTURE))
                .contains("screenshots of the same store page look alike");
    }

    @Test
    void timesThatDoNotFitAreNamed() {
        Claim claim = claim(Contradiction.ATTEMPTED_BEFORE_DELIVERY, Contradiction.ACCOUNT_REGION_DIFFERS);
        assertThat(SignalCheck.signals(claim, found().build(), SUPPLY))
                .singleElement()
                .satisfies(signal ->
                        assertThat(signal.text()).isEqualTo("Times do not fit: tried before it was delivered."));
    }

    @Test
    void aRateIsConspicuousFromThreeTimesTheOthersOn() {
        assertThat(kinds(rated(6, 100, 20, 1000))).containsExactly(Kind.MANY_CLAIMS);
        assertThat(kinds(rated(5, 100, 20, 1000))).isEmpty();
        assertThat(text(rated(6, 100, 20, 1000), Kind.MANY_CLAIMS))
                .isEqualTo("In 30 days this reseller brought 6 claims for 100 delivered codes (6.0 in a hundred); the"
                        + " others brought 2.0 in a hundred.");
    }

    @Test
    void fewClaimsOrDeliveriesSayNothingAboutARate() {
        assertThat(kinds(rated(4, 20, 1, 1000))).isEmpty();
        assertThat(kinds(rated(10, 19, 1, 1000))).isEmpty();
        assertThat(kinds(rated(10, 20, 0, 19))).isEmpty();
        assertThat(kinds(rated(10, 20, 0, 1000))).containsExactly(Kind.MANY_CLAIMS);
        assertThat(kinds(rated(5, 20, 0, 20))).as("the fewest that do").containsExactly(Kind.MANY_CLAIMS);
    }

    @Test
    void severalClaimsOnABatchOrSkuPointToTheSupply() {
        assertThat(kinds(found().near(2, 0).build())).containsExactly(Kind.SUPPLY_FAULT);
        assertThat(kinds(found().near(0, 4).build())).containsExactly(Kind.SUPPLY_FAULT);
        assertThat(kinds(found().near(1, 3).build())).isEmpty();
        assertThat(text(found().near(2, 4).build(), Kind.SUPPLY_FAULT))
                .contains("2 other claims on the production batch", "4 other claims of this type on the SKU PSN-US-50");
        assertThatThrownBy(() -> new SupplyThresholds(1, 5)).hasMessageContaining("no sign of a supply fault");
        assertThatThrownBy(() -> new SupplyThresholds(3, 1)).hasMessageContaining("no sign of a supply fault");
        assertThat(new SupplyThresholds(2, 2).reachedBy(new Near(1, 0))).isTrue();
    }

    @Test
    void theWeightiestComesFirst() {
        Findings all = found().sameCode(other("a", "acme"))
                .sameFile(other("a", "acme"))
                .like(other("a", "acme"))
                .near(9, 9)
                .build();
        assertThat(kinds(new Findings(
                        all.sameCode(), all.sameFile(), all.likePicture(), all.near(), new Rate(9, 20, 0, 500))))
                .containsExactly(
                        Kind.SAME_CODE, Kind.SAME_FILE, Kind.MANY_CLAIMS, Kind.LIKE_PICTURE, Kind.SUPPLY_FAULT);
    }

    private static List<Signal> signals(Findings findings) {
        return SignalCheck.signals(claim(), findings, SUPPLY);
    }

    private static List<Kind> kinds(Findings findings) {
        return signals(findings).stream().map(Signal::kind).toList();
    }

    private static String text(Findings findings, Kind kind) {
        return signals(findings).stream()
                .filter(signal -> signal.kind() == kind)
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static Findings rated(long claims, long deliveries, long otherClaims, long otherDeliveries) {
        return new Findings(
                List.of(), List.of(), List.of(), Near.NONE, new Rate(claims, deliveries, otherClaims, otherDeliveries));
    }

    private static RelatedClaim other(String id, String reseller) {
        return new RelatedClaim(
                id, reseller, "ORD-1", ClaimStatus.UNDER_REVIEW, ClaimType.INVALID_CODE, null, false, NOW, null, null);
    }

    private static Claim claim(Contradiction... contradictions) {
        ClaimFacts facts = new ClaimFacts(
                "ORD-2",
                ReportedIssue.INVALID_CODE,
                null,
                new Product(null, "PSN-US-50", null),
                Product.UNKNOWN,
                null,
                null,
                null,
                null,
                CustomerReport.NONE,
                null);
        Claim claim = Claim.open("clm_1", new Submission(facts, "acme", Channel.API, "reseller:acme", List.of()), NOW);
        claim.judged(judgement(List.of(contradictions)), NOW);
        return claim;
    }

    private static Judgement judgement(List<Contradiction> contradictions) {
        return new Judgement(
                new Classification(ClaimType.INVALID_CODE, List.of(), Confidence.HIGH),
                Coverage.COVERED_IF_CONFIRMED,
                "",
                null,
                null,
                contradictions,
                "1",
                "1");
    }

    private static Builder found() {
        return new Builder();
    }

    /** Findings with one thing set after the other. */
    private static final class Builder {

        private final List<RelatedClaim> code = new ArrayList<>();
        private final List<RelatedClaim> file = new ArrayList<>();
        private final List<RelatedClaim> like = new ArrayList<>();
        private Near near = Near.NONE;

        Builder sameCode(RelatedClaim... others) {
            code.addAll(List.of(others));
            return this;
        }

        Builder sameFile(RelatedClaim... others) {
            file.addAll(List.of(others));
            return this;
        }

        Builder like(RelatedClaim... others) {
            like.addAll(List.of(others));
            return this;
        }

        Builder near(int onBatch, int onSku) {
            near = new Near(onBatch, onSku);
            return this;
        }

        Findings build() {
            return new Findings(code, file, like, near, null);
        }
    }
}
