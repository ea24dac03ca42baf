package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.access.BaseUrl;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.conversation.Conversation;
import com.psnb2b.codesupport.conversation.Message;
import com.psnb2b.codesupport.mail.Letter.Fact;
import com.psnb2b.codesupport.mail.Letter.Link;
import com.psnb2b.codesupport.mail.ToldEvents.Told;
import com.psnb2b.codesupport.words.Words;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says in a contact's language what a mail is to say. No code stands in one, masked at most. */
@Component
class LetterWriter {

    private static final Set<String> OUTCOMES = Set.of(ClaimEvent.APPEAL_RESOLVED, ClaimEvent.CORRECTED);

    private final ClaimStore claims;
    private final CaseStore cases;
    private final Conversation conversation;
    private final MailTokens tokens;
    private final BaseUrl baseUrl;
    private final Clock clock;

    LetterWriter(
            ClaimStore claims,
            CaseStore cases,
            Conversation conversation,
            MailTokens tokens,
            BaseUrl baseUrl,
            Clock clock) {
        this.claims = claims;
        this.cases = cases;
        this.conversation = conversation;
        this.tokens = tokens;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** Whether an address wants mail at all: all that anybody is sent who has not said yes. */
    Letter question(Contact contact) {
        Words words = Words.in(contact.language());
        Instant until = clock.instant().plus(Contacts.QUESTION);
        String url = page("/mail/confirm?token=" + tokens.link(MailTokens.Purpose.CONFIRM, contact.id(), until));
        return new Letter(
                contact.language(),
                words.say("mail.question.subject"),
                List.of(words.say("mail.question.text", plain(contact.resellerId()))),
                List.of(),
                null,
                List.of(),
                null,
                null,
                new Link(url, words.say("mail.question.link")),
                List.of(words.say("mail.question.otherwise"), words.say("mail.footer.automatic")),
                unsubscribe(contact, words),
                null);
    }

    /**
     * What happened.
     *
     * @param others claims of the same case that the same happened to
     * @param answered whether somebody reads what is answered
     * @return empty where the claim or case is there no longer
     */
    Optional<Letter> told(Contact contact, Told told, int others, boolean answered) {
        return told.about().startsWith("cas_")
                ? cases.find(told.about()).map(found -> ofCase(contact, told, found, answered))
                : claims.find(told.about()).map(found -> ofClaim(contact, told, found, others, answered));
    }

    /** That an answer, or a file of it, was not taken. @param reason a key below {@code mail.refused.} */
    Letter refused(Contact contact, String about, String reason, List<String> files) {
        Words words = Words.in(contact.language());
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(words.say("mail.refused." + reason));
        return new Letter(
                contact.language(),
                words.say("mail.refused.subject"),
                paragraphs,
                List.of(),
                words.say("mail.refused.list"),
                files,
                null,
                null,
                link(about, words),
                small(contact, words),
                unsubscribe(contact, words),
                null);
    }

    private Letter ofClaim(Contact contact, Told told, Claim claim, int others, boolean answered) {
        Words words = Words.in(contact.language());
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(sentence(words, told.type(), "text"));
        if (others > 0) {
            paragraphs.add(words.say("mail.together", others));
        }
        if (told.type().equals("claim.resolved") && claim.outcome() != null) {
            paragraphs.add(words.said(claim.outcome().text()));
        }
        notice(contact, told).ifPresent(paragraphs::add);
        claim.appeals().stream()
                .filter(appeal -> appeal.outcome() != null && OUTCOMES.contains(told.type()))
                .filter(appeal -> appeal.id().equals(told.data().get(ClaimEvent.APPEAL)))
                .forEach(appeal -> paragraphs.add(words.said(appeal.outcome().text())));
        if (told.type().equals("claim.resolved") && claim.mayAppeal(clock.instant())) {
            paragraphs.add(words.say("mail.appeal_until", words.moment(claim.appealUntil(), ZoneOffset.UTC) + " UTC"));
        }
        if (told.type().equals("claim.not_covered") && claim.judgement() != null) {
            paragraphs.add(words.said(claim.judgement().coverageText()));
        }
        List<String> missing = told.type().startsWith("claim.evidence_re") ? missing(claim, told, words) : List.of();
        String quote = quote(claim, told);
        List<Fact> facts = new ArrayList<>();
        add(facts, words, "order", claim.facts().orderId());
        add(facts, words, "reference", claim.facts().reference());
        if (others == 0) {
            add(
                    facts,
                    words,
                    "code",
                    claim.facts().code() == null ? null : claim.facts().code().masked());
        }
        moment(told).ifPresent(at -> add(facts, words, "until", words.moment(at, ZoneOffset.UTC) + " UTC"));
        add(facts, words, "claim", claim.id());
        String subject = sentence(words, told.type(), "title") + ": "
                + (claim.facts().orderId() == null
                        ? claim.id()
                        : plain(claim.facts().orderId()));
        return letter(contact, words, subject, paragraphs, facts, missing, quote, told, answered);
    }

    private Letter ofCase(Contact contact, Told told, ClaimCase found, boolean answered) {
        Words words = Words.in(contact.language());
        List<Fact> facts = new ArrayList<>();
        add(facts, words, "order", found.orderId());
        add(facts, words, "reference", found.reference());
        if (told.data().get("codes") instanceof Number codes) {
            add(facts, words, "codes", words.say("mail.number", codes));
        }
        add(facts, words, "case", found.id());
        String named = found.orderId() != null ? found.orderId() : found.reference();
        String subject = sentence(words, told.type(), "title") + ": " + (named == null ? found.id() : plain(named));
        List<String> paragraphs = List.of(sentence(words, told.type(), "text"));
        return letter(contact, words, subject, paragraphs, facts, List.of(), message(told), told, answered);
    }

    private Letter letter(
            Contact contact,
            Words words,
            String subject,
            List<String> paragraphs,
            List<Fact> facts,
            List<String> missing,
            String quote,
            Told told,
            boolean answered) {
        List<String> small = new ArrayList<>();
        if (answered) {
            small.add(words.say("mail.footer.answer"));
        }
        small.addAll(small(contact, words));
        boolean isMessage = told.type().endsWith(".message");
        return new Letter(
                contact.language(),
                subject.replaceAll("\\s+", " "),
                paragraphs,
                facts,
                words.say("mail.missing"),
                missing,
                words.say(isMessage ? "mail.message" : "mail.asked"),
                quote,
                link(told.about(), words),
                small,
                unsubscribe(contact, words),
                answered ? Above.line(words) : null);
    }

    private static List<String> small(Contact contact, Words words) {
        return List.of(
                words.say("mail.footer.nothing_decided"),
                words.say("mail.footer.why", plain(contact.resellerId())),
                words.say("mail.footer.automatic"));
    }

    /** What an owner's drawing says, in the contact's language where it is there; English else. */
    private static Optional<String> notice(Contact contact, Told told) {
        if (!told.type().equals("claim.notice") || !(told.data().get("texts") instanceof Map<?, ?> texts)) {
            return Optional.empty();
        }
        Object words = texts.get(contact.language().getLanguage());
        return Optional.ofNullable(words == null ? texts.get("en") : words)
                .map(Object::toString)
                .map(CodeRedactor::redact);
    }

    /** A key of the event, or that of events which nobody has found words for. */
    private static String sentence(Words words, String type, String part) {
        return words.find("mail.event." + type + "." + part).orElseGet(() -> words.say("mail.event.other." + part));
    }

    private static List<String> missing(Claim claim, Told told, Words words) {
        if (told.data().get("missing") instanceof List<?> names) {
            return names.stream().map(name -> item(words, name.toString())).toList();
        }
        boolean isReminder = told.type().equals("claim.evidence_reminder");
        return isReminder && claim.judgement() != null
                ? claim.judgement().evidence().missing().stream()
                        .map(name -> item(words, name.name().toLowerCase(java.util.Locale.ROOT)))
                        .toList()
                : List.of();
    }

    private static String item(Words words, String name) {
        return words.find("item." + name).orElseGet(() -> name.replace('_', ' '));
    }

    private String quote(Claim claim, Told told) {
        String asked = text(told, "requested");
        if (asked == null && told.type().equals("claim.evidence_reminder") && claim.request() != null) {
            return CodeRedactor.redact(claim.request().text());
        }
        return asked == null ? message(told) : asked;
    }

    /** What was said, where the event is about that; it was checked for promises and codes when it was written. */
    private String message(Told told) {
        return told.data().get("message_id") instanceof String id
                ? conversation
                        .find(id)
                        .map(Message::text)
                        .map(CodeRedactor::redact)
                        .orElse(null)
                : null;
    }

    private static String text(Told told, String field) {
        return told.data().get(field) instanceof String text ? CodeRedactor.redact(text) : null;
    }

    private static Optional<Instant> moment(Told told) {
        try {
            return told.data().get("due_at") instanceof String at ? Optional.of(Instant.parse(at)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void add(List<Fact> facts, Words words, String name, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(words.say("mail.fact." + name), plain(value)));
        }
    }

    /** In one line, without a code. */
    private static String plain(String value) {
        return CodeRedactor.redactName(value.replaceAll("[\\s\\p{Cntrl}]+", " "));
    }

    private Link link(String about, Words words) {
        boolean isCase = about.startsWith("cas_");
        return new Link(
                page((isCase ? "/status/cases/" : "/status/claims/") + about),
                words.say(isCase ? "mail.open.case" : "mail.open.claim"));
    }

    private Link unsubscribe(Contact contact, Words words) {
        return new Link(unsubscribeUrl(contact), words.say("mail.unsubscribe"));
    }

    /** A page; the same address takes the one click of a mail program. */
    String unsubscribeUrl(Contact contact) {
        Instant until = contact.createdAt().plus(Contacts.UNSUBSCRIBING);
        return page("/mail/unsubscribe?token=" + tokens.link(MailTokens.Purpose.UNSUBSCRIBE, contact.id(), until));
    }

    private String page(String path) {
        return baseUrl.of(path).toString();
    }
}
