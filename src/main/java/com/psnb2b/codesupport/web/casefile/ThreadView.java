package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.conversation.Message;
import com.psnb2b.codesupport.conversation.PreparedTexts.Prepared;
import java.time.Instant;
import java.util.List;

/**
 * A thread as our staff read it.
 *
 * @param prepared texts that stand ready
 * @param mayWrite whether anything can be said to the reseller; a note can be kept for longer
 */
record ThreadView(List<Line> lines, List<Prepared> prepared, boolean mayWrite, boolean mayNote) {

    /**
     * @param kind {@code message}, {@code question} or {@code note}
     * @param side {@code reseller} or {@code staff}
     * @param channel by which it came
     * @param ofCase whether it was said for all of the case
     */
    record Line(
            Message.Kind kind,
            String side,
            String who,
            Message.Channel channel,
            Instant at,
            String text,
            boolean ofCase) {

        private static Line of(Message message, String author) {
            return new Line(
                    message.kind(),
                    message.author().startsWith("reseller:") ? "reseller" : "staff",
                    CaseFileNames.who(author),
                    message.channel(),
                    message.at(),
                    message.text(),
                    message.claimId() == null);
        }
    }

    static ThreadView of(List<Message> messages, List<Prepared> prepared, boolean mayWrite, boolean mayNote) {
        return new ThreadView(
                messages.stream()
                        .map(message -> Line.of(message, message.author()))
                        .toList(),
                prepared,
                mayWrite,
                mayNote);
    }

    /** To look at, by somebody who is to know none of our staff who were there before. */
    static ThreadView blind(List<Message> messages) {
        return new ThreadView(
                messages.stream()
                        .map(message -> Line.of(message, ClaimEvent.outside(message.author(), "claim.message")))
                        .toList(),
                List.of(),
                false,
                false);
    }
}
