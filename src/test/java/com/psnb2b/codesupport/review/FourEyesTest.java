package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Payouts.Before;
import com.psnb2b.codesupport.claim.Payouts.Sum;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.policy.FixedTables;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.Worth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many persons a payout takes (policy, section 9). */
class FourEyesTest {

    private static final PolicyTables TABLES =
            new FixedTables("1", Duration.ofDays(7), List.of(), Coverage.NEEDS_REVIEW);
    private static final BigDecimal APPROVAL_FROM = BigDecimal.valueOf(100);
    private static final BigDecimal ORDER = BigDecimal.valueOf(500);
    private static final BigDecimal DAY = BigDecimal.valueOf(2500);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US | 50 USD | | 50",
                "US | $50 | | 50",
                "TR | 100 TRY | | 3",
                "TR | 100 TL | | 3",
                "JP | 9000 JPY | | 63",
                "DE | 20,79 EUR | | 24.948",
                "KW | 90 KWD | | 297",
                "KW | 90.000 KWD | | 297000",
                "US | 1 000 USD | 5 USD | 1000",
                "US | 5００ USD | | 500",
                "AR | $50 | | 50",
            })
    void worthIsTheHighestFaceValueInTheReferenceCurrency(
            String region, String delivered, String ordered, String worth) {
        assertThat(worth(region, delivered, ordered).orElseThrow()).isEqualByComparingTo(worth);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US | 12 months |",
                "US | 5 thousand USD |",
                "US | 5OO USD |",
                "US | 50 USD each, ten codes |",
                "US | 0.5 BTC |",
                "US | $5M |",
                "US | 50 |",
                "US | |",
                "EU | $50 |",
                "TR | $50 |",
                "US | 50 ZWG |",
                "US | 50 USD | fifty",
            })
    void worthIsUnknownWhereAnythingStatedIs(String region, String delivered, String ordered) {
        assertThat(worth(region, delivered, ordered)).isEmpty();
    }

    @Test
    void aSkuOfTheTableOutranksWhatIsStated() {
        ClaimFacts facts =
                facts(new Product(new Region("US"), "PSN-US-250", new Denomination("5 USD")), Product.UNKNOWN);
        assertThat(Worth.of(facts, null, TABLES).orElseThrow()).isEqualByComparingTo("250");
    }

    @Test
    void oneCheapCodeInTimeTakesOnePerson() {
        assertThat(reasons(judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.OPEN), "50", Before.NOTHING))
                .isEmpty();
    }

    @Test
    void eachReasonIsSaid() {
        assertThat(reasons(judgement(Coverage.NOT_COVERED, WindowState.OPEN), "50", Before.NOTHING))
                .containsExactly("the claim is not covered");
        assertThat(reasons(judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.LATE), "50", Before.NOTHING))
                .containsExactly("the claim came late");
        assertThat(reasons(judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.OPEN), "100", Before.NOTHING))
                .containsExactly("its face value is 100 USD or more");
        assertThat(reasons(judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.OPEN), null, Before.NOTHING))
                .containsExactly("its face value is not known in USD");
        assertThat(reasons(
                        judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.OPEN, Contradiction.ALREADY_REFUNDED),
                        "50",
                        Before.NOTHING))
                .containsExactly("its order was refunded or replaced already");
    }

    @Test
    void whatWasPaidBeforeCounts() {
        Judgement judgement = judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.OPEN);
        assertThat(reasons(judgement, "50", before("449.99", 0, "449.99", 0))).isEmpty();
        assertThat(reasons(judgement, "50", before("450", 0, "450", 0)))
                .containsExactly("with it the payouts of its order come to 500 USD, and 500 USD takes a second person");
        assertThat(reasons(judgement, "50", before("0", 0, "2450", 0))).hasSize(1);
        assertThat(reasons(judgement, "50", before("0", 1, "0", 1)))
                .containsExactly("what was paid before on its order is not all known in USD");
    }

    @Test
    void otherClaimsOnTheCodeAreNamedUpToThree() {
        PayoutFacts payoutFacts = new PayoutFacts(
                Optional.of(BigDecimal.TEN),
                APPROVAL_FROM,
                ORDER,
                DAY,
                Before.NOTHING,
                Stream.of("clm_2", "clm_3", "clm_4", "clm_5")
                        .map(FourEyesTest::related)
                        .toList(),
                "USD");
        assertThat(FourEyes.reasons(
                        facts(Product.UNKNOWN, Product.UNKNOWN),
                        judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.OPEN),
                        payoutFacts))
                .containsExactly("the same code, or one that looks like it, is in clm_2 and in clm_3 and in clm_4");
    }

    /** Its code may be in another claim, and nobody can tell. */
    @Test
    void aCodeThatLookAlikesWereNotComparedOfTakesTwo() {
        assertThat(reasonsOf(new CodeReference("XXXX-XXXX-JKLM", "JKLM", 12, "f", null, null, null)))
                .containsExactly("its code was taken before codes that look alike were compared");
        assertThat(reasonsOf(new CodeReference("XXXX-XXXX-JKLM", "JKLM", 12, "f", "l", null, null)))
                .isEmpty();
        assertThat(reasonsOf(new CodeReference("XXXX-XXXX-JKLM", "JKLM", null, null, null, null, null)))
                .as("a masked code was never compared")
                .isEmpty();
    }

    @Test
    void theWeightiestReasonComesFirst() {
        Judgement judgement = judgement(Coverage.NOT_COVERED, WindowState.LATE, Contradiction.ALREADY_REFUNDED);
        assertThat(reasons(judgement, null, before("500", 1, "2500", 1)))
                .containsExactly(
                        "the claim is not covered",
                        "the claim came late",
                        "its order was refunded or replaced already",
                        "its face value is not known in USD",
                        "with it the payouts of its order come to 500 USD, and 500 USD takes a second person",
                        "what was paid before on its order is not all known in USD",
                        "with it the payouts of its reseller's last 24 hours come to 2500 USD, and 2500 USD takes a"
                                + " second person");
    }

    @ParameterizedTest
    @CsvSource({
        "50, 50 USD",
        "50.00, 50 USD",
        "24.948, 24.95 USD",
        "0.001, 0.01 USD",
        "1E3, 1000 USD",
        "99.90, 99.9 USD"
    })
    void anAmountInWordsIsNeverLessThanItIs(BigDecimal amount, String words) {
        assertThat(stakes(Optional.of(amount), Before.NOTHING).worthInWords()).isEqualTo("worth " + words);
    }

    @Test
    void anUnknownWorthIsSaid() {
        assertThat(stakes(Optional.empty(), Before.NOTHING).worthInWords()).isEqualTo("worth not known in USD");
    }

    @Test
    void theHighestOfEverySourceCounts() {
        ClaimFacts stated = facts(product("5 USD"), product("10 USD"));
        assertThat(Worth.of(stated, recorded(product("20 USD"), product("30 USD")), TABLES)
                        .orElseThrow())
                .isEqualByComparingTo("30");
        assertThat(Worth.of(stated, recorded(product("40 USD"), Product.UNKNOWN), TABLES)
                        .orElseThrow())
                .isEqualByComparingTo("40");
        assertThat(Worth.of(stated, recorded(product("forty"), Product.UNKNOWN), TABLES))
                .as("what the record says and nobody understands")
                .isEmpty();
        assertThat(Worth.of(stated, recorded(new Product(null, null, new Denomination("$60")), Product.UNKNOWN), TABLES)
                        .orElseThrow())
                .as("a dollar is read as the claim's own store writes it")
                .isEqualByComparingTo("60");
    }

    /**
     * However payouts are spread over orders, currencies and instants: what goes out with one person's word alone stays
     * below the limits of its order and of its reseller's day, and no code above its own.
     */
    @Test
    void noSpreadingOfPayoutsPassesALimitAlone() {
        Random random = new Random(9);
        Judgement judgement = judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.OPEN);
        List<String> values =
                List.of("50 USD", "$20", "99.99 USD", "80 EUR", "9000 JPY", "1.000 TRY", "12 months", "5 BTC");
        int alone = 0;
        for (int world = 0; world < 100; world++) {
            List<Paid> ledger = new ArrayList<>();
            Instant now = Instant.parse("2026-11-30T00:00:00Z");
            for (int payout = 0; payout < 100; payout++) {
                now = now.plusSeconds(random.nextInt(3 * 3600));
                String order = "ORD-" + random.nextInt(6);
                Optional<BigDecimal> worth = worth("US", values.get(random.nextInt(values.size())), null);
                List<String> reasons = FourEyes.reasons(
                        facts(Product.UNKNOWN, Product.UNKNOWN), judgement, stakes(worth, before(ledger, order, now)));
                ledger.add(new Paid(order, worth, now));
                if (!reasons.isEmpty()) {
                    continue;
                }
                alone++;
                assertThat(worth.orElseThrow()).isLessThan(APPROVAL_FROM);
                assertThat(total(ledger, order)).isLessThan(ORDER);
                Instant end = now;
                assertThat(ledger.stream()
                                .filter(paid -> paid.at().isAfter(end.minus(Duration.ofHours(24))))
                                .flatMap(paid -> paid.worth().stream())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isLessThan(DAY);
            }
        }
        assertThat(alone).as("some were decided by one person").isGreaterThan(100);
    }

    private record Paid(String order, Optional<BigDecimal> worth, Instant at) {}

    private static BigDecimal total(List<Paid> ledger, String order) {
        return ledger.stream()
                .filter(paid -> paid.order().equals(order))
                .map(paid -> paid.worth().orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Before before(List<Paid> ledger, String order, Instant now) {
        return new Before(
                sum(ledger.stream().filter(paid -> paid.order().equals(order)).toList()),
                sum(ledger.stream()
                        .filter(paid -> paid.at().isAfter(now.minus(Duration.ofHours(24))))
                        .toList()));
    }

    private static Sum sum(List<Paid> paid) {
        Map<Boolean, Integer> counted = new HashMap<>();
        paid.forEach(one -> counted.merge(one.worth().isPresent(), 1, Integer::sum));
        return new Sum(
                paid.stream().flatMap(one -> one.worth().stream()).reduce(BigDecimal.ZERO, BigDecimal::add),
                counted.getOrDefault(false, 0));
    }

    private static Before before(String order, int unknown, String day, int unknownDay) {
        return new Before(new Sum(new BigDecimal(order), unknown), new Sum(new BigDecimal(day), unknownDay));
    }

    private static List<String> reasons(Judgement judgement, String worth, Before before) {
        return FourEyes.reasons(
                facts(Product.UNKNOWN, Product.UNKNOWN),
                judgement,
                stakes(Optional.ofNullable(worth).map(BigDecimal::new), before));
    }

    private static List<String> reasonsOf(CodeReference code) {
        return FourEyes.reasons(
                new ClaimFactsBuilder().code(code).facts(),
                judgement(Coverage.COVERED_IF_CONFIRMED, WindowState.OPEN),
                stakes(Optional.of(BigDecimal.TEN), Before.NOTHING));
    }

    private static RelatedClaim related(String id) {
        return new RelatedClaim(
                id,
                "acme",
                "ORD-2",
                ClaimStatus.UNDER_REVIEW,
                ClaimType.INVALID_CODE,
                null,
                false,
                Instant.EPOCH,
                null,
                null);
    }

    private static Product product(String denomination) {
        return new Product(new Region("US"), null, new Denomination(denomination));
    }

    private static DeliveryRecord recorded(Product ordered, Product delivered) {
        return new DeliveryRecord(
                "ORD-1", "acme", null, null, null, ordered, delivered, null, null, null, null, Set.of());
    }

    private static PayoutFacts stakes(Optional<BigDecimal> worth, Before before) {
        return new PayoutFacts(worth, APPROVAL_FROM, ORDER, DAY, before, List.of(), "USD");
    }

    private static Optional<BigDecimal> worth(String region, String delivered, String ordered) {
        Region place = Region.of(region);
        return Worth.of(
                facts(
                        new Product(place, null, delivered == null ? null : new Denomination(delivered)),
                        new Product(place, null, ordered == null ? null : new Denomination(ordered))),
                null,
                TABLES);
    }

    private static ClaimFacts facts(Product delivered, Product ordered) {
        return new ClaimFacts(
                "ORD-1",
                ReportedIssue.INVALID_CODE,
                null,
                delivered,
                ordered,
                null,
                null,
                null,
                null,
                new CustomerReport(null, null, null, null),
                null);
    }

    private static Judgement judgement(Coverage coverage, WindowState window, Contradiction... contradictions) {
        Instant opened = Instant.parse("2026-11-28T00:00:00Z");
        return new Judgement(
                new Classification(
                        ClaimType.INVALID_CODE, List.of(new Reason("TEST", "for the test")), Confidence.HIGH),
                coverage,
                "for the test",
                null,
                new Window(window, "delivered_at", "stated", opened, opened.plus(Duration.ofDays(7)), opened, opened),
                List.of(contradictions),
                "1",
                "1");
    }
}
