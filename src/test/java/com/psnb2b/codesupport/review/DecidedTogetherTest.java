package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.Payouts.Before;
import com.psnb2b.codesupport.claim.Payouts.Sum;
import com.psnb2b.codesupport.claim.Submission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one of several ticked claims may cost is measured by all of them. */
class DecidedTogetherTest {

    private static final Before BEFORE =
            new Before(new Sum(BigDecimal.valueOf(30), 0), new Sum(BigDecimal.valueOf(70), 1));

    @Test
    void theOthersThatWereTickedCountLikeWhatWasPaidBefore() {
        Claim one = claim("clm_1");
        DecidedTogether together = new DecidedTogether(
                List.of(one, claim("clm_2"), claim("clm_3")), claim -> Optional.of(BigDecimal.valueOf(200)));

        Before with = together.with(one, BEFORE);
        assertThat(with.order()).isEqualTo(new Sum(BigDecimal.valueOf(430), 0));
        assertThat(with.resellerDay()).isEqualTo(new Sum(BigDecimal.valueOf(470), 1));
        assertThat(together.others()).isEqualTo(2);
        assertThat(together.ids()).containsExactly("clm_1", "clm_2", "clm_3");
    }

    @Test
    void oneOfUnknownWorthCountsAsSuch() {
        Claim one = claim("clm_1");
        DecidedTogether together = new DecidedTogether(List.of(one, claim("clm_2")), claim -> Optional.empty());

        assertThat(together.with(one, BEFORE).order()).isEqualTo(new Sum(BigDecimal.valueOf(30), 1));
    }

    @Test
    void itHoldsWhileTheWorkIsDoneAndNoLonger() {
        DecidedTogether together = new DecidedTogether(List.of(claim("clm_1")), claim -> Optional.empty());

        assertThat(together.during(DecidedTogether::current)).contains(together);
        assertThat(DecidedTogether.current()).isEmpty();
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
    }

    private static Claim claim(String id) {
        return Claim.open(
                id,
                new Submission(new ClaimFactsBuilder().facts(), "acme", Channel.API, "reseller:acme", List.of()),
                Instant.parse("2026-11-20T12:00:00Z"));
    }
}
