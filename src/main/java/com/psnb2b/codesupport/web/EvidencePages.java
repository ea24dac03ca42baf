package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.api.EvidenceDownload;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.EvidenceItem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Evidence for the people who work on claims; the forms in Tasklist link here. */
@RestController
class EvidencePages {

    private final ClaimStore claims;

    EvidencePages(ClaimStore claims) {
        this.claims = claims;
    }

    /**
     * The evidence as it came, as an inert download: nothing that was sent opens as a page of ours. The viewer in
     * Tasklist shows pictures all the same.
     */
    @GetMapping("/app/claims/{claimId}/evidence/{evidenceId}")
    ResponseEntity<byte[]> evidence(@PathVariable String claimId, @PathVariable String evidenceId) {
        EvidenceItem item = claims.find(claimId).stream()
                .flatMap(claim -> claim.evidence().stream())
                .filter(piece -> piece.id().equals(evidenceId))
                .findFirst()
                .orElseThrow(EvidencePages::notFound);
        return EvidenceDownload.of(item, claims.evidence(claimId, evidenceId).orElseThrow(EvidencePages::notFound));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
