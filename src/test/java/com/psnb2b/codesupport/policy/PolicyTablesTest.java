package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.policy.EvidenceNeeds.Need;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of the owner's tables, and said of them. */
class PolicyTablesTest {

    @ParameterizedTest
    @CsvSource({"50, 20, 70", "90, 20, 100", "80, 20, 100", "50, 0, 50"})
    void aRouteIsRaisedToAHundredAtMost(int priority, int raise, int raised) {
        Routing route = new Routing("reviewers", priority, Duration.ofDays(1), BigDecimal.valueOf(100));

        assertThat(route.raisedBy(raise))
                .isEqualTo(new Routing("reviewers", raised, Duration.ofDays(1), BigDecimal.valueOf(100)));
    }

    @Test
    void whatAClaimNeedsIsSaidWithWhy() {
        var tables = new FixedTables(
                "1",
                Duration.ofDays(7),
                List.of(EvidenceName.ORDER_ID, EvidenceName.ACCOUNT_REGION),
                Coverage.NEEDS_REVIEW);
        JudgementInput input =
                new JudgementInput(new ClaimFactsBuilder().facts(), List.of(), null, Instant.EPOCH, Instant.EPOCH);

        assertThat(EvidenceNeeds.of(input, ClaimType.INVALID_CODE, tables))
                .extracting(Need::name, Need::required, Need::there, Need::why)
                .containsExactly(
                        tuple(EvidenceName.ORDER_ID, true, true, "for the test"),
                        tuple(EvidenceName.ACCOUNT_REGION, true, false, "for the test"));
    }

    @Test
    void aFaultNamesItsPlaceAsFarAsItHasOne() {
        assertThat(new TableFault("claim-window", 3, "Window", "is empty"))
                .hasToString("claim-window, row 3, column \"Window\": is empty");
        assertThat(new TableFault("claim-window", null, "Window", "is empty"))
                .hasToString("claim-window, column \"Window\": is empty");
        assertThat(new TableFault("claim-window", 3, null, "is empty")).hasToString("claim-window, row 3: is empty");
        assertThat(new TableFault("claim-window", null, null, "is empty")).hasToString("claim-window: is empty");
    }

    @Test
    void aRefusalSaysEveryFault() {
        TableFault first = new TableFault("claim-window", 3, null, "is empty");
        TableFault second = new TableFault("coverage", 1, null, "is empty");

        assertThat(new TablesRefused(List.of(first, second)))
                .hasMessage("claim-window, row 3: is empty\ncoverage, row 1: is empty")
                .satisfies(refusal -> assertThat(refusal.faults()).containsExactly(first, second));
    }
}
