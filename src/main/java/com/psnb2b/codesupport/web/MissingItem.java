package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.List;
import java.util.function.Supplier;

/** What a claim lacks, and why it matters, in the words of the process owner's table. */
record MissingItem(EvidenceName item, String why) {

    /** @param tables asked for each item; where the table fails, the item stands alone */
    static List<MissingItem> of(List<EvidenceName> items, ClaimType type, Supplier<PolicyTables> tables) {
        return items.stream()
                .map(item -> new MissingItem(item, why(item, type, tables)))
                .toList();
    }

    private static String why(EvidenceName item, ClaimType type, Supplier<PolicyTables> tables) {
        try {
            return tables.get().evidence(type, true).stream()
                    .filter(rule -> rule.item() == item)
                    .map(PolicyTables.EvidenceRule::why)
                    .findFirst()
                    .orElse("");
        } catch (ModelFailed failure) {
            return "";
        }
    }
}
