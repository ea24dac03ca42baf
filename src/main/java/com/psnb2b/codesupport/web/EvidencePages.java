package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.EvidenceItem;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

    /** The evidence as it came; only types that a browser shows as a picture, a document or plain JSON are ever kept. */
    @GetMapping("/app/claims/{claimId}/evidence/{evidenceId}")
    ResponseEntity<byte[]> evidence(@PathVariable String claimId, @PathVariable String evidenceId) {
        EvidenceItem item = claims.find(claimId).stream()
                .flatMap(claim -> claim.evidence().stream())
                .filter(piece -> piece.id().equals(evidenceId))
                .findFirst()
                .orElseThrow(EvidencePages::notFound);
        String name = item.isFile() ? item.fileName() : item.id() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(item.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'")
                .body(claims.evidence(claimId, evidenceId).orElseThrow(EvidencePages::notFound));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
