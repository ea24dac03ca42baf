package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tables in few words, for tests of pure functions: one window for every type, and the evidence that is required of
 * every claim.
 */
public record FixedTables(String version, Duration window, List<EvidenceName> required, Coverage coverage)
        implements PolicyTables {

    @Override
    public Optional<ErrorCode> errorCode(String code) {
        return code.equals("E-82000130")
                ? Optional.of(new ErrorCode(Suggestion.ALREADY_REDEEMED, "PSN_ERROR_CONSUMED", Confidence.HIGH, "used"))
                : Optional.empty();
    }

    @Override
    public CoverageRule coverage(ClaimType type) {
        return new CoverageRule(coverage, "for the test");
    }

    @Override
    public List<EvidenceRule> evidence(ClaimType type, boolean received) {
        return required.stream()
                .map(item -> new EvidenceRule(item, true, "for the test"))
                .toList();
    }

    @Override
    public WindowRule window(ClaimType type) {
        return new WindowRule(window, Duration.ofDays(1));
    }

    @Override
    public Routing routing(Stage stage, Channel channel, Coverage coverage) {
        String queue = stage == Stage.REVIEW ? "reviewers" : "senior-reviewers";
        return new Routing(queue, 50, Duration.ofDays(1), BigDecimal.valueOf(100));
    }
}
