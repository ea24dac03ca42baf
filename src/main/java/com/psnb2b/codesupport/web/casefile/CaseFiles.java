package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.casework.Itinerary;
import com.psnb2b.codesupport.casework.PictureWork;
import com.psnb2b.codesupport.casework.SignalWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.policy.Policies;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the claim tab in Tasklist draws; for the people that {@code security} lets to {@code /app/claims}. */
@RestController
class CaseFiles {

    /** Of an order with very many claims the newest tell enough. */
    private static final int EARLIER = 20;

    private final ClaimStore claims;
    private final SignalWork signals;
    private final PictureWork pictures;
    private final Policies policies;
    private final Itinerary itinerary;
    private final Clock clock;

    CaseFiles(
            ClaimStore claims,
            SignalWork signals,
            PictureWork pictures,
            Policies policies,
            Itinerary itinerary,
            Clock clock) {
        this.claims = claims;
        this.signals = signals;
        this.pictures = pictures;
        this.policies = policies;
        this.itinerary = itinerary;
        this.clock = clock;
    }

    @GetMapping(path = "/app/claims/{claimId}", produces = MediaType.APPLICATION_JSON_VALUE)
    CaseFile file(@PathVariable String claimId) {
        Claim claim = claims.find(claimId).orElseThrow(CaseFiles::notFound);
        return CaseFile.of(
                claim,
                signals.signals(claim),
                earlier(claim),
                claims.timeline(claimId),
                policies.current(),
                clock.instant());
    }

    /** The same by a task of the claim, which is all that Tasklist knows. */
    @GetMapping(path = "/app/claims/of-task/{taskId}", produces = MediaType.APPLICATION_JSON_VALUE)
    CaseFile fileOfTask(@PathVariable String taskId) {
        return file(itinerary.claimOfTask(taskId).orElseThrow(CaseFiles::notFound));
    }

    /** A small copy of a picture. */
    @GetMapping(path = "/app/claims/{claimId}/evidence/{evidenceId}/thumbnail", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> thumbnail(@PathVariable String claimId, @PathVariable String evidenceId) {
        return ResponseEntity.of(pictures.thumbnail(claimId, evidenceId));
    }

    private List<Claim> earlier(Claim claim) {
        if (claim.resellerId() == null) {
            return List.of();
        }
        var sameOrder = new ClaimStore.Query(
                claim.resellerId(), null, null, claim.facts().orderId(), null, EARLIER + 1);
        return claims.list(sameOrder).stream()
                .filter(other -> !other.equals(claim))
                .limit(EARLIER)
                .toList();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
