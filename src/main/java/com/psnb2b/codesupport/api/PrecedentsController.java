package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.precedents.Precedents;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How claims like one were decided, for suppliers (contract, section 8). */
@RestController
class PrecedentsController {

    private final VisibleClaims visible;
    private final Precedents precedents;

    PrecedentsController(VisibleClaims visible, Precedents precedents) {
        this.visible = visible;
        this.precedents = precedents;
    }

    /** Up to five decided claims most alike, and how all alike were decided; empty for a claim that is not judged yet. */
    @GetMapping("/api/v1/claims/{id}/precedents")
    PrecedentsView precedents(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        Claim claim = visible.require(caller.party(), id);
        return precedents.like(claim).map(PrecedentsView::of).orElse(PrecedentsView.NONE);
    }
}
