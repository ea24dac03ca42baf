package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.EvidenceStatus;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.code.CodeReference;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person sees of a claim in a list, enough to choose by, its order and code first: one {@code Label: value} a line. It is the description
 * of the claim's task, which costs the engine no further row.
 */
public final class TaskCard {

    /** The label of the first line, by which the lists know a card. */
    private static final String FIRST = "Order";

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int REQUEST_LENGTH = 120;

    private TaskCard() {}

    /** @param payoutFacts of which the worth is shown */
    public static String of(Claim claim, PayoutFacts payoutFacts) {
        return of(claim, payoutFacts, null);
    }

    /**
     * @param payoutFacts of which the worth is shown
     * @param caseInWords what it says of its case, for all of which it stands; null for one that stands for itself
     */
    public static String of(Claim claim, PayoutFacts payoutFacts, String caseInWords) {
        Judgement judgement = claim.judgement();
        Denomination value = claim.facts().product().denomination();
        CodeReference code = claim.facts().code();
        StringJoiner lines = new StringJoiner("\n");
        line(
                lines,
                FIRST,
                claim.facts().orderId() + " of "
                        + (claim.resellerId() == null ? "an unknown reseller" : claim.resellerId()));
        if (caseInWords != null) {
            line(lines, "Case", caseInWords);
        }
        line(
                lines,
                "Code",
                (code == null ? "none given" : "… " + code.lastFour()) + (value == null ? "" : ", " + value.text())
                        + ", " + payoutFacts.worthInWords());
        line(lines, "Type", words(judgement.classification().type()) + ", " + words(judgement.coverage()));
        EvidenceStatus evidence = judgement.evidence();
        if (claim.request() != null) {
            line(lines, "Asked for", shortened(claim.request().text()));
        } else if (claim.status() == ClaimStatus.COLLECTING && !evidence.isComplete()) {
            line(
                    lines,
                    "Missing",
                    evidence.missing().stream().map(TaskCard::words).collect(Collectors.joining(", ")));
        }
        Decision decision = claim.decision();
        if (decision != null) {
            line(lines, "Decided", words(decision.kind()) + " by " + String.join(" and ", decision.persons()));
        }
        if (claim.facts().reference() != null) {
            line(lines, "Reference", claim.facts().reference());
        }
        line(lines, "Claim", claim.id());
        return lines.toString();
    }

    /** A card with a line more. @param value of which so much is shown as has room */
    public static String with(String card, String label, String value) {
        StringJoiner lines = new StringJoiner("\n").add(card);
        line(lines, label, shortened(value));
        return lines.toString();
    }

    private static void line(StringJoiner lines, String label, String value) {
        lines.add(label + ": " + SPACE.matcher(value).replaceAll(" "));
    }

    private static String shortened(String text) {
        return text.length() > REQUEST_LENGTH ? text.substring(0, REQUEST_LENGTH) + " …" : text;
    }

    private static String words(Enum<?> value) {
        return value == null
                ? "not known"
                : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
