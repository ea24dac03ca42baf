package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.casework.Cases;
import com.psnb2b.codesupport.casework.ClaimRefused;
import com.psnb2b.codesupport.casework.ClaimService;
import com.psnb2b.codesupport.casework.FallbackTransaction;
import com.psnb2b.codesupport.casework.LaterTextRedaction;
import com.psnb2b.codesupport.casework.NoSuchClaim;
import com.psnb2b.codesupport.casework.WorkWithFallback;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.conversation.Conversation;
import com.psnb2b.codesupport.conversation.Message;
import com.psnb2b.codesupport.mail.received.MailReader;
import com.psnb2b.codesupport.mail.received.ReceivedMail;
import com.psnb2b.codesupport.mail.received.UnreadableMail;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes mails that came in: each once, in one transaction with what it brings. Words become a message of the reseller, pictures
 * and PDF evidence by the checks of uploads; all else is kept for the desk.
 */
@Service
class Answers {

    /** Mails about one claim or case in an hour; more are a loop, or no conversation. */
    static final int MOST_IN_AN_HOUR = 20;

    /** A mail that was begun so often and never decided is not tried again. */
    static final int ATTEMPTS = 5;

    /** Messages of one mail; what is still longer is nobody's answer. */
    private static final int MAX_PARTS = 10;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final InboxStore inbox;
    private final KeptMails kept;
    private final RefusedAnswers refused;
    private final ContactStore contacts;
    private final MailServers servers;
    private final MailTokens tokens;
    private final MailComposer composer;
    private final MailEvidence files;
    private final ClaimService claims;
    private final Cases cases;
    private final ClaimStore claimStore;
    private final CaseStore caseStore;
    private final LaterTextRedaction texts;
    private final Conversation conversation;
    private final FallbackTransaction fallbackTransaction;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Answers(
            InboxStore inbox,
            KeptMails kept,
            RefusedAnswers refused,
            ContactStore contacts,
            MailServers servers,
            MailTokens tokens,
            MailComposer composer,
            MailEvidence files,
            ClaimService claims,
            Cases cases,
            ClaimStore claimStore,
            CaseStore caseStore,
            LaterTextRedaction texts,
            Conversation conversation,
            FallbackTransaction fallbackTransaction,
            TransactionTemplate transaction,
            Clock clock) {
        this.inbox = inbox;
        this.kept = kept;
        this.refused = refused;
        this.contacts = contacts;
        this.servers = servers;
        this.tokens = tokens;
        this.composer = composer;
        this.files = files;
        this.claims = claims;
        this.cases = cases;
        this.claimStore = claimStore;
        this.caseStore = caseStore;
        this.texts = texts;
        this.conversation = conversation;
        this.fallbackTransaction = fallbackTransaction;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a mail, or keeps it; afterwards it is on disk what became of it, and the mail itself is needed no longer.
     *
     * @param raw all of it; more than {@link MailReader#MAIL_BYTES} where it is too large
     */
    void take(byte[] raw) {
        String key = tokens.key("mail " + Hashes.sha256(raw));
        Optional<Integer> attempts = inbox.begin(key, clock.instant());
        if (attempts.isEmpty()) {
            return;
        }
        if (attempts.get() > ATTEMPTS) {
            // Reading it has ended a node more than once.
            LOG.error("A mail is given up unread after {} attempts", ATTEMPTS);
            kept.keep(key, null, null, KeptMails.Words.unread("failed"));
            return;
        }
        ReceivedMail mail = null;
        try {
            mail = MailReader.read(raw);
            decide(key, mail);
        } catch (UnreadableMail e) {
            kept.keep(key, null, null, KeptMails.Words.unread(e.reason().name().toLowerCase(Locale.ROOT)));
        } catch (RuntimeException e) {
            if (mail == null || attempts.get() < ATTEMPTS) {
                throw e;
            }
            LOG.error("A mail is given up after {} attempts", ATTEMPTS, e);
            kept.keep(key, null, null, KeptMails.Words.of("failed", mail, CodeRedactor::redact));
        }
    }

    private void decide(String key, ReceivedMail mail) {
        String messageKey =
                mail.messageId().isEmpty() ? null : tokens.key("message " + mail.messageId() + " " + mail.from());
        if (messageKey != null && inbox.cameBefore(messageKey, key)) {
            inbox.forget(key);
            return;
        }
        Belonging where =
                Belonging.of(mail, address -> servers.answered(address, tokens), contacts::byNumber, composer::isOurs);
        String reason = where.isSomewhere() ? taken(key, messageKey, where, mail) : where.reason();
        if (reason != null) {
            kept.keep(key, messageKey, where.address(), KeptMails.Words.of(reason, mail, masking(where.address())));
        }
    }

    /** Null where it was taken, or kept with what is the matter; else why it is to be kept. */
    private String taken(String key, String messageKey, Belonging where, ReceivedMail mail) {
        String about = where.address().about();
        if (inbox.about(about, clock.instant().minus(HOUR)) >= MOST_IN_AN_HOUR) {
            return refuse(key, messageKey, where, mail, "too_many", List.of());
        }
        Party party = new Party(where.contact().resellerId());
        try {
            MailEvidence.Files read = files.read(party, where.address(), mail);
            if (mail.text().isBlank() && read.taken().isEmpty()) {
                return refuse(
                        key, messageKey, where, mail, read.refused().isEmpty() ? "nothing" : "files", read.refused());
            }
            fallbackTransaction.call(all(key, messageKey, party, where, mail, read));
            return null;
        } catch (ClaimRefused e) {
            return refuse(key, messageKey, where, mail, "closed", List.of());
        } catch (InvalidInput e) {
            return refuse(
                    key,
                    messageKey,
                    where,
                    mail,
                    "files",
                    e.errors().stream().map(error -> error.message()).toList());
        } catch (NoSuchClaim e) {
            return "gone";
        }
    }

    /** Everything that the mail brings, or nothing of it. */
    private WorkWithFallback<Void> all(
            String key, String messageKey, Party party, Belonging where, ReceivedMail mail, MailEvidence.Files files) {
        String about = where.address().about();
        List<WorkWithFallback<?>> parts = new ArrayList<>();
        if (!files.taken().isEmpty()) {
            parts.add(
                    where.address().isCase()
                            ? cases.evidence(party, about, files.taken())
                            : claims.evidence(party, about, files.taken()));
        }
        for (String part : parts(mail.text())) {
            parts.add(conversation.saying(party, about, part, Message.Channel.MAIL));
        }
        return new WorkWithFallback<>(
                () -> {
                    parts.forEach(part -> part.work().get());
                    return settled(key, messageKey, where, mail, files);
                },
                failure -> {
                    parts.forEach(part -> part.keeping().apply(failure));
                    return settled(key, messageKey, where, mail, files);
                });
    }

    /** A mail of which some files were not taken is with the desk as well, and its sender is told. */
    private Void settled(String key, String messageKey, Belonging where, ReceivedMail mail, MailEvidence.Files files) {
        if (files.refused().isEmpty()) {
            inbox.taken(key, messageKey, where.address());
        } else {
            refuse(key, messageKey, where, mail, "files", files.refused());
        }
        return null;
    }

    private String refuse(
            String key, String messageKey, Belonging where, ReceivedMail mail, String reason, List<String> files) {
        transaction.executeWithoutResult(status -> {
            KeptMails.Words words = KeptMails.Words.of(reason, mail, masking(where.address()));
            kept.keep(key, messageKey, where.address(), files.isEmpty() ? words : words.withFiles(files));
            refused.tell(key, where, reason);
        });
        return null;
    }

    /** Takes out the codes of what a mail is about, however they are spelt, and what looks like one. */
    private UnaryOperator<String> masking(ReplyAddress address) {
        List<Claim> all = address == null
                ? List.of()
                : address.isCase()
                        ? caseStore
                                .state(address.about())
                                .map(CaseState::claims)
                                .orElse(List.of())
                        : claimStore.find(address.about()).stream().toList();
        return text -> {
            String masked = CodeRedactor.redact(text);
            for (Claim claim : all) {
                masked = texts.redacted(claim, masked);
            }
            return masked;
        };
    }

    /** Longer words are several messages, so that nothing of them is lost. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String rest = text.strip(); !rest.isEmpty() && parts.size() < MAX_PARTS; ) {
            int end = rest.length();
            if (end > Conversation.LENGTH) {
                int line = rest.lastIndexOf('\n', Conversation.LENGTH);
                end = line > Conversation.LENGTH / 2 ? line : Conversation.LENGTH - 1;
                end = Character.isHighSurrogate(rest.charAt(end - 1)) ? end - 1 : end;
            }
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return parts;
    }
}
