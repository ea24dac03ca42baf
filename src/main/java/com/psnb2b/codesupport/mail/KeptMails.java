package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.claim.WellFormedText;
import com.psnb2b.codesupport.mail.received.ReceivedMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that belong nowhere, or were not taken, for the desk: who they say they are from, their words without codes, and the
 * names of their files. They are kept for 30 days.
 */
@Service
public class KeptMails {

    /** Why a mail was kept; each has a sentence for the desk. */
    public static final List<String> REASONS = List.of(
            Belonging.OWN,
            Belonging.NO_ADDRESS,
            Belonging.SEVERAL_ADDRESSES,
            Belonging.OTHER_SENDER,
            Belonging.NOT_CONFIRMED,
            "automatic",
            "bounce",
            "too_many",
            "closed",
            "gone",
            "nothing",
            "files",
            "failed",
            "too_large",
            "too_many_headers",
            "too_many_parts",
            "too_deep",
            "too_slow",
            "broken");

    static final Duration TIME = Duration.ofDays(30);

    /** Kept of one day; who sends more is not worth a row each. */
    private static final int MOST_OF_A_DAY = 1_000;

    private static final int SHOWN = 200;
    private static final int LONGEST = 4_000;
    private static final Logger LOG = LoggerFactory.getLogger(KeptMails.class);

    private final InboxStore store;
    private final Clock clock;

    KeptMails(InboxStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is kept of a mail's words. @param reason of {@link #REASONS} */
    public record Words(String reason, String sender, String subject, String text, List<String> files) {

        /** @param masked takes codes out of a text */
        static Words of(String reason, ReceivedMail mail, UnaryOperator<String> masked) {
            return new Words(
                    reason,
                    masked.apply(cut(String.join(", ", mail.from()), 300)),
                    masked.apply(cut(mail.subject(), 300)),
                    masked.apply(cut(mail.text(), LONGEST)),
                    mail.files().stream()
                            .map(file -> masked.apply(cut(file.name() == null ? file.mediaType() : file.name(), 100)))
                            .toList());
        }

        /** Of a mail that could not be read. */
        static Words unread(String reason) {
            return new Words(reason, "", "", "", List.of());
        }

        /** The same with other files, each with what is the matter with it. */
        Words withFiles(List<String> others) {
            return new Words(reason, sender, subject, text, others);
        }

        private static String cut(String text, int most) {
            return WellFormedText.mended(text.length() <= most ? text : text.substring(0, most) + "\u2026");
        }
    }

    /** A mail that was kept. @param about the claim or case that its signed address names; null where none does */
    public record Kept(String key, Instant at, String about, long contact, Words words) {}

    /** Those that nobody has put aside, the newest first. */
    public List<Kept> list() {
        return store.kept(SHOWN);
    }

    /** Somebody has seen to it. False where there is none. */
    public boolean settle(String key, String by) {
        return store.settle(key, by);
    }

    /** Keeps it, as long as not too many come. */
    @Transactional
    public void keep(String key, String messageKey, ReplyAddress address, Words words) {
        if (store.keptSince(clock.instant().minus(Duration.ofDays(1))) >= MOST_OF_A_DAY) {
            LOG.warn("A mail was not kept, since {} were today: {}", MOST_OF_A_DAY, words.reason());
            store.forget(key);
        } else {
            store.kept(key, messageKey, address, words);
        }
    }

    @Scheduled(initialDelay = 8, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        store.forgetOld(clock.instant().minus(TIME));
    }
}
