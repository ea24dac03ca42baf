package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.WireName;
import java.util.stream.Collectors;

/** What a person needs to see of a claim before they decide, as Markdown for the forms. */
public final class Briefing {

    // The engine's string variables end at 4,000 characters.
    private static final int LENGTH = 3900;

    private Briefing() {}

    public static String of(Claim claim) {
        ClaimFacts facts = claim.facts();
        Judgement judgement = claim.judgement();
        StringBuilder text = new StringBuilder();
        line(text, "Claim", claim.id() + " of reseller " + known(claim.resellerId()));
        line(
                text,
                "Order",
                facts.orderId() + ", code "
                        + (facts.code() == null ? "not given" : facts.code().masked()));
        line(text, "Reported", wire(facts.reportedIssue()));
        line(
                text,
                "Looks like",
                wire(judgement.classification().type()) + " (" + wire(judgement.coverage()) + ", confidence "
                        + wire(judgement.classification().confidence()) + ")");
        for (Reason reason : judgement.classification().reasons()) {
            line(text, "Because", reason.text() + " (" + reason.code() + ")");
        }
        if (judgement.window() != null) {
            line(
                    text,
                    "Window",
                    wire(judgement.window().state()) + ", closes "
                            + judgement.window().closesAt());
        }
        line(
                text,
                "Regions",
                "ordered " + known(facts.ordered().region()) + ", delivered "
                        + known(facts.product().region()) + ", account " + known(facts.accountRegion()));
        line(
                text,
                "Face value",
                known(
                        facts.product().denomination() == null
                                ? null
                                : facts.product().denomination().text()));
        line(
                text,
                "Times",
                "delivered " + known(facts.deliveredAt()) + ", retrieved " + known(facts.retrievedAt())
                        + ", attempted " + known(facts.report().attemptedAt()) + ", reported "
                        + known(facts.report().reportedAt()));
        if (claim.record() != null) {
            line(
                    text,
                    "On record",
                    wire(claim.record().status()) + ", delivered "
                            + known(claim.record().deliveredAt()) + ", retrieved "
                            + known(claim.record().retrievedAt()));
        }
        if (!judgement.contradictions().isEmpty()) {
            line(
                    text,
                    "Contradictions",
                    judgement.contradictions().stream().map(Briefing::wire).collect(Collectors.joining(", ")));
        }
        if (judgement.evidence() != null && !judgement.evidence().isComplete()) {
            line(
                    text,
                    "Missing",
                    judgement.evidence().missing().stream().map(Briefing::wire).collect(Collectors.joining(", ")));
        }
        line(
                text,
                "Evidence",
                claim.evidence().isEmpty()
                        ? "none"
                        : claim.evidence().stream()
                                .map(item -> link(claim, item))
                                .collect(Collectors.joining(", ")));
        decided(text, claim);
        if (facts.report().text() != null) {
            line(text, "Customer's report", quoted(facts.report().text()));
        }
        return text.length() > LENGTH ? text.substring(0, LENGTH) + " …" : text.toString();
    }

    private static void decided(StringBuilder text, Claim claim) {
        Decision decision = claim.decision();
        if (decision != null) {
            line(
                    text,
                    "Decided",
                    wire(decision.kind()) + " by " + decision.by() + ", " + decision.reasonCode()
                            + (decision.note() == null ? "" : ": " + quoted(decision.note())));
        }
        if (claim.approval() != null && !claim.approval().approved()) {
            line(
                    text,
                    "Sent back",
                    "by " + claim.approval().by() + ": "
                            + quoted(known(claim.approval().note())));
        }
    }

    private static String link(Claim claim, EvidenceItem item) {
        return "[" + wire(item.type()) + "](/app/claims/" + claim.id() + "/evidence/" + item.id() + ")";
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("- **").append(label).append(":** ").append(value).append('\n');
    }

    /** What others wrote is shown as text: nothing in it may act as Markdown or HTML. */
    private static String quoted(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|<>-])", "\\\\$1").replaceAll("\\s+", " ");
    }

    private static String known(Object value) {
        return value == null ? "not known" : value.toString();
    }

    private static String wire(Enum<?> value) {
        return value == null ? "not known" : WireName.of(value);
    }
}
