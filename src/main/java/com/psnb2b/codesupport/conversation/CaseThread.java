package com.psnb2b.codesupport.conversation;

import com.psnb2b.codesupport.casework.Cases;
import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.ClaimRefused;
import com.psnb2b.codesupport.casework.LaterTextRedaction;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.CaseStore.CaseEvent;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Party;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Writes into the thread of a case: one message and one event of the case. What its reseller says there answers what was
 * asked at each claim of it. Needs a transaction.
 */
@Component
class CaseThread {

    private final MessageStore messages;
    private final Cases service;
    private final CaseStore cases;
    private final ClaimStore claims;
    private final ClaimProcess claimProcess;
    private final LaterTextRedaction texts;
    private final Clock clock;

    CaseThread(
            MessageStore messages,
            Cases service,
            CaseStore cases,
            ClaimStore claims,
            ClaimProcess claimProcess,
            LaterTextRedaction texts,
            Clock clock) {
        this.messages = messages;
        this.service = service;
        this.cases = cases;
        this.claims = claims;
        this.claimProcess = claimProcess;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param telling tells the process of a claim that its question is answered */
    Message say(Party party, String id, Message draft, Consumer<String> telling) {
        List<Claim> all = open(party, id);
        Instant now = clock.instant();
        List<Claim> asked = claims.forWork(
                all.stream().filter(Claim::waitsForAnswer).map(Claim::id).toList());
        Message kept = keep(id, all, draft);
        claimProcess.together(() -> {
            asked.stream().filter(Claim::waitsForAnswer).forEach(claim -> {
                claim.said(kept.id(), true, true, now, party.actor());
                telling.accept(claim.id());
            });
            return null;
        });
        tell(id, kept, now);
        return kept;
    }

    Message write(String id, Message draft) {
        Message kept = keep(id, open(Conversation.STAFF, id), draft);
        tell(id, kept, clock.instant());
        return kept;
    }

    Message note(String id, Message draft) {
        var state = service.require(Conversation.STAFF, id);
        if (state.claimCase().erasedAt() != null) {
            throw new ClaimRefused(ClaimRefused.Reason.CLOSED);
        }
        return keep(id, state.claims(), draft);
    }

    /** Its claims, to look at. */
    private List<Claim> open(Party party, String id) {
        List<Claim> all = service.require(party, id).claims();
        Instant now = clock.instant();
        if (all.stream().allMatch(claim -> claim.isClosed(now))) {
            throw new ClaimRefused(ClaimRefused.Reason.CLOSED);
        }
        return all;
    }

    /** It stands at each claim, so no code of any of them may stand in it. */
    private Message keep(String id, List<Claim> all, Message draft) {
        String text = draft.text();
        for (Claim claim : all) {
            text = texts.redacted(claim, text);
        }
        Message kept =
                new Message(draft.id(), null, id, draft.kind(), draft.author(), draft.channel(), draft.at(), text);
        messages.add(kept);
        return kept;
    }

    private void tell(String id, Message kept, Instant now) {
        ClaimCase after = cases.forWork(id).after(now);
        cases.update(
                after,
                new CaseEvent(
                        after.sequence(),
                        "case.message",
                        after.updatedAt(),
                        kept.author(),
                        Map.of("message_id", kept.id())),
                List.of());
    }
}
