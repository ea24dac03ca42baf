package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.conversation.Conversation;
import com.psnb2b.codesupport.conversation.Message;
import com.psnb2b.codesupport.conversation.Message.Channel;
import com.psnb2b.codesupport.conversation.PreparedTexts;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The thread of a claim or a case as the claim tab draws it, and what our staff write into it there. */
@RestController
class Threads {

    /** Of a longer thread the newest are what somebody comes for. */
    private static final int SHOWN = 200;

    private final Conversation conversation;
    private final ClaimStore claims;
    private final CaseStore cases;
    private final Clock clock;

    Threads(Conversation conversation, ClaimStore claims, CaseStore cases, Clock clock) {
        this.conversation = conversation;
        this.claims = claims;
        this.cases = cases;
        this.clock = clock;
    }

    /** @param internal whether it is a note of our staff's for our staff */
    record Sent(String text, boolean internal) {}

    /** Writes at a claim: 200 with its thread, 422 where it does not hold, 409 where it is closed. */
    @PostMapping("/app/claims/{claimId}/messages")
    ThreadView write(@PathVariable String claimId, @RequestBody Sent sent, Principal person) {
        keep(claimId, sent, person);
        return of(claims.find(claimId).orElseThrow());
    }

    /** Writes for all claims of a case. */
    @PostMapping("/app/claims/of-case/{caseId}/messages")
    ThreadView writeForAll(@PathVariable String caseId, @RequestBody Sent sent, Principal person) {
        keep(caseId, sent, person);
        return of(cases.state(caseId).orElseThrow());
    }

    private void keep(String id, Sent sent, Principal person) {
        String author = "user:" + person.getName();
        if (sent.internal()) {
            conversation.note(author, id, sent.text(), Channel.TASKLIST);
        } else {
            conversation.write(author, id, sent.text(), Channel.TASKLIST);
        }
    }

    ThreadView of(Claim claim) {
        return ThreadView.of(
                newest(claim.id(), true),
                PreparedTexts.of(claim),
                !claim.isClosed(clock.instant()),
                claim.erasedAt() == null);
    }

    ThreadView of(CaseState state) {
        Instant now = clock.instant();
        return ThreadView.of(
                newest(state.claimCase().id(), true),
                List.of(),
                !state.open(now).isEmpty(),
                state.claimCase().erasedAt() == null);
    }

    /** As somebody may read it who decides the claim once more: without notes, which may tell of the decision. */
    ThreadView blind(Claim decided) {
        return ThreadView.blind(newest(decided.id(), false).stream()
                .filter(message -> message.at().isBefore(decided.decision().at()))
                .toList());
    }

    private List<Message> newest(String id, boolean house) {
        return conversation.newest(id, house, SHOWN);
    }
}
