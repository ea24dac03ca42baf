package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.BaseUrl;
import com.psnb2b.codesupport.access.ClaimLinks;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.intake.JsonFields;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links to the page of one claim, for whoever has no sign-in. */
@RestController
@RequestMapping("/api/v1/claims/{id}/link")
class ClaimLinksController {

    static final Duration USUAL = Duration.ofDays(7);
    static final Duration LONGEST = Duration.ofDays(30);

    private final VisibleClaims visible;
    private final ClaimLinks links;
    private final BaseUrl baseUrl;
    private final IdempotentRequests idempotent;
    private final JsonBodies bodies;
    private final Clock clock;

    ClaimLinksController(
            VisibleClaims visible,
            ClaimLinks links,
            BaseUrl baseUrl,
            IdempotentRequests idempotent,
            JsonBodies bodies,
            Clock clock) {
        this.visible = visible;
        this.idempotent = idempotent;
        this.links = links;
        this.baseUrl = baseUrl;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** @param url with the secret behind the {@code #}, where no server and no log sees it; it is not shown again */
    record LinkView(URI url, Instant expiresAt, boolean readOnly, boolean mayWithdraw) {}

    private record Wanted(Duration validFor, boolean readOnly, boolean mayWithdraw) {}

    /** Makes a link: 201 with its address. Without a body it is a link of the usual kind. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> create(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        visible.require(caller.party(), id);
        Wanted wanted = body == null || body.length == 0 ? new Wanted(USUAL, false, false) : wanted(bodies.read(body));
        return idempotent.make(caller, body, () -> make(caller, id, wanted));
    }

    private LinkView make(ApiCaller caller, String id, Wanted wanted) {
        Instant expiresAt = clock.instant().plus(wanted.validFor());
        String token = links.create(
                id,
                wanted.readOnly(),
                wanted.mayWithdraw(),
                expiresAt,
                caller.party().actor());
        return new LinkView(baseUrl.of("/status/link#" + token), expiresAt, wanted.readOnly(), wanted.mayWithdraw());
    }

    /** Ends every link to the claim; 204 also where there is none. */
    @DeleteMapping
    ResponseEntity<Void> revoke(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        visible.require(caller.party(), id);
        links.revoke(id);
        return ResponseEntity.noContent().build();
    }

    private static Wanted wanted(JsonNode body) {
        Faults errors = new Faults();
        JsonFields fields = new JsonFields(body, "", errors);
        Duration validFor = duration(fields);
        boolean readOnly = fields.truth("read_only");
        boolean mayWithdraw = fields.truth("may_withdraw");
        if (readOnly && mayWithdraw) {
            fields.fault("may_withdraw", "invalid", "changes the claim: a link that is read only cannot");
        }
        fields.nothingElse();
        errors.refuse();
        return new Wanted(validFor, readOnly, mayWithdraw);
    }

    private static Duration duration(JsonFields fields) {
        JsonNode text = fields.get("valid_for");
        if (text.isMissingNode()) {
            return USUAL;
        }
        try {
            Duration duration = Duration.parse(text.asText());
            if (duration.toMinutes() >= 1 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Answered below.
        }
        return fields.fault("valid_for", "invalid", "must be an ISO 8601 duration from PT1M to P30D");
    }
}
