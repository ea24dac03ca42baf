package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.mail.ToldEvents.Told;
import com.psnb2b.codesupport.policy.Wording;
import com.psnb2b.codesupport.webhooks.Channel;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Contacts: the mails of a round go out one after the other over one connection. */
@Component
class MailChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    private static final int MAILS_OF_A_ROUND = 10;

    /** What waited longer is not sent by a server that was set up, or came back, only then. */
    private static final Duration TOO_OLD = Duration.ofHours(24);

    private static final Duration SPARE = Duration.ofSeconds(30);

    private final ContactStore contacts;
    private final ToldEvents events;
    private final RefusedAnswers refused;
    private final LetterWriter writer;
    private final MailComposer composer;
    private final MailServers servers;
    private final MailSettings settings;
    private final Clock clock;

    MailChannel(
            ContactStore contacts,
            ToldEvents events,
            RefusedAnswers refused,
            LetterWriter writer,
            MailComposer composer,
            MailServers servers,
            MailSettings settings,
            Clock clock) {
        this.contacts = contacts;
        this.events = events;
        this.refused = refused;
        this.writer = writer;
        this.composer = composer;
        this.servers = servers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return ContactStore.KIND;
    }

    @Override
    public String plural() {
        return "mail";
    }

    @Override
    public boolean isOpen() {
        return servers.smtp().isPresent();
    }

    @Override
    public int mostEndpoints() {
        return settings.connections();
    }

    @Override
    public int mostOfARound() {
        return MAILS_OF_A_ROUND;
    }

    /** Of the server, for all mails of a round. */
    private Duration time() {
        return settings.timeout().multipliedBy(3);
    }

    @Override
    public Duration leaseTime() {
        return time().plus(SPARE);
    }

    /** A mail to be handed over. @param told what it tells, of {@code due} or beside it */
    private record Ready(List<QueuedEvent> due, List<QueuedEvent> beside, MimeMessage mail) {}

    @Override
    public List<Result> round(String endpointId, List<QueuedEvent> due) {
        Optional<Contact> contact = contacts.find(endpointId);
        if (contact.isEmpty()) {
            // It was removed: there is nobody to tell any more.
            return due.stream().map(event -> new Result(event, null)).toList();
        }
        List<Result> results = new ArrayList<>();
        Set<String> done = new HashSet<>();
        try (SmtpRound round = new SmtpRound(servers.smtp().orElseThrow(), settings.timeout(), time())) {
            for (QueuedEvent event : due) {
                if (done.add(key(event))) {
                    results.addAll(tell(round, contact.get(), event, due, done));
                }
            }
        }
        return results;
    }

    private List<Result> tell(
            SmtpRound round, Contact contact, QueuedEvent event, List<QueuedEvent> due, Set<String> done) {
        String failure;
        List<QueuedEvent> together = List.of();
        try {
            if (event.createdAt().plus(TOO_OLD).isBefore(clock.instant())) {
                return List.of(new Result(event, "it was not sent within a day"));
            }
            Optional<Told> told = events.find(event.claimId(), event.sequence());
            together = told.filter(MailChannel::mayBeOfMany)
                    .map(found -> events.together(contact.id(), found))
                    .orElse(List.of());
            Optional<MimeMessage> mail = mail(round, contact, event, told.orElse(null), together.size());
            failure = mail.isEmpty() ? null : round.send(mail.get());
        } catch (MessagingException | RuntimeException e) {
            LOG.warn("A mail to {} was not made: {}", contact.id(), e.getClass().getName(), e);
            failure = "not sent: " + e.getClass().getSimpleName();
        }
        return results(event, together, due, done, failure);
    }

    /** What was told together has one result; where it failed, only of what had its turn. */
    private static List<Result> results(
            QueuedEvent event, List<QueuedEvent> together, List<QueuedEvent> due, Set<String> done, String failure) {
        List<Result> results = new ArrayList<>(List.of(new Result(event, failure)));
        Set<String> turns = new HashSet<>(due.stream().map(MailChannel::key).toList());
        for (QueuedEvent other : together) {
            if (failure == null || turns.contains(key(other))) {
                if (done.add(key(other))) {
                    results.add(new Result(other, failure));
                }
            }
        }
        return results;
    }

    private static String key(QueuedEvent event) {
        return event.claimId() + " " + event.sequence();
    }

    /** Each message has words of its own. */
    private static boolean mayBeOfMany(Told told) {
        return told.caseId() != null
                && told.about().startsWith("clm_")
                && !told.type().equals("claim.message");
    }

    /** Empty where there is nothing to tell any more. */
    private Optional<MimeMessage> mail(SmtpRound round, Contact contact, QueuedEvent event, Told told, int others)
            throws MessagingException {
        boolean isQuestion = event.claimId().equals(contact.id());
        if (isQuestion) {
            boolean isAnswered = contact.confirmedAt() != null || contact.unsubscribedAt() != null;
            return isAnswered
                    ? Optional.empty()
                    : Optional.of(composer.mail(
                            round.session(),
                            contact,
                            checked(writer.question(contact)),
                            null,
                            event.sequence(),
                            false));
        }
        if (!contact.mayBeWrittenTo()) {
            return Optional.empty();
        }
        if (event.claimId().startsWith(RefusedAnswers.PREFIX)) {
            Optional<RefusedAnswers.Refused> answer = refused.find(event.claimId(), contact.id());
            return answer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(composer.mail(
                            round.session(),
                            contact,
                            checked(writer.refused(
                                    contact,
                                    answer.get().about(),
                                    answer.get().reason(),
                                    answer.get().files())),
                            null,
                            event.sequence(),
                            false));
        }
        boolean answered = servers.imap().isPresent();
        Optional<Letter> letter = told == null ? Optional.empty() : writer.told(contact, told, others, answered);
        return letter.isEmpty()
                ? Optional.empty()
                : Optional.of(composer.mail(
                        round.session(), contact, checked(letter.get()), event.claimId(), event.sequence(), answered));
    }

    /** Nothing goes out that promises, whoever wrote or translated it (policy, section 7). */
    private static Letter checked(Letter letter) {
        Wording.promiseIn(letter.words()).ifPresent(words -> {
            throw new IllegalStateException("a mail holds words of promise");
        });
        return letter;
    }
}
