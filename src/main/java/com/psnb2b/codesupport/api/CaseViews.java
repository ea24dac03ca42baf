package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.casework.CaseSignals;
import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseSubmission.RefusedCode;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.policy.FaceValueSum;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.words.Words;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Shows cases to whoever asks: what the house alone sees stands in no reseller's answer. */
@Component
class CaseViews {

    private final Policies policies;
    private final CaseSignals signals;
    private final Currency reference;
    private final Clock clock;

    CaseViews(
            Policies policies,
            CaseSignals signals,
            @Value("${codesupport.review.reference-currency:USD}") Currency reference,
            Clock clock) {
        this.policies = policies;
        this.signals = signals;
        this.reference = reference;
        this.clock = clock;
    }

    /** To the reseller who filed it, or checked what would be filed. */
    CaseView ofFiled(CaseState state, List<RefusedCode> refused) {
        return view(state, CaseGroup.forReseller(state.claims()), false, refused);
    }

    CaseView of(Party party, CaseState state) {
        if (!party.isSupplier()) {
            return ofFiled(state, List.of());
        }
        Map<String, Set<String>> found = signals.of(state);
        return view(state, CaseGroup.forStaff(state.claims(), claim -> found.get(claim.id())), true, List.of());
    }

    private CaseView view(CaseState state, List<CaseGroup> groups, boolean forStaff, List<RefusedCode> refused) {
        FaceValueSum sum = FaceValueSum.of(state.claims(), policies.current(), reference);
        return CaseView.of(state, groups, forStaff, sum, refused, Words.ofReader(), clock.instant());
    }
}
