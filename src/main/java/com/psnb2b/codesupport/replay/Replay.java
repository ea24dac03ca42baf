package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.PastClaims;
import com.psnb2b.codesupport.policy.PastPolicies;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Judges every past claim again by changed tables, as of its own time, and writes nothing. Takes the memory of one claim
 * and of the sums.
 */
@Component
public class Replay {

    /** Is told how far it is, after each claim; what it throws ends the replay. */
    @FunctionalInterface
    public interface Progress {
        void at(long done);
    }

    private final PastClaims claims;
    private final PastPolicies policies;

    Replay(PastClaims claims, PastPolicies policies) {
        this.claims = claims;
        this.policies = policies;
    }

    /** How many claims a replay looks at. */
    public long size() {
        return claims.count();
    }

    /**
     * @param changed the tables to judge by
     * @param each is handed every claim
     * @return what it comes to
     */
    Sums run(PolicyTables changed, Consumer<Comparison> each, Progress progress) {
        Sums sums = new Sums();
        Map<String, Optional<PolicyTables>> versions = new HashMap<>();
        claims.forEach(claim -> {
            Comparison comparison = Comparison.of(claim, itsTables(claim, versions), changed);
            sums.add(comparison);
            each.accept(comparison);
            progress.at(sums.claims());
        });
        return sums;
    }

    /** Null where they are gone. */
    private PolicyTables itsTables(Claim.Snapshot claim, Map<String, Optional<PolicyTables>> versions) {
        Judgement then = claim.judgement();
        PolicyTables last = version(then.policyVersion(), versions);
        // Claims of the first version did not keep it apart.
        boolean one = then.classifiedUnder() == null || then.classifiedUnder().equals(then.policyVersion());
        if (one || last == null) {
            return last;
        }
        PolicyTables first = version(then.classifiedUnder(), versions);
        return first == null ? null : new TwoVersions(first, last);
    }

    private PolicyTables version(String version, Map<String, Optional<PolicyTables>> versions) {
        return versions.computeIfAbsent(version, policies::version).orElse(null);
    }
}
