package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.EvidenceName;
import java.util.List;

/** What a claim of its type needs and what would help it, each with why (policy, section 5). For people. */
public final class EvidenceNeeds {

    /**
     * One thing that it needs.
     *
     * @param required whether the claim waits for it
     * @param there whether it is there
     * @param why it matters, in words for the reseller
     */
    public record Need(EvidenceName name, boolean required, boolean there, String why) {}

    private EvidenceNeeds() {}

    /** In the order of the table. */
    public static List<Need> of(JudgementInput input, ClaimType type, PolicyTables tables) {
        KnownFacts known = KnownFacts.of(input, tables);
        return EvidenceCheck.rules(type, known, tables).stream()
                .map(rule -> new Need(
                        rule.item(),
                        rule.required(),
                        EvidenceCheck.isThere(rule.item(), known, input.evidence()),
                        rule.why()))
                .toList();
    }
}
