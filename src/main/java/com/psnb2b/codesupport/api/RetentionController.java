package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.retention.Retention;
import com.psnb2b.codesupport.retention.RetentionRefused;
import com.psnb2b.codesupport.security.ApiCaller;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
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

    private final Retention retention;
    private final Bodies bodies;
    private final Clock clock;

    RetentionController(Retention retention, Bodies bodies, Clock clock) {
        this.retention = retention;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Erases what was sent and written in a claim that has ended; again, it answers the same. */
    @PostMapping("/erasure")
    ClaimView erase(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        String reason = reason(body);
        return answer(() -> retention.erase(id, reason, ClaimDoor.actor(caller)));
    }

    /** Keeps a claim from being erased. */
    @PostMapping("/hold")
    ClaimView hold(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        String reason = reason(body);
        return answer(() -> retention.hold(id, reason, ClaimDoor.actor(caller)));
    }

    /** Ends the hold. */
    @PostMapping("/release")
    ClaimView release(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        String reason = reason(body);
        return answer(() -> retention.release(id, reason, ClaimDoor.actor(caller)));
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

    private String reason(byte[] body) {
        var sent = bodies.read(body).path("reason");
        return sent.isTextual() ? sent.textValue() : null;
    }
}
