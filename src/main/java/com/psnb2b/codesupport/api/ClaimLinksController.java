package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.security.ApiCaller;
import com.psnb2b.codesupport.security.ClaimLinks;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Links to the page of one claim, for whoever has no sign-in. */
@RestController
@RequestMapping("/api/v1/claims/{id}/link")
class ClaimLinksController {

    static final Duration USUAL = Duration.ofDays(7);
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Set<String> FIELDS = Set.of("valid_for", "read_only");

    private final ClaimStore claims;
    private final ClaimLinks links;
    private final Bodies bodies;
    private final Clock clock;

    ClaimLinksController(ClaimStore claims, ClaimLinks links, Bodies bodies, Clock clock) {
        this.claims = claims;
        this.links = links;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** @param url with the secret behind the {@code #}, where no server and no log sees it; it is not shown again */
    record LinkView(URI url, Instant expiresAt, boolean readOnly) {}

    private record Wanted(Duration validFor, boolean readOnly) {}

    /** Makes a link: 201 with its address. Without a body it is a link of the usual kind. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LinkView create(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        requireOwn(caller, id);
        Wanted wanted = body == null ? new Wanted(USUAL, false) : wanted(bodies.read(body));
        Instant expiresAt = clock.instant().plus(wanted.validFor());
        String token = links.create(id, wanted.readOnly(), expiresAt, ClaimDoor.actor(caller));
        URI url = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/status/link")
                .fragment(token)
                .build()
                .toUri();
        return new LinkView(url, expiresAt, wanted.readOnly());
    }

    /** Ends every link to the claim; 204 also where there is none. */
    @DeleteMapping
    ResponseEntity<Void> revoke(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        requireOwn(caller, id);
        links.revoke(id);
        return ResponseEntity.noContent().build();
    }

    private void requireOwn(ApiCaller caller, String id) {
        if (ClaimDoor.visible(claims, caller, id).isEmpty()) {
            throw ApiException.notFound();
        }
    }

    private static Wanted wanted(JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                errors.add(
                        new FieldError(name, "unknown_field", "is not a field here; known are read_only, valid_for"));
            }
        });
        Duration validFor = duration(body.path("valid_for"), errors);
        JsonNode readOnly = body.path("read_only");
        if (!readOnly.isMissingNode() && !readOnly.isNull() && !readOnly.isBoolean()) {
            errors.add(new FieldError("read_only", "type", "must be true or false"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new Wanted(validFor, readOnly.asBoolean(false));
    }

    private static Duration duration(JsonNode text, List<FieldError> errors) {
        if (text.isMissingNode() || text.isNull()) {
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
        errors.add(new FieldError("valid_for", "invalid", "must be an ISO 8601 duration from PT1M to P30D"));
        return USUAL;
    }
}
