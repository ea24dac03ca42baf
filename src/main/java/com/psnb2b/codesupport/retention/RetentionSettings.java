package com.psnb2b.codesupport.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what belongs to a claim is kept, counted from its filing. A claim that is still open then is kept until it has
 * ended. The published policy names no period.
 *
 * @param evidence contents of evidence; 30 days at least, since a claim window and its review have to end before
 * @param claim what was written in the claim; not shorter than the evidence
 */
@ConfigurationProperties("codesupport.retention")
public record RetentionSettings(
        @DefaultValue("P180D") Duration evidence,
        @DefaultValue("P365D") Duration claim) {

    private static final Duration SHORTEST = Duration.ofDays(30);

    public RetentionSettings {
        if (evidence.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("codesupport.retention.evidence must be at least P30D");
        }
        if (claim.compareTo(evidence) < 0) {
            throw new IllegalArgumentException(
                    "codesupport.retention.claim must not be shorter than codesupport.retention.evidence");
        }
    }
}
