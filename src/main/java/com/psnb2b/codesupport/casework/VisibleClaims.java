package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Party;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says whether somebody may look at a claim, for every entry point: API, pages, claim links. What comes after it
 * (evidence, course, packet, a new link, a change) asks for the claim here first.
 */
@Component
public class VisibleClaims {

    private final ClaimStore claims;

    VisibleClaims(ClaimStore claims) {
        this.claims = claims;
    }

    /** The claim; one of another reseller is as empty as none, and no more is read for it. */
    public Optional<Claim> visible(Party party, String id) {
        return party.isSupplier() ? claims.find(id) : claims.findOf(party.resellerId(), id);
    }

    /** @throws NoSuchClaim for a claim of another reseller and for none */
    public Claim require(Party party, String id) {
        return visible(party, id).orElseThrow(NoSuchClaim::new);
    }
}
