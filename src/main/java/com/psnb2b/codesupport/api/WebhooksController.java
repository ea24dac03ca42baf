package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.JsonFields;
import com.psnb2b.codesupport.webhooks.PublicEvents;
import com.psnb2b.codesupport.webhooks.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's webhook endpoints, and what became of what they were to be told. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhooksController {

    private static final Set<String> STATES = Set.of("pending", "delivered", "dead");
    private static final int URL = 2000;

    private final Webhooks webhooks;
    private final IdempotentRequests idempotent;
    private final JsonBodies bodies;

    WebhooksController(Webhooks webhooks, IdempotentRequests idempotent, JsonBodies bodies) {
        this.idempotent = idempotent;
        this.webhooks = webhooks;
        this.bodies = bodies;
    }

    /** Adds an endpoint: 201 with its secret, which is shown this once. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> add(@AuthenticationPrincipal ApiCaller caller, @RequestBody byte[] body) {
        Faults errors = new Faults();
        JsonFields fields = new JsonFields(bodies.read(body), "", errors);
        String url = fields.required("url", fields.text("url", URL));
        List<String> events = PublicEventList.read(fields, PublicEvents.ALL);
        fields.nothingElse();
        errors.refuse();
        return idempotent.make(caller, body, () -> add(caller, url, events));
    }

    private Webhooks.Created add(ApiCaller caller, String url, List<String> events) {
        try {
            return webhooks.add(caller.resellerId(), url, events);
        } catch (IllegalStateException e) {
            throw ApiException.conflict(
                    "too_many_webhooks", "A reseller may have " + Webhooks.MOST + " webhooks; delete one first.");
        }
    }

    @GetMapping
    Map<String, List<Webhooks.View>> list(@AuthenticationPrincipal ApiCaller caller) {
        return Map.of("webhooks", webhooks.list(caller.resellerId()));
    }

    /** 204; what it was still to be told is forgotten. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        if (!webhooks.remove(caller.resellerId(), id)) {
            throw ApiException.notFound();
        }
    }

    /** Makes a new secret. For a day each call is signed with both, so that neither side has to hurry. */
    @PostMapping("/{id}/rotation")
    ResponseEntity<byte[]> rotate(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        bodies.none(body);
        return idempotent.change(
                caller, body, () -> webhooks.rotate(caller.resellerId(), id).orElseThrow(ApiException::notFound));
    }

    /** What became of its events, newest first. */
    @GetMapping("/{id}/deliveries")
    Map<String, List<Webhooks.Told>> deliveries(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String limit) {
        if (state != null && !STATES.contains(state)) {
            throw InvalidInput.of("state", "invalid", "must be one of pending, delivered, dead");
        }
        return Map.of(
                "deliveries",
                webhooks.told(caller.resellerId(), id, state, PageCursor.limit(limit))
                        .orElseThrow(ApiException::notFound));
    }

    /** Sends what was given up again: one event, or all where none is named. */
    @PostMapping("/{id}/replay")
    ResponseEntity<byte[]> replay(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(name = "event_id", required = false) String eventId,
            @RequestBody(required = false) byte[] body) {
        bodies.none(body);
        return idempotent.once(
                caller,
                body,
                () -> Map.of(
                        "replayed",
                        webhooks.replay(caller.resellerId(), id, eventId).orElseThrow(ApiException::notFound)));
    }
}
