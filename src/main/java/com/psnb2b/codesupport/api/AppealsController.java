package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.appeal.Appeals;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.intake.SentAppeal;
import com.psnb2b.codesupport.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Appeals over REST (contract, section 6): once, in time, with words, new evidence, or both. */
@RestController
@RequestMapping("/api/v1/claims/{id}/appeal")
class AppealsController {

    private final Appeals appeals;
    private final EvidenceReader evidence;
    private final Uploads uploads;
    private final VisibleClaims visible;
    private final JsonBodies bodies;
    private final IdempotentRequests idempotent;
    private final Clock clock;

    AppealsController(
            Appeals appeals,
            EvidenceReader evidence,
            Uploads uploads,
            VisibleClaims visible,
            JsonBodies bodies,
            IdempotentRequests idempotent,
            Clock clock) {
        this.appeals = appeals;
        this.evidence = evidence;
        this.uploads = uploads;
        this.visible = visible;
        this.bodies = bodies;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    /** The claim, whose {@code appeal} says where it stands. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> appeal(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        visible.require(caller.party(), id);
        SentAppeal sent = evidence.readAppeal(
                bodies.read(body), Appeals.LENGTH, caller.party().actor(), caller.resellerId());
        return idempotent.once(caller, body, () -> appealed(caller, id, sent.reason(), sent.evidence()));
    }

    /** The same by a form, with files as they are. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> appeal(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) List<String> type,
            @RequestParam(required = false) List<MultipartFile> file)
            throws IOException {
        visible.require(caller.party(), id);
        List<NewEvidence> added = file == null && type == null
                ? List.of()
                : uploads.read(type, file, caller.party().actor());
        return idempotent.once(caller, fingerprint(reason, added), () -> appealed(caller, id, reason, added));
    }

    private ClaimView appealed(ApiCaller caller, String id, String reason, List<NewEvidence> added) {
        Claim claim = appeals.appeal(caller.party(), id, reason, added);
        return ClaimView.of(claim, clock.instant()).in(Words.ofReader());
    }

    private static byte[] fingerprint(String reason, List<NewEvidence> added) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes((reason == null ? "" : reason).getBytes(StandardCharsets.UTF_8));
        both.write('\n');
        both.writeBytes(Uploads.fingerprint(added));
        return both.toByteArray();
    }
}
