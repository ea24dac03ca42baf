package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.conversation.Conversation;
import com.psnb2b.codesupport.conversation.Message;
import com.psnb2b.codesupport.conversation.Message.Kind;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An entry of a thread as a reseller's page shows it.
 *
 * @param author none of our staff by name
 */
record ThreadLine(Message message, String author, DisplayTime at) {

    /** Of a longer thread the newest are what somebody comes for. */
    private static final int SHOWN = 200;

    static List<ThreadLine> of(Conversation conversation, String id) {
        return conversation.newest(id, false, SHOWN).stream()
                .map(message -> new ThreadLine(
                        message,
                        ClaimEvent.outside(message.author(), "claim.message"),
                        DisplayTime.of(message.at(), ZoneOffset.UTC)))
                .toList();
    }

    public boolean isOwn() {
        return author.startsWith("reseller:");
    }

    public boolean isQuestion() {
        return message.kind() == Kind.QUESTION;
    }
}
