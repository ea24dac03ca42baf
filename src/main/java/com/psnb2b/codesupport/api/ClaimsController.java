package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.ClaimService;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.words.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Claims over REST (contract, section 2). */
@RestController
@RequestMapping("/api/v1/claims")
class ClaimsController {

    private static final int REASON = 2000;

    private final ClaimReader reader;
    private final EvidenceReader evidence;
    private final ClaimService service;
    private final ClaimFiling claimFiling;
    private final ClaimStore claims;
    private final VisibleClaims visible;
    private final JsonBodies bodies;
    private final Uploads uploads;
    private final IdempotentRequests idempotent;
    private final Clock clock;

    ClaimsController(
            ClaimReader reader,
            EvidenceReader evidence,
            ClaimService service,
            ClaimFiling claimFiling,
            ClaimStore claims,
            VisibleClaims visible,
            JsonBodies bodies,
            Uploads uploads,
            IdempotentRequests idempotent,
            Clock clock) {
        this.reader = reader;
        this.evidence = evidence;
        this.service = service;
        this.claimFiling = claimFiling;
        this.claims = claims;
        this.visible = visible;
        this.bodies = bodies;
        this.uploads = uploads;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    /** Files a claim: 201 with the claim as far as it got, or the first answer again where the key was used before. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) String sentKey,
            @RequestBody byte[] body) {
        String key = Idempotency.key(Idempotency.HEADER, sentKey);
        Submission submission = submission(caller, body);
        Idempotency.Answer answer = claimFiling.once(caller, key, body, submission);
        var response = ResponseEntity.created(URI.create("/api/v1/claims/" + answer.claimId()))
                .contentType(MediaType.APPLICATION_JSON);
        if (answer.isReplay()) {
            response.header(Idempotency.REPLAY, "true");
        }
        return response.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** What filing would answer; files nothing. */
    @PostMapping(path = "/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> check(@AuthenticationPrincipal ApiCaller caller, @RequestBody byte[] body) {
        Submission submission = submission(caller, body);
        return idempotent.once(caller, body, () -> claimFiling.check(submission));
    }

    @GetMapping("/{id}")
    ClaimView read(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        return view(visible.require(caller.party(), id));
    }

    /** A page of claims, newest first. */
    @GetMapping
    Map<String, Object> list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String type,
            @RequestParam(name = "order_id", required = false) String orderId,
            @RequestParam(name = "case_id", required = false) String caseId,
            @RequestParam(required = false) String limit,
            @RequestParam(required = false) String cursor) {
        int size = PageCursor.limit(limit);
        List<Claim> found = claims.list(new ClaimStore.Query(
                caller.party().resellerId(),
                choice("status", ClaimStatus.class, status),
                choice("type", ClaimType.class, type),
                PageCursor.plain("order_id", orderId),
                PageCursor.plain("case_id", caseId),
                PageCursor.position(cursor),
                size + 1));
        List<Claim> page = found.subList(0, Math.min(size, found.size()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("claims", page.stream().map(this::view).toList());
        answer.put("next_cursor", found.size() > size ? PageCursor.cursor(page.get(size - 1)) : null);
        return answer;
    }

    @PostMapping(path = "/{id}/evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> addStatement(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        visible.require(caller.party(), id);
        NewEvidence added = evidence.read(bodies.read(body), caller.party().actor(), caller.resellerId());
        return idempotent.once(
                caller,
                body,
                service.evidence(caller.party(), id, List.of(added)).map(this::view));
    }

    /** Adds every file of a form, or none: each of the one type that is named, or of its own where there are as many. */
    @PostMapping(path = "/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> addFiles(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) List<String> type,
            @RequestParam(required = false) List<MultipartFile> file)
            throws IOException {
        visible.require(caller.party(), id);
        List<NewEvidence> added = uploads.read(type, file, caller.party().actor());
        return idempotent.once(
                caller,
                Uploads.fingerprint(added),
                service.evidence(caller.party(), id, added).map(this::view));
    }

    /** Corrects what the claim states, while it is open. */
    @PostMapping(path = "/{id}/facts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> correct(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        visible.require(caller.party(), id);
        ClaimFacts corrected = reader.readCorrection(bodies.read(body));
        return idempotent.once(
                caller, body, service.correction(caller.party(), id, corrected).map(this::view));
    }

    /** The evidence as it came, as an inert download; 410 once it is erased. */
    @GetMapping("/{id}/evidence/{evidenceId}")
    ResponseEntity<byte[]> evidence(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @PathVariable String evidenceId) {
        Claim claim = visible.require(caller.party(), id);
        EvidenceItem item = claim.evidence().stream()
                .filter(piece -> piece.id().equals(evidenceId))
                .findFirst()
                .orElseThrow(ApiException::notFound);
        if (claim.evidenceErasedAt() != null) {
            throw new ApiException(
                    HttpStatus.GONE, "erased", "The evidence was erased; its hash is in the claim and in its packet.");
        }
        return EvidenceDownload.of(item, claims.evidence(id, evidenceId).orElseThrow(ApiException::notFound));
    }

    @PostMapping(path = "/{id}/reconsideration", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> reconsider(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        visible.require(caller.party(), id);
        String reason = bodies.reason(body, REASON);
        return idempotent.once(caller, body, () -> view(service.reconsider(caller.party(), id, reason)));
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<byte[]> withdraw(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        visible.require(caller.party(), id);
        bodies.none(body);
        return idempotent.once(caller, body, () -> view(service.withdraw(caller.party(), id)));
    }

    /** Every event, oldest first; what only our staff see is left out for resellers. */
    @GetMapping("/{id}/timeline")
    Map<String, Object> timeline(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        visible.require(caller.party(), id);
        List<ClaimEvent> events = claims.timeline(id);
        return Map.of("events", caller.party().isSupplier() ? events : ClaimEvent.forReseller(events));
    }

    private ClaimView view(Claim claim) {
        return ClaimView.of(claim, clock.instant()).in(Words.ofReader());
    }

    private Submission submission(ApiCaller caller, byte[] body) {
        return reader.read(
                bodies.read(body),
                caller.resellerId(),
                Channel.API,
                caller.party().actor());
    }

    private static <E extends Enum<E>> E choice(String name, Class<E> type, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return WireName.find(type, text)
                .orElseThrow(() -> InvalidInput.of(name, "invalid", "is not one of the known values"));
    }
}
