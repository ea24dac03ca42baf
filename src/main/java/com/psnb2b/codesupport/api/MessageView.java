package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.conversation.Message;
import java.time.Instant;

/**
 * An entry of a thread as the API answers it.
 *
 * @param caseId null where it stands at one claim
 * @param claimId null where it stands at all of a case
 * @param kind {@code message}, {@code question} of a reviewer, or {@code note}, which a reseller never gets
 * @param author {@code reseller:ID}, {@code reviewer} or {@code supplier}; for a supplier our staff by name
 */
record MessageView(
        String id,
        String claimId,
        String caseId,
        Message.Kind kind,
        String author,
        Message.Channel channel,
        Instant at,
        String text) {

    static MessageView of(Message message, boolean house) {
        return new MessageView(
                message.id(),
                message.claimId(),
                message.caseId(),
                message.kind(),
                house ? message.author() : ClaimEvent.outside(message.author(), "claim.message"),
                message.channel(),
                message.at(),
                message.text());
    }
}
