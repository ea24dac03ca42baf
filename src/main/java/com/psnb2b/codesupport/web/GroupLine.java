package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Claims that are alike, as a page shows them.
 *
 * @param missing what each of them lacks
 */
record GroupLine(CaseGroup group, List<MissingItem> missing) {

    /** Every group of what a reseller sees, the smallest first. */
    static List<GroupLine> of(List<Claim> claims, Supplier<PolicyTables> tables) {
        return CaseGroup.forReseller(claims).stream()
                .map(group -> new GroupLine(group, missing(group, tables)))
                .toList();
    }

    private static List<MissingItem> missing(CaseGroup group, Supplier<PolicyTables> tables) {
        Judgement judgement = group.example().judgement();
        return judgement == null
                ? List.of()
                : MissingItem.of(
                        judgement.evidence().missing(),
                        judgement.classification().type(),
                        tables);
    }

    /** The same, with one more thing that each lacks. */
    GroupLine lacking(MissingItem item) {
        return new GroupLine(
                group, Stream.concat(Stream.of(item), missing.stream()).toList());
    }

    public int codes() {
        return group.claims().size();
    }

    public Claim example() {
        return group.example();
    }

    /** Masked, in their order; those that are not known are left out. */
    public List<String> masked() {
        return group.claims().stream()
                .filter(claim -> claim.facts().code() != null)
                .map(claim -> claim.facts().code().masked())
                .toList();
    }
}
