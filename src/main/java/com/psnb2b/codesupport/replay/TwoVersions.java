package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a claim whose window was measured, and which was routed, by later ones than those that said its type.
 */
record TwoVersions(PolicyTables classifying, PolicyTables measuring) implements PolicyTables {

    @Override
    public String version() {
        return measuring.version();
    }

    @Override
    public Optional<ErrorCode> errorCode(String code) {
        return classifying.errorCode(code);
    }

    @Override
    public CoverageRule coverage(ClaimType type) {
        return classifying.coverage(type);
    }

    @Override
    public List<EvidenceRule> evidence(ClaimType type, boolean received) {
        return classifying.evidence(type, received);
    }

    @Override
    public WindowRule window(ClaimType type) {
        return measuring.window(type);
    }

    @Override
    public Routing routing(Stage stage, Channel channel, Coverage coverage) {
        return measuring.routing(stage, channel, coverage);
    }
}
