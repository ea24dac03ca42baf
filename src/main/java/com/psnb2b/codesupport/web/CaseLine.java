package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.words.Words;
import java.time.ZoneOffset;
import java.util.Map;

/** A case in a list. @param byStatus how many of its claims stand where */
record CaseLine(ClaimCase claimCase, Map<ClaimStatus, Integer> byStatus) {

    static CaseLine of(CaseStore.Summary found) {
        return new CaseLine(found.claimCase(), found.byStatus());
    }

    public int codes() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean isOpen() {
        return byStatus.keySet().stream().anyMatch(CaseState::isOpen);
    }

    /** What people call it. */
    public String name() {
        return name(claimCase);
    }

    static String name(ClaimCase claimCase) {
        return claimCase.orderId() == null
                ? Words.ofReader().say("order.several")
                : Words.ofReader().say("order.name", claimCase.orderId());
    }

    public DisplayTime filed() {
        return DisplayTime.of(claimCase.createdAt(), ZoneOffset.UTC);
    }
}
