package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.policy.FixedTables;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table that is in force since before there was a ceiling switches the second person off no more than a new one. */
class CeilingTest {

    @Test
    void theCeilingCountsWhateverTheTableInForceSays() {
        assertThat(approvalFrom("50")).as("the table says 100").isEqualByComparingTo("50");
        assertThat(approvalFrom("1000")).isEqualByComparingTo("100");
    }

    private static BigDecimal approvalFrom(String ceiling) {
        var settings =
                new Review.Settings(Duration.ofDays(3), Currency.getInstance("USD"), new BigDecimal(ceiling), Map.of());
        var tables = new FixedTables("1", Duration.ofDays(7), List.of(), Coverage.COVERED_IF_CONFIRMED);
        return new Authority(null, null, () -> tables, settings, null)
                .ofItself(claim())
                .approvalFrom();
    }

    private static Claim claim() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        ClaimFacts facts = new ClaimFacts(
                "ORD-2",
                ReportedIssue.INVALID_CODE,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                null,
                null,
                null,
                CustomerReport.NONE,
                null);
        Claim claim = Claim.open("clm_1", new Submission(facts, "acme", Channel.API, "reseller:acme", List.of()), now);
        claim.judged(
                new Judgement(
                        new Classification(ClaimType.INVALID_CODE, List.of(), Confidence.HIGH),
                        Coverage.COVERED_IF_CONFIRMED,
                        "",
                        null,
                        null,
                        List.of(),
                        "1",
                        "1"),
                now);
        return claim;
    }
}
