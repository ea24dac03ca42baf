package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person needs to see of a claim before they decide, as Markdown for the forms: one line a fact. The form
 * {@code review-claim} looks for the line that {@link #SECOND_PERSON} begins.
 */
public final class Briefing {

    /** Label of the line that says why a second person will be asked; there is none where nobody will be. */
    static final String SECOND_PERSON = "Second person";

    // The engine's string variables end at 4,000 characters.
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()#!|<>&~]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LENGTH = 3900;

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private Briefing() {}

    /**
     * @param secondPerson why a payout would take a second person, of a claim that is about to be decided; none where one
     *     person may decide, or nobody is to
     */
    public static String of(Claim claim, List<String> secondPerson) {
        Briefing briefing = new Briefing();
        briefing.claimed(claim);
        briefing.judged(claim.judgement());
        briefing.facts(claim);
        briefing.decided(claim.decision(), claim);
        briefing.secondPerson(secondPerson);
        briefing.evidence(claim);
        return shortened(briefing.text.toString());
    }

    /** What has room in a variable of the engine. */
    public static String shortened(String text) {
        return text.length() > LENGTH ? text.substring(0, LENGTH) + " …" : text;
    }

    /** A line more, of what somebody wrote. */
    public static String line(String label, String written) {
        return marked(label, known(written));
    }

    /** Pieces of its evidence, each led to. */
    public static String links(Claim claim, List<EvidenceItem> some) {
        return some.stream().map(item -> link(claim, item)).collect(Collectors.joining(", "));
    }

    /** A line more, of what is Markdown already. */
    public static String marked(String label, String markdown) {
        return "- **" + label + ":** " + markdown + '\n';
    }

    private void claimed(Claim claim) {
        ClaimFacts facts = claim.facts();
        add("Claim", claim.id() + " of reseller " + known(claim.resellerId()));
        add(
                "Order",
                known(facts.orderId()) + ", code "
                        + (facts.code() == null ? "not given" : facts.code().masked()));
        add("Reported", words(facts.reportedIssue()));
    }

    private void judged(Judgement judgement) {
        add(
                "Looks like",
                words(judgement.classification().type()) + " (" + words(judgement.coverage()) + ", confidence "
                        + words(judgement.classification().confidence()) + ")");
        for (Reason reason : judgement.classification().reasons()) {
            add("Because", reason.text() + " (" + reason.code() + ")");
        }
        if (judgement.window() != null) {
            add(
                    "Window",
                    words(judgement.window().state()) + ", closes "
                            + at(judgement.window().closesAt()));
        }
    }

    private void facts(Claim claim) {
        ClaimFacts facts = claim.facts();
        DeliveryRecord record = claim.record();
        add(
                "Regions",
                "ordered " + known(facts.ordered().region()) + ", delivered "
                        + known(facts.product().region()) + ", account " + known(facts.accountRegion()));
        add(
                "Face value",
                facts.product().denomination() == null
                        ? "not known"
                        : known(facts.product().denomination().text()));
        add(
                "Times",
                "delivered " + at(facts.deliveredAt()) + ", retrieved " + at(facts.retrievedAt()) + ", attempted "
                        + at(facts.report().attemptedAt()) + ", reported "
                        + at(facts.report().reportedAt()));
        if (record != null) {
            add(
                    "On record",
                    words(record.status()) + ", delivered " + at(record.deliveredAt()) + ", retrieved "
                            + at(record.retrievedAt()));
            list("Order on record", record.orderStatuses());
        }
        list("Contradictions", claim.judgement().contradictions());
    }

    private void decided(Decision decision, Claim claim) {
        if (decision != null) {
            add(
                    "Decided",
                    words(decision.kind()) + " by " + String.join(" and ", decision.persons()) + ", "
                            + decision.reasonCode());
            add("The reseller will read", OutcomeText.of(decision.kind(), decision.reasonCode()));
            note("Note of " + decision.by(), decision.note());
        }
        if (claim.approval() != null && !claim.approval().approved()) {
            add("Sent back", "by " + claim.approval().by());
            note("Note of " + claim.approval().by(), claim.approval().note());
        }
    }

    private void secondPerson(List<String> reasons) {
        if (!reasons.isEmpty()) {
            add(
                    SECOND_PERSON,
                    "a replacement or refund counts only when a second person has approved it, because "
                            + String.join(", and ", reasons) + ".");
        }
    }

    private void evidence(Claim claim) {
        if (claim.judgement().evidence() != null) {
            list("Missing", claim.judgement().evidence().missing());
        }
        add("Evidence", claim.evidence().isEmpty() ? "none" : links(claim, claim.evidence()));
        note("Customer's report", claim.facts().report().text());
    }

    private void list(String label, Collection<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            add(label, values.stream().map(Briefing::words).collect(Collectors.joining(", ")));
        }
    }

    private void note(String label, String note) {
        if (note != null) {
            add(label, known(note));
        }
    }

    private void add(String label, String value) {
        text.append("- **").append(label).append(":** ").append(value).append('\n');
    }

    private static String link(Claim claim, EvidenceItem item) {
        return "[" + words(item.type()) + "](/app/claims/" + claim.id() + "/evidence/" + item.id() + ")";
    }

    /** What others wrote is shown as text: nothing in it may act as Markdown or HTML. */
    private static String known(Object value) {
        return value == null
                ? "not known"
                : SPACE.matcher(MARKUP.matcher(value.toString()).replaceAll("\\\\$0"))
                        .replaceAll(" ");
    }

    private static String at(Instant time) {
        return time == null ? "not known" : MINUTES.format(time);
    }

    private static String words(Enum<?> value) {
        return value == null
                ? "not known"
                : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
