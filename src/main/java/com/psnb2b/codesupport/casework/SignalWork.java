package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.RelatedClaims;
import com.psnb2b.codesupport.claim.RelatedClaims.Near;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.policy.Signal;
import com.psnb2b.codesupport.policy.SignalCheck;
import com.psnb2b.codesupport.policy.SignalCheck.Findings;
import com.psnb2b.codesupport.policy.SignalCheck.SupplyThresholds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Finds what other claims say about one (policy, section 8). */
@Service
public class SignalWork {

    /** "Within a week", before and after. */
    private static final Duration WEEK = Duration.ofDays(7);

    private final RelatedClaims related;
    private final PictureWork pictures;
    private final Settings settings;
    private final Clock clock;

    SignalWork(RelatedClaims related, PictureWork pictures, Settings settings, Clock clock) {
        this.related = related;
        this.pictures = pictures;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * When several claims are a sign of a supply fault.
     *
     * @param batchClaims on one production batch within a week, at least 2
     * @param skuClaims of one type on one SKU within a week, at least 2
     * @param priorityRaise what is added to the priority of such a claim's task, 0 to 100
     */
    @ConfigurationProperties("codesupport.signals")
    public record Settings(
            @DefaultValue("3") int batchClaims,
            @DefaultValue("5") int skuClaims,
            @DefaultValue("10") int priorityRaise) {

        public Settings {
            if (priorityRaise < 0 || priorityRaise > 100) {
                throw new IllegalArgumentException("codesupport.signals.priority-raise must be 0 to 100");
            }
            new SupplyThresholds(batchClaims, skuClaims);
        }

        SupplyThresholds supply() {
            return new SupplyThresholds(batchClaims, skuClaims);
        }
    }

    /** Everything that a reviewer should look at twice; looks at the claim's pictures first where nobody has. */
    public List<Signal> signals(Claim claim) {
        return signals(claim, sameCode(claim));
    }

    /** @param sameCode what {@link #sameCode} found */
    public List<Signal> signals(Claim claim, List<RelatedClaim> sameCode) {
        pictures.look(claim);
        Findings found = new Findings(
                sameCode,
                related.withSameFile(claim),
                related.withLikePicture(claim),
                near(claim),
                claim.resellerId() == null
                        ? null
                        : related.rate(claim.resellerId()).orElse(null));
        return SignalCheck.signals(claim, found, settings.supply());
    }

    /** The kinds of its signals. */
    public Set<String> names(Claim claim) {
        return claim.judgement() == null
                ? Set.of()
                : signals(claim).stream()
                        .map(signal -> WireName.of(signal.kind()))
                        .collect(Collectors.toSet());
    }

    /** How much more urgent a claim is than its route says, because it looks like a fault in the supply. */
    int priorityRaise(Claim claim) {
        return settings.supply().reachedBy(near(claim)) ? settings.priorityRaise() : 0;
    }

    /**
     * Other claims on the same code, or one that looks like it, newest first. A truncated code is shorter, and the same as
     * many others.
     */
    public List<RelatedClaim> sameCode(Claim claim) {
        CodeReference code = claim.facts().code();
        return code == null || code.fingerprint() == null || code.isTruncated()
                ? List.of()
                : related.onSameCode(claim.id(), code);
    }

    /** Of a case whose claims are alike in this, one answer is that of all. */
    private Near near(Claim claim) {
        return claim.caseId() == null
                ? nearAlone(claim)
                : OnceInATransaction.asked(
                        Arrays.asList(
                                "near",
                                claim.caseId(),
                                claim.batchId(),
                                claim.sku(),
                                claim.judgement().classification().type()),
                        () -> nearAlone(claim));
    }

    SupplyThresholds supply() {
        return settings.supply();
    }

    Near nearAlone(Claim claim) {
        Instant until = claim.createdAt().plus(WEEK);
        return related.near(claim, claim.createdAt().minus(WEEK), until.isAfter(clock.instant()) ? null : until);
    }

    /** So that no reviewer waits for the count. */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void countRates() {
        related.countRates(clock.instant());
    }
}
