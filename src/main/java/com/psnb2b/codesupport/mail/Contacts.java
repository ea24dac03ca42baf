package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.claim.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reseller's addresses for mail. An address is asked first, and is sent nothing else before its owner has said yes; nobody
 * is asked often, whoever names them.
 */
@Service
public class Contacts {

    /** Contacts that a reseller may have. */
    public static final int MOST = 20;

    /** How long the question can be answered. */
    static final Duration QUESTION = Duration.ofDays(7);

    /** A link to unsubscribe stays good for as long as anybody keeps mail. */
    static final Duration UNSUBSCRIBING = Duration.ofDays(3650);

    /** Questions to one address in a week, whoever has it asked. */
    static final int QUESTIONS = 3;

    /** Questions that one reseller may have asked in a day. */
    static final int QUESTIONS_OF_A_RESELLER = 40;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration UNCONFIRMED = Duration.ofDays(30);

    private final ContactStore store;
    private final MailTokens tokens;
    private final MailServers servers;
    private final Clock clock;

    Contacts(ContactStore store, MailTokens tokens, MailServers servers, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.servers = servers;
        this.clock = clock;
    }

    /** A contact that a reseller wants. @param address one that {@link #address} gave */
    public record Wanted(String address, Locale language, List<String> events) {}

    /**
     * A contact as its reseller sees it.
     *
     * @param state {@code unconfirmed}, {@code confirmed} or {@code unsubscribed}
     * @param pending mails that are still to be sent
     * @param dead mails that were given up
     */
    public record View(
            String address,
            String language,
            List<String> events,
            String state,
            Instant createdAt,
            Instant confirmedAt,
            long pending,
            long dead) {}

    /** An address would be asked too often; nothing was changed. */
    public static final class TooManyQuestions extends RuntimeException {

        private final Duration wait;

        TooManyQuestions(Duration wait) {
            super("an address would be asked too often");
            this.wait = wait;
        }

        /** After which it may be asked again. */
        public Duration retryAfter() {
            return wait;
        }
    }

    /** Whether any mail can be sent. */
    public boolean isOn() {
        return servers.smtp().isPresent();
    }

    /** An address in its usual form; empty where it is not exactly one that can be written to. */
    public static Optional<String> address(String written) {
        return ContactAddress.of(written);
    }

    public List<View> list(String resellerId) {
        return store.of(resellerId).stream().map(this::view).toList();
    }

    /**
     * Replaces a reseller's list. A new address is asked; one that is there keeps what its owner said.
     *
     * @param wanted at most {@link #MOST}, each address once
     * @throws TooManyQuestions where a new address was asked often enough
     */
    @Transactional
    public List<View> replace(String resellerId, List<Wanted> wanted) {
        store.hold(resellerId);
        Map<String, Contact> before = new HashMap<>();
        store.of(resellerId).forEach(contact -> before.put(ContactAddress.canonical(contact.address()), contact));
        for (Wanted one : wanted) {
            Contact known = before.remove(ContactAddress.canonical(one.address()));
            if (known == null) {
                String id = Ids.contact();
                store.add(id, resellerId, one.address(), one.language(), one.events(), clock.instant());
                Duration wait = untilAsked(one.address(), resellerId);
                if (!wait.isZero()) {
                    throw new TooManyQuestions(wait);
                }
                ask(id, one.address(), resellerId);
            } else {
                store.change(known.id(), one.language(), one.events());
                boolean isOpen = known.confirmedAt() == null && known.unsubscribedAt() == null;
                if (isOpen && wasNotAskedToday(known)) {
                    ask(known.id(), known.address(), resellerId);
                }
            }
        }
        before.values().forEach(gone -> store.remove(gone.id()));
        return list(resellerId);
    }

    private boolean wasNotAskedToday(Contact contact) {
        Instant since = clock.instant().minus(DAY);
        return store.asked(key(contact.address()), since).isEmpty()
                && untilAsked(contact.address(), contact.resellerId()).isZero();
    }

    private void ask(String id, String address, String resellerId) {
        store.noteAsked(key(address), resellerId, clock.instant());
        store.queue(id, id, clock.instant());
    }

    /** How long this address may not be asked; zero where it may. */
    private Duration untilAsked(String address, String resellerId) {
        Instant now = clock.instant();
        Duration ofAddress = until(store.asked(key(address), now.minus(WEEK)), QUESTIONS, WEEK, now);
        Duration ofReseller = until(store.askedBy(resellerId, now.minus(DAY)), QUESTIONS_OF_A_RESELLER, DAY, now);
        return ofAddress.compareTo(ofReseller) > 0 ? ofAddress : ofReseller;
    }

    private static Duration until(List<Instant> latestFirst, int most, Duration period, Instant now) {
        return latestFirst.size() < most
                ? Duration.ZERO
                : Duration.between(now, latestFirst.get(most - 1).plus(period)).plusSeconds(1);
    }

    private String key(String address) {
        return tokens.key(ContactAddress.canonical(address));
    }

    /** The contact of a link in the question; empty where the link is forged or expired, or the contact gone. */
    public Optional<Contact> asked(String token) {
        return tokens.contactOf(MailTokens.Purpose.CONFIRM, token, clock.instant())
                .flatMap(store::find);
    }

    /** Its owner says yes. Empty as for {@link #asked}. */
    @Transactional
    public Optional<Contact> confirm(String token) {
        Optional<Contact> asked = asked(token);
        asked.ifPresent(contact -> store.confirm(contact.id(), clock.instant()));
        return asked;
    }

    /** The contact of a link to unsubscribe; empty where it is forged, or the contact gone. */
    public Optional<Contact> unsubscribing(String token) {
        return tokens.contactOf(MailTokens.Purpose.UNSUBSCRIBE, token, clock.instant())
                .flatMap(store::find);
    }

    /** Its owner says no; what it was still to be sent is forgotten. Empty as for {@link #unsubscribing}. */
    @Transactional
    public Optional<Contact> unsubscribe(String token) {
        Optional<Contact> contact = unsubscribing(token);
        contact.ifPresent(found -> store.unsubscribe(found.id(), clock.instant()));
        return contact;
    }

    /** Forgets who was asked a week ago, and addresses that have not answered for a month. */
    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void forgetOld() {
        store.forgetAsked(clock.instant().minus(WEEK));
        store.removeUnconfirmed(clock.instant(), UNCONFIRMED);
    }

    private View view(Contact contact) {
        ContactStore.Backlog backlog = store.backlog(contact.id());
        return new View(
                contact.address(),
                contact.language().toLanguageTag(),
                contact.events(),
                contact.state(),
                contact.createdAt(),
                contact.confirmedAt(),
                backlog.pending(),
                backlog.dead());
    }
}
