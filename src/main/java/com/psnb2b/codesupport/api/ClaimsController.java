package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.security.ApiCaller;
import com.psnb2b.codesupport.security.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
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

    private final ClaimReader reader;
    private final EvidenceReader evidence;
    private final ClaimDoor door;
    private final ClaimWork work;
    private final ClaimStore claims;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Bodies bodies;
    private final Clock clock;

    ClaimsController(
            ClaimReader reader,
            EvidenceReader evidence,
            ClaimDoor door,
            ClaimWork work,
            ClaimStore claims,
            Idempotency idempotency,
            TransactionTemplate transaction,
            Bodies bodies,
            Clock clock) {
        this.reader = reader;
        this.evidence = evidence;
        this.door = door;
        this.work = work;
        this.claims = claims;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Files a claim: 201 with the claim as far as it got, or the first answer again where the key was used before. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) String sentKey,
            @RequestBody byte[] body) {
        String key = Idempotency.key("Idempotency-Key", sentKey);
        Submission submission = submission(caller, body);
        Idempotency.Answer answer =
                transaction.execute(status -> idempotency.once(caller, key, body, () -> door.file(submission)));
        var response = ResponseEntity.created(URI.create("/api/v1/claims/" + answer.claimId()))
                .contentType(MediaType.APPLICATION_JSON);
        if (answer.isReplay()) {
            response.header("Idempotent-Replay", "true");
        }
        return response.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** What filing would answer; files nothing. */
    @PostMapping(path = "/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    ClaimView check(@AuthenticationPrincipal ApiCaller caller, @RequestBody byte[] body) {
        Submission submission = submission(caller, body);
        return ClaimView.ofCheck(submission, work.check(submission), clock.instant());
    }

    @GetMapping("/{id}")
    ClaimView read(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        return ClaimView.of(visible(caller, id), clock.instant());
    }

    /** A page of claims, newest first. */
    @GetMapping
    Map<String, Object> list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String type,
            @RequestParam(name = "order_id", required = false) String orderId,
            @RequestParam(required = false) String limit,
            @RequestParam(required = false) String cursor) {
        int size = Pages.limit(limit);
        List<Claim> found = claims.list(new ClaimStore.Query(
                caller.scope() == Scope.supplier ? null : caller.resellerId(),
                choice("status", ClaimStatus.class, status),
                choice("type", ClaimType.class, type),
                plain("order_id", orderId),
                Pages.position(cursor),
                size + 1));
        List<Claim> page = found.subList(0, Math.min(size, found.size()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "claims",
                page.stream().map(claim -> ClaimView.of(claim, clock.instant())).toList());
        answer.put("next_cursor", found.size() > size ? Pages.cursor(page.get(size - 1)) : null);
        return answer;
    }

    @PostMapping(path = "/{id}/evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
    ClaimView addStatement(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        visible(caller, id);
        return door.addEvidence(caller, id, evidence.read(bodies.read(body), ClaimDoor.actor(caller)));
    }

    @PostMapping(path = "/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ClaimView addFile(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) String type,
            @RequestParam(required = false) MultipartFile file)
            throws IOException {
        visible(caller, id);
        if (file == null) {
            throw InvalidInput.of("file", "required", "is required");
        }
        return door.addEvidence(
                caller, id, evidence.read(type, file.getOriginalFilename(), file.getBytes(), ClaimDoor.actor(caller)));
    }

    /** The evidence as it came, as an inert download; 410 once it is erased. */
    @GetMapping("/{id}/evidence/{evidenceId}")
    ResponseEntity<byte[]> evidence(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @PathVariable String evidenceId) {
        Claim claim = visible(caller, id);
        EvidenceItem item = claim.evidence().stream()
                .filter(piece -> piece.id().equals(evidenceId))
                .findFirst()
                .orElseThrow(ApiException::notFound);
        if (claim.evidenceErasedAt() != null) {
            throw new ApiException(
                    HttpStatus.GONE, "erased", "The evidence was erased; its hash is in the claim and in its packet.");
        }
        String name = item.isFile() ? item.fileName() : item.id() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(item.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(claims.evidence(id, evidenceId).orElseThrow(ApiException::notFound));
    }

    @PostMapping(path = "/{id}/reconsideration", consumes = MediaType.APPLICATION_JSON_VALUE)
    ClaimView reconsider(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        visible(caller, id);
        JsonNode reason = bodies.read(body).path("reason");
        if (!reason.isTextual()
                || reason.textValue().isBlank()
                || reason.textValue().length() > 2000) {
            throw InvalidInput.of(
                    "reason", "required", "say in at most 2000 characters why a person should look again");
        }
        return door.reconsider(
                caller, id, CodeRedactor.redact(reason.textValue().strip()));
    }

    @PostMapping("/{id}/withdrawal")
    ClaimView withdraw(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        visible(caller, id);
        return door.withdraw(caller, id);
    }

    /** Every event, oldest first; what only the house sees is left out for resellers. */
    @GetMapping("/{id}/timeline")
    Map<String, Object> timeline(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        visible(caller, id);
        return Map.of(
                "events",
                claims.timeline(id).stream()
                        .map(event -> caller.scope() == Scope.supplier ? event : event.forReseller())
                        .toList());
    }

    private Submission submission(ApiCaller caller, byte[] body) {
        return reader.read(bodies.read(body), caller.resellerId(), Channel.API, ClaimDoor.actor(caller));
    }

    private Claim visible(ApiCaller caller, String id) {
        return ClaimDoor.visible(claims, caller, id).orElseThrow(ApiException::notFound);
    }

    /** PostgreSQL refuses NUL, and no id holds any other control character. */
    private static String plain(String name, String text) {
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInput.of(name, "invalid", "must not hold control characters");
        }
        return text;
    }

    private static <E extends Enum<E>> E choice(String name, Class<E> type, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return WireName.find(type, text)
                .orElseThrow(() -> InvalidInput.of(name, "invalid", "is not one of the known values"));
    }
}
