package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.retention.Retention;
import com.psnb2b.codesupport.retention.RetentionRefused;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erasing a claim on request, and keeping one from it; for the supplier, who answers for the data. */
@RestController
@RequestMapping(path = "/api/v1/claims/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
class RetentionController {

    /** Of a reason, in characters; {@link Retention} takes fewer. */
    private static final int REASON = 4000;

    private interface Work {
        Claim on(String claim, String reason, String actor);
    }

    private final Retention retention;
    private final IdempotentRequests idempotent;
    private final JsonBodies bodies;
    private final Clock clock;

    RetentionController(Retention retention, IdempotentRequests idempotent, JsonBodies bodies, Clock clock) {
        this.idempotent = idempotent;
        this.retention = retention;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Erases what was sent and written in a claim that has ended; again, it answers the same. */
    @PostMapping("/erasure")
    ResponseEntity<byte[]> erase(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        return once(caller, id, body, retention::erase);
    }

    /** Keeps a claim from being erased. */
    @PostMapping("/hold")
    ResponseEntity<byte[]> hold(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        return once(caller, id, body, retention::hold);
    }

    /** Ends the hold. */
    @PostMapping("/release")
    ResponseEntity<byte[]> release(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        return once(caller, id, body, retention::release);
    }

    private ResponseEntity<byte[]> once(ApiCaller caller, String id, byte[] body, Work work) {
        String reason = bodies.reason(body, REASON);
        return idempotent.once(
                caller,
                body,
                () -> answer(() -> work.on(id, reason, caller.party().actor())));
    }

    private ClaimView answer(Supplier<Claim> work) {
        try {
            return ClaimView.of(work.get(), clock.instant());
        } catch (NoSuchElementException unknown) {
            throw ApiException.notFound();
        } catch (RetentionRefused refused) {
            throw switch (refused.why()) {
                case OPEN -> ApiException.conflict("claim_open", refused.getMessage());
                case HELD -> ApiException.conflict("on_hold", refused.getMessage());
                case NOT_HELD -> ApiException.conflict("not_on_hold", refused.getMessage());
                case ERASED -> ApiException.conflict("erased", refused.getMessage());
            };
        }
    }
}
