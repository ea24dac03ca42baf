package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.policy.FaceValueSum;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.Currency;
import java.util.Map;
import java.util.Set;

/** What the card of a case's leading task says of all of the case: how many codes, what they come to, and how many kinds. */
public final class CaseCard {

    private CaseCard() {}

    /** One line, such as {@code 500 codes, 25000.00 USD, 4 groups}. @param signals of each claim, by name */
    public static String of(
            CaseState state, Map<String, Set<String>> signals, PolicyTables tables, Currency reference) {
        int groups = CaseGroup.forStaff(state.claims(), claim -> signals.get(claim.id()))
                .size();
        return counted(state.claims().size(), "code") + ", " + sum(FaceValueSum.of(state.claims(), tables, reference))
                + ", " + counted(groups, "group");
    }

    /** A sum in words, with what is not in it. */
    public static String sum(FaceValueSum sum) {
        return sum.sum() + " " + sum.currency() + (sum.unknown() == 0 ? "" : " and " + sum.unknown() + " not known");
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
