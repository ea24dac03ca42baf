package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.RelatedClaims;
import com.psnb2b.codesupport.claim.RelatedClaims.Near;
import com.psnb2b.codesupport.claim.RelatedClaims.Rate;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.Signal;
import com.psnb2b.codesupport.policy.SignalCheck;
import com.psnb2b.codesupport.policy.SignalCheck.Findings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Which signals each claim of a case has (policy, section 8), with a few questions for all of them. Pictures that only look
 * alike are left out: that is seen at the claim.
 */
@Service
public class CaseSignals {

    private final RelatedClaims related;
    private final SignalWork signals;

    CaseSignals(RelatedClaims related, SignalWork signals) {
        this.related = related;
        this.signals = signals;
    }

    /** Names of the signals, by the claim's id; every claim is there. For the house alone. */
    public Map<String, Set<String>> of(CaseState state) {
        Set<String> sameCode = related.ofCaseOnSameCode(state.claimCase().id());
        Set<String> sameFile = related.ofCaseWithSameFile(state.claimCase().id());
        Rate rate = related.rate(state.claimCase().resellerId()).orElse(null);
        Map<Object, Near> near = new HashMap<>();
        Map<String, Set<String>> found = new HashMap<>();
        for (Claim claim : state.claims()) {
            Near others = claim.judgement() == null
                    ? Near.NONE
                    : near.computeIfAbsent(kind(claim), kind -> signals.nearAlone(claim));
            Set<String> names = new TreeSet<>();
            SignalCheck.signals(claim, new Findings(List.of(), List.of(), List.of(), others, rate), signals.supply())
                    .forEach(signal -> names.add(WireName.of(signal.kind())));
            if (sameCode.contains(claim.id()) && !claim.facts().code().isTruncated()) {
                names.add(WireName.of(Signal.Kind.SAME_CODE));
            }
            if (claim.evidence().stream().filter(EvidenceItem::isFile).anyMatch(item -> sameFile.contains(item.id()))) {
                names.add(WireName.of(Signal.Kind.SAME_FILE));
            }
            found.put(claim.id(), names);
        }
        return found;
    }

    private static Object kind(Claim claim) {
        return Arrays.asList(
                claim.batchId(), claim.sku(), claim.judgement().classification().type());
    }
}
