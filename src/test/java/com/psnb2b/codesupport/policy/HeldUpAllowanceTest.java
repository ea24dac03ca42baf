package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A claim that a model failed on loses nothing by it, and gains nothing either. */
class HeldUpAllowanceTest {

    private static final Instant FILED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant CLOSES = FILED.plus(Duration.ofDays(7));
    private static final Instant AFTER = CLOSES.plusNanos(1);

    @Test
    void nobodyCouldAskAgainSoAPersonLooks() {
        Judgement spared = spared(claim(true, FILED), Coverage.NOT_COVERED, AFTER);

        assertThat(spared.coverage()).isEqualTo(Coverage.NEEDS_REVIEW);
        assertThat(spared.coverageText())
                .startsWith("The claim window closed while the claim waited for us")
                .endsWith("for the test");
    }

    @Test
    void nobodyCouldBeToldWhatIsMissingSoItCountsAsComplete() {
        Judgement spared = spared(claim(true, FILED), Coverage.CASE_BY_CASE, AFTER);

        assertThat(spared.coverage()).isEqualTo(Coverage.CASE_BY_CASE);
        assertThat(spared.coverageText()).isEqualTo("for the test");
        assertThat(spared.evidence().isComplete()).isTrue();
        assertThat(spared.evidence().recommended()).containsExactly(EvidenceName.ERROR_SCREENSHOT);
        assertThat(spared.evidence().score()).isZero();
    }

    @Test
    void whileTheWindowIsOpenItIsSparedNothing() {
        assertThat(spared(claim(true, FILED), Coverage.NOT_COVERED, CLOSES).coverage())
                .isEqualTo(Coverage.NOT_COVERED);
    }

    @Test
    void aClaimThatNoModelFailedOnIsSparedNothing() {
        assertThat(spared(claim(false, FILED), Coverage.NOT_COVERED, AFTER).coverage())
                .isEqualTo(Coverage.NOT_COVERED);
    }

    @Test
    void aClaimThatWasLateWhenItCameIsSparedNothing() {
        Claim late = claim(true, FILED.minus(Duration.ofDays(8)));

        assertThat(spared(late, Coverage.NOT_COVERED, AFTER).coverage()).isEqualTo(Coverage.NOT_COVERED);
    }

    @Test
    void evidenceThatIsNotCheckedYetStaysUnchecked() {
        Claim claim = claim(true, FILED);
        FixedTables tables = tables(Coverage.CASE_BY_CASE);
        Judgement classified = Judge.classify(JudgementInput.of(claim, AFTER), null, tables);

        assertThat(HeldUpAllowance.spared(claim, classified, tables, AFTER).evidence())
                .isNull();
    }

    private static Judgement spared(Claim claim, Coverage coverage, Instant now) {
        FixedTables tables = tables(coverage);
        return HeldUpAllowance.spared(claim, Judge.judge(JudgementInput.of(claim, now), tables), tables, now);
    }

    private static FixedTables tables(Coverage coverage) {
        return new FixedTables("1", Duration.ofDays(7), List.of(EvidenceName.ERROR_SCREENSHOT), coverage);
    }

    private static Claim claim(boolean heldUp, Instant delivered) {
        Claim claim = Claim.open(
                "clm_1",
                new Submission(
                        new ClaimFactsBuilder().deliveredAt(delivered).facts(),
                        "acme",
                        Channel.API,
                        "reseller:acme",
                        List.of()),
                FILED);
        if (heldUp) {
            claim.heldUp();
        }
        return claim;
    }
}
