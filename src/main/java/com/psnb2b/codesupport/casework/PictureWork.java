package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.PicturePreviews;
import com.psnb2b.codesupport.claim.PicturePreviews.Look;
import com.psnb2b.codesupport.claim.PicturePreviews.Unseen;
import com.psnb2b.codesupport.evidence.Picture;
import com.psnb2b.codesupport.platform.Busy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at pictures once: for a fingerprint to compare them by, and for a small copy. Opening a picture costs more than
 * filing a claim, so it is done in the background and in a bounded share of the time, and at the latest when a person
 * opens the claim. One picture at a time is open on a node.
 */
@Service
public class PictureWork {

    private static final Duration BACKGROUND_SHARE = Duration.ofMillis(500);
    private static final long BACKGROUND_PAUSE = 5_000;
    private static final int AT_ONCE = 100;

    /** How long a person waits for the pictures of a claim to be compared; what is left is compared the next time. */
    private static final Duration PERSON_WAITS = Duration.ofSeconds(1);

    /** Ids are made before the commit; evidence of a transaction that takes longer is looked at with its claim. */
    private static final Duration COMMITTED = Duration.ofMinutes(1);

    private final ClaimStore claims;
    private final PicturePreviews looks;
    private final Clock clock;

    PictureWork(ClaimStore claims, PicturePreviews looks, Clock clock) {
        this.claims = claims;
        this.looks = looks;
        this.clock = clock;
    }

    /** Looks at the pictures of a claim that nobody has looked at, as far as a second suffices. */
    public void look(Claim claim) {
        List<String> pictures = claim.evidence().stream()
                .filter(item -> Picture.isPicture(item.mediaType()))
                .map(EvidenceItem::id)
                .toList();
        if (pictures.isEmpty()) {
            return;
        }
        Set<String> seen = looks.seen(pictures);
        long end = System.nanoTime() + PERSON_WAITS.toNanos();
        pictures.stream()
                .filter(id -> !seen.contains(id))
                .takeWhile(id -> System.nanoTime() < end)
                .forEach(id -> look(claim.id(), id));
    }

    /** The small copy of a picture; empty where none can be made, or this claim has no such picture. */
    public Optional<byte[]> thumbnail(String claimId, String evidenceId) {
        boolean unseen = looks.seen(List.of(evidenceId)).isEmpty();
        if (unseen && claims.evidence(claimId, evidenceId).isPresent()) {
            look(claimId, evidenceId);
        }
        return looks.thumbnail(claimId, evidenceId);
    }

    /** Looks at what came in lately, a tenth of the time at most; on one node at a time. */
    @Scheduled(fixedDelay = BACKGROUND_PAUSE)
    @Transactional
    void lookAround() {
        long end = System.nanoTime() + BACKGROUND_SHARE.toNanos();
        String last = null;
        for (Unseen piece : looks.afterMark(clock.instant().minus(COMMITTED), AT_ONCE)) {
            if (System.nanoTime() > end) {
                break;
            }
            if (piece.file()) {
                look(piece.claimId(), piece.evidenceId());
            }
            last = piece.evidenceId();
        }
        if (last != null) {
            looks.mark(last);
        }
    }

    private void look(String claimId, String evidenceId) {
        try {
            looks.keep(claimId, evidenceId, open(claimId, evidenceId), clock.instant());
        } catch (Busy busy) {
            // It is looked at the next time that its claim is opened.
        }
    }

    private synchronized Look open(String claimId, String evidenceId) {
        return claims.evidence(claimId, evidenceId).map(Picture::look).orElse(Look.NOTHING);
    }
}
