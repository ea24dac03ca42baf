package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.Cases;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.casework.WorkWithFallback;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.conversation.Conversation;
import com.psnb2b.codesupport.conversation.Message;
import com.psnb2b.codesupport.conversation.Message.Channel;
import com.psnb2b.codesupport.intake.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The thread of a claim and of a case, from either side (contract, section 6). */
@RestController
class MessagesController {

    private final Conversation conversation;
    private final VisibleClaims visible;
    private final Cases cases;
    private final JsonBodies bodies;
    private final IdempotentRequests idempotent;

    MessagesController(
            Conversation conversation,
            VisibleClaims visible,
            Cases cases,
            JsonBodies bodies,
            IdempotentRequests idempotent) {
        this.conversation = conversation;
        this.visible = visible;
        this.cases = cases;
        this.bodies = bodies;
        this.idempotent = idempotent;
    }

    private record Sent(String text, boolean internal) {}

    /** A part of a claim's thread, oldest first, with what was said for all of its case. */
    @GetMapping("/api/v1/claims/{id}/messages")
    Map<String, Object> ofClaim(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) String limit,
            @RequestParam(required = false) String cursor) {
        visible.require(caller.party(), id);
        return thread(caller, id, limit, cursor);
    }

    /** A part of a case's thread, oldest first, with the questions that reviewers asked at its claims. */
    @GetMapping("/api/v1/cases/{id}/messages")
    Map<String, Object> ofCase(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) String limit,
            @RequestParam(required = false) String cursor) {
        cases.requireVisible(caller.party(), id);
        return thread(caller, id, limit, cursor);
    }

    /** Says something about a claim: a reseller's words answer what a reviewer has asked, and a supplier's reach the reseller. */
    @PostMapping(path = "/api/v1/claims/{id}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> addToClaim(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        visible.require(caller.party(), id);
        return add(caller, id, body);
    }

    /** The same for all claims of a case. */
    @PostMapping(path = "/api/v1/cases/{id}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> addToCase(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        cases.requireVisible(caller.party(), id);
        return add(caller, id, body);
    }

    private Map<String, Object> thread(ApiCaller caller, String id, String limit, String cursor) {
        int size = PageCursor.limit(limit);
        ClaimStore.Position after = PageCursor.position(cursor);
        boolean house = caller.party().isSupplier();
        List<Message> found = conversation.thread(
                id, house, after == null ? null : new Conversation.Place(after.createdAt(), after.id()), size + 1);
        List<Message> part = found.subList(0, Math.min(size, found.size()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "messages",
                part.stream().map(message -> MessageView.of(message, house)).toList());
        answer.put("next_cursor", found.size() > size ? cursor(part.get(size - 1)) : null);
        return answer;
    }

    private static String cursor(Message last) {
        return PageCursor.cursor(new ClaimStore.Position(last.at(), last.id()));
    }

    private ResponseEntity<byte[]> add(ApiCaller caller, String id, byte[] body) {
        boolean house = caller.party().isSupplier();
        Sent sent = sent(body, house);
        return idempotent.once(
                caller,
                body,
                (house ? written(caller, id, sent) : said(caller, id, sent))
                        .map(message -> MessageView.of(message, house)));
    }

    private WorkWithFallback<Message> said(ApiCaller caller, String id, Sent sent) {
        return conversation.saying(caller.party(), id, sent.text(), Channel.API);
    }

    private WorkWithFallback<Message> written(ApiCaller caller, String id, Sent sent) {
        String author = caller.party().actor();
        return WorkWithFallback.of(() -> sent.internal()
                ? conversation.note(author, id, sent.text(), Channel.API)
                : conversation.write(author, id, sent.text(), Channel.API));
    }

    /** @param house whether it may be a note of our staff's */
    private Sent sent(byte[] body, boolean house) {
        Faults errors = new Faults();
        JsonFields fields = new JsonFields(bodies.read(body), "", errors);
        String text = fields.required("text", fields.text("text", Conversation.LENGTH));
        boolean internal = house && fields.truth("internal");
        fields.nothingElse();
        errors.refuse();
        return new Sent(text, internal);
    }
}
