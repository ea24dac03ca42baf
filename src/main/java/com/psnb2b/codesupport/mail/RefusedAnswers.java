package com.psnb2b.codesupport.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells a contact that its answer, or a file of it, was not taken: nobody else, and not often, so that nothing answers for ever. */
@Component
class RefusedAnswers {

    /** Begins what the queue has in place of a claim's id. */
    static final String PREFIX = "ans_";

    /** What a contact can do something about; each has a sentence. */
    static final Set<String> TOLD = Set.of("closed", "nothing", "files", "too_many");

    private static final int MOST = 5;
    private static final Duration HOUR = Duration.ofHours(1);

    private final InboxStore inbox;
    private final ContactStore contacts;
    private final Clock clock;

    RefusedAnswers(InboxStore inbox, ContactStore contacts, Clock clock) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.clock = clock;
    }

    record Refused(String about, String reason, List<String> files) {}

    /** Puts it into the contact's queue. Needs the transaction in which the mail is kept. */
    void tell(String key, Belonging where, String reason) {
        boolean mayBeTold = TOLD.contains(reason)
                && inbox.refused(where.contact().number(), clock.instant().minus(HOUR)) <= MOST;
        if (mayBeTold) {
            contacts.queue(where.contact().id(), PREFIX + key, clock.instant());
        }
    }

    /** Empty where it is kept no longer, or was another contact's. */
    Optional<Refused> find(String id, String contactId) {
        Optional<Contact> contact = contacts.find(contactId);
        return inbox.find(id.substring(PREFIX.length()))
                .filter(kept -> contact.filter(found -> found.number() == kept.contact())
                        .isPresent())
                .filter(kept -> kept.about() != null
                        && TOLD.contains(String.valueOf(kept.words().reason())))
                .map(kept -> new Refused(
                        kept.about(), kept.words().reason(), kept.words().files()));
    }
}
