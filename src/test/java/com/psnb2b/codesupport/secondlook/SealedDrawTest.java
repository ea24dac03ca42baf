package com.psnb2b.codesupport.secondlook;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.review.ReasonCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is drawn: as anybody would recompute it, and as often as the rate says. */
class SealedDrawTest {

    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

    /** The published example of HMAC-SHA256: f7bc83f430538424 b13298e6aa6fb143 … */
    @Test
    void theNumberIsTheStartOfTheCode() {
        assertThat(SealedDraw.number(KEY, "The quick brown fox jumps over the lazy dog")
                        .toString(16))
                .isEqualTo("f7bc83f430538424");
    }

    @Test
    void theRateIsTheShareThatIsDrawn() {
        assertThat(drawn("0")).isZero();
        assertThat(drawn("1")).isEqualTo(20_000);
        // Three standard deviations of a binomial draw.
        assertThat(drawn("0.05")).isBetween(907L, 1093L);
        assertThat(drawn("0.10")).isBetween(1873L, 2127L);
    }

    /** So that a higher rate adds claims, and takes none away. */
    @Test
    void whoIsDrawnAtALowRateIsDrawnAtAHigherOne() {
        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(SealedDrawTest::claim)
                        .filter(id -> SealedDraw.isDrawn(KEY, id, new BigDecimal("0.05"))))
                .allMatch(id -> SealedDraw.isDrawn(KEY, id, new BigDecimal("0.06")));
    }

    @Test
    void reasonsThatComeToTheSameAreOneGroup() {
        assertThat(ReasonGroup.of("CUSTOMER_SIDE")).isEqualTo(ReasonGroup.of("NOT_COVERED"));
        assertThat(ReasonGroup.of("CODE_INVALID_CONFIRMED")).isEqualTo("supply_fault");
        assertThat(ReasonGroup.of("OWNERS_OWN")).isEqualTo("owners_own");
        // No group has reasons to pay and reasons not to.
        assertThat(Arrays.stream(ReasonCode.values()))
                .allSatisfy(one -> assertThat(Arrays.stream(ReasonCode.values())
                                .filter(other -> ReasonGroup.of(other.name()).equals(ReasonGroup.of(one.name()))))
                        .allMatch(other -> Arrays.stream(com.psnb2b.codesupport.claim.DecisionKind.values())
                                .allMatch(kind -> one.fits(kind) == other.fits(kind))));
    }

    private static long drawn(String rate) {
        return IntStream.range(0, 20_000)
                .filter(number -> SealedDraw.isDrawn(KEY, claim(number), new BigDecimal(rate)))
                .count();
    }

    private static String claim(int number) {
        return "clm_%032x".formatted(number);
    }
}
