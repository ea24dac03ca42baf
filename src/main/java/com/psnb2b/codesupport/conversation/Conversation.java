package com.psnb2b.codesupport.conversation;

import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.ClaimRefused;
import com.psnb2b.codesupport.casework.FallbackTransaction;
import com.psnb2b.codesupport.casework.LaterTextRedaction;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.casework.WorkWithFallback;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.claim.WellFormedText;
import com.psnb2b.codesupport.conversation.Message.Channel;
import com.psnb2b.codesupport.conversation.Message.Kind;
import com.psnb2b.codesupport.policy.Wording;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What reseller and staff say to each other about a claim or a case: read, and written by either side, each in one
 * transaction with what follows from it. An id that begins with {@code cas_} is a case's, any other a claim's.
 *
 * <p>Every call throws {@link com.psnb2b.codesupport.casework.NoSuchClaim} for what is not the party's, and those that write
 * throw {@link InvalidInput} that names {@code text}, and {@link ClaimRefused} where the claim, or every claim of the case,
 * is closed.
 */
@Service
public class Conversation {

    /** Characters of a message. */
    public static final int LENGTH = 4000;

    /** Our staff see every claim. */
    static final Party STAFF = new Party(null);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private final MessageStore messages;
    private final CaseThread cases;
    private final ClaimStore claims;
    private final VisibleClaims visible;
    private final ClaimProcess claimProcess;
    private final LaterTextRedaction texts;
    private final FallbackTransaction fallbackTransaction;
    private final Clock clock;

    Conversation(
            MessageStore messages,
            CaseThread cases,
            ClaimStore claims,
            VisibleClaims visible,
            ClaimProcess claimProcess,
            LaterTextRedaction texts,
            FallbackTransaction fallbackTransaction,
            Clock clock) {
        this.messages = messages;
        this.cases = cases;
        this.claims = claims;
        this.visible = visible;
        this.claimProcess = claimProcess;
        this.texts = texts;
        this.fallbackTransaction = fallbackTransaction;
        this.clock = clock;
    }

    /** A place in a thread, which is oldest first. */
    public record Place(Instant at, String id) {}

    static boolean isCase(String id) {
        return id.startsWith("cas_");
    }

    /** What a reseller says, however it came. A question that a reviewer has asked is answered by it. */
    public Message say(Party party, String id, String text, Channel channel) {
        return fallbackTransaction.call(saying(party, id, text, channel));
    }

    /** The same, to be done inside of a caller's transaction. */
    public WorkWithFallback<Message> saying(Party party, String id, String text, Channel channel) {
        String checked = checked(text);
        return new WorkWithFallback<>(
                () -> say(party, id, checked, channel, claimProcess::evidenceAdded),
                failure -> say(party, id, checked, channel, claim -> claimProcess.tellLater(claim, failure)));
    }

    private Message say(Party party, String id, String text, Channel channel, Consumer<String> telling) {
        return isCase(id)
                ? cases.say(party, id, draft(party.actor(), channel, Kind.MESSAGE, text), telling)
                : sayOfClaim(party, id, draft(party.actor(), channel, Kind.MESSAGE, text), telling);
    }

    private Message sayOfClaim(Party party, String id, Message draft, Consumer<String> telling) {
        Claim claim = open(party, id);
        boolean isAwaited = claim.waitsForAnswer();
        Message kept = keep(claim, draft);
        claim.said(kept.id(), false, true, clock.instant(), party.actor());
        if (isAwaited) {
            telling.accept(id);
        }
        return kept;
    }

    /**
     * What our staff write to the reseller, who is told of it.
     *
     * @param author who wrote it, as events name it
     * @throws InvalidInput also where it reads as a promise
     */
    @Transactional
    public Message write(String author, String id, String text, Channel channel) {
        Message draft = draft(author, channel, Kind.MESSAGE, withoutPromise(checked(text)));
        if (isCase(id)) {
            return cases.write(id, draft);
        }
        Claim claim = open(STAFF, id);
        Message kept = keep(claim, draft);
        claim.said(kept.id(), false, false, clock.instant(), author);
        return kept;
    }

    /** What our staff note for themselves. It leaves no event, and nothing that a reseller could see; until it is erased. */
    @Transactional
    public Message note(String author, String id, String text, Channel channel) {
        Message draft = draft(author, channel, Kind.NOTE, checked(text));
        if (isCase(id)) {
            return cases.note(id, draft);
        }
        visible.require(STAFF, id);
        Claim claim = claims.forWork(id);
        if (claim.erasedAt() != null) {
            throw new ClaimRefused(ClaimRefused.Reason.CLOSED);
        }
        return keep(claim, draft);
    }

    /** A message by its id, as the event {@code claim.message} or {@code case.message} names it. */
    public Optional<Message> find(String messageId) {
        return messages.find(messageId);
    }

    /**
     * A part of the thread, oldest first: of a claim with what was said for all of its case. Whether they may see it is the
     * caller's to ask.
     *
     * @param house whether notes of our staff are among it
     * @param after the last one of the part before; null for the first
     */
    public List<Message> thread(String id, boolean house, Place after, int most) {
        return messages.thread(id, house, after, most);
    }

    /** The newest of the thread, oldest first. */
    public List<Message> newest(String id, boolean house, int most) {
        return messages.newest(id, house, most);
    }

    private Claim open(Party party, String id) {
        visible.require(party, id);
        Claim claim = claims.forWork(id);
        if (claim.isClosed(clock.instant())) {
            throw new ClaimRefused(ClaimRefused.Reason.CLOSED);
        }
        return claim;
    }

    private Message keep(Claim claim, Message draft) {
        Message kept = new Message(
                draft.id(),
                claim.id(),
                null,
                draft.kind(),
                draft.author(),
                draft.channel(),
                draft.at(),
                texts.redacted(claim, draft.text()));
        messages.add(kept);
        return kept;
    }

    private Message draft(String author, Channel channel, Kind kind, String text) {
        // As the database keeps it, so that it is answered as it is read again.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Message(Ids.message(), null, null, kind, author, channel, now, text);
    }

    private static String checked(String text) {
        if (text == null || text.isBlank()) {
            throw InvalidInput.of("text", "required", "write what you want to say");
        }
        if (text.length() > LENGTH) {
            throw InvalidInput.of("text", "too_long", "may have at most " + LENGTH + " characters");
        }
        if (CONTROL.matcher(text).find()) {
            throw InvalidInput.of("text", "invalid", "must not hold control characters");
        }
        if (WellFormedText.isBroken(text)) {
            throw InvalidInput.of("text", "invalid", "holds half of a character (a lone surrogate)");
        }
        return text.strip();
    }

    private static String withoutPromise(String text) {
        Wording.marked(text).ifPresent(marked -> {
            throw InvalidInput.of(
                    "text",
                    "promise",
                    "reads as a promise, and the reseller sees it: \"" + marked
                            + "\"; say what is reviewed, or what may be, instead of the words in brackets");
        });
        return text;
    }
}
