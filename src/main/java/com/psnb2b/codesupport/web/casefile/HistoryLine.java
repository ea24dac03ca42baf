package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.SignalAnswer;
import com.psnb2b.codesupport.secondlook.SecondLook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event of a claim in words, for our staff: with what no reseller sees.
 *
 * @param note what a person wrote at it; null where nothing
 */
record HistoryLine(Instant at, String who, String text, String note) {

    /**
     * The claim's events, the answers to signals that stand at it, and what came of a second look that did not agree, in the
     * order in which they came. A reseller reads the events alone, so the others are none of them.
     */
    static List<HistoryLine> of(
            String claimId, List<ClaimEvent> events, List<SignalAnswer> answers, Optional<SecondLook> look) {
        return Stream.of(
                        events.stream().map(HistoryLine::of),
                        answers.stream().map(answer -> of(AnswerView.of(claimId, answer))),
                        look.stream()
                                .filter(asked -> asked.endedAt() != null && asked.ending() != SecondLook.Ending.AGREED)
                                .map(HistoryLine::of))
                .flatMap(lines -> lines)
                .sorted(Comparator.comparing(HistoryLine::at))
                .toList();
    }

    private static HistoryLine of(AnswerView answer) {
        String signal = answer.signal().replace('_', ' ');
        return new HistoryLine(
                answer.at(),
                answer.by(),
                "Signal answered, " + signal + " in " + answer.other() + ": " + answer.text(),
                answer.note());
    }

    /** The outcome stays; so a look that agrees says nothing. */
    private static HistoryLine of(SecondLook look) {
        return look.settlement() == null
                ? new HistoryLine(look.endedAt(), "system", "Second look ended: the claim was erased", null)
                : new HistoryLine(
                        look.endedAt(),
                        look.settlement().by(),
                        "Second look: another person would have decided "
                                + value(look.second().decision()) + ", "
                                + value(look.second().reason())
                                + "; settled for " + settled(look.settlement().settledFor())
                                + "; the outcome stays",
                        look.settlement().words());
    }

    private static String settled(SecondLook.SettledFor whom) {
        return switch (whom) {
            case FIRST -> "the first decision";
            case SECOND -> "the second";
            case NEITHER -> "neither";
        };
    }

    static HistoryLine of(ClaimEvent event) {
        Map<String, Object> data = event.data();
        Map<?, ?> internal = data.get(ClaimEvent.INTERNAL) instanceof Map<?, ?> inside ? inside : Map.of();
        return new HistoryLine(
                event.at(),
                CaseFileNames.who(event.actor()),
                text(event.type(), data, internal) + together(data.get("together_with")),
                note(data, internal));
    }

    private static String together(Object others) {
        return others == null ? "" : ", in one form with " + others + " others";
    }

    private static String text(String type, Map<String, Object> data, Map<?, ?> internal) {
        return switch (type) {
            case "claim.created" -> "Claim received";
            case "claim.evidence_added" -> "Evidence added: " + value(data.get("type"));
            case "claim.fact_changed" ->
                "Corrected: " + value(data.get("field")) + ", before " + quoted(data.get("old")) + ", now "
                        + quoted(data.get("new"));
            case "claim.evidence_required" ->
                data.containsKey("requested") ? "More evidence asked for" : "Waiting for " + value(data.get("missing"));
            case "claim.evidence_reminder" -> "Reminder that evidence is missing";
            case "claim.reclassified" -> "Looks like " + value(data.get("to")) + " now, not " + value(data.get("from"));
            case "claim.submitted" -> "Complete, submitted for review";
            case "claim.under_review" -> "Under review";
            case "claim.late_review" -> "The claim window had closed; to a senior reviewer";
            case "claim.not_covered" -> "Not covered by the policy";
            case "claim.reconsideration_requested" -> "The reseller asked for a person to look again";
            case "claim.notice" -> "The reseller was told: " + quoted(data.get("text"));
            case "claim.message" -> "Message in the conversation";
            case "claim.escalated" -> "Review overdue; put before the seniors";
            case "claim.taken_up" -> "Late claim taken up";
            case "claim.reviewed" -> reviewed(internal);
            case "claim.reviewed_beside" ->
                internal.containsKey("differ")
                        ? "The reviews side by side differ"
                        : "Reviewed beside others: " + value(internal.get("decision"));
            case "claim.second_review" ->
                Boolean.TRUE.equals(internal.get("approved")) ? "Approved by a second person" : "Sent back";
            case "claim.resolved" -> "Resolved: " + value(data.get("decision")) + ", " + value(data.get("reason_code"));
            case "claim.appealed" -> "The reseller appealed";
            case "claim.correction_opened" -> "To be corrected";
            case "claim.appeal_escalated" -> "Appeal or correction overdue; put before the seniors";
            case "claim.appeal_reviewed" ->
                "Looked at again, " + reviewed(internal).toLowerCase(java.util.Locale.ROOT);
            case "claim.appeal_second_review" ->
                Boolean.TRUE.equals(internal.get("approved"))
                        ? "What was looked at again is approved by a second person"
                        : "What was looked at again is sent back";
            case "claim.correction_dropped" -> "The correction changes nothing; the outcome stays";
            case "claim.appeal_resolved" -> again("Outcome of the appeal", data, internal);
            case "claim.outcome_corrected" -> again("Outcome corrected", data, internal);
            case "claim.withdrawn" -> "Withdrawn by the reseller";
            case "claim.held" -> "Put under a hold: not to be erased";
            case "claim.released" -> "Hold released";
            case "claim.evidence_erased" -> "Contents of the evidence erased";
            case "claim.erased" -> "Erased";
            default -> CaseFileNames.plain(type.substring(type.indexOf('.') + 1));
        };
    }

    /** Both are named: who decided now stands at the event, and who decided before in it. */
    private static String again(String what, Map<String, Object> data, Map<?, ?> internal) {
        Map<?, ?> of = data.get("of") instanceof Map<?, ?> named ? named : Map.of();
        return what + ": " + value(data.get("decision")) + ", " + value(data.get("reason_code")) + "; before it "
                + value(of.get("decision")) + ", " + value(of.get("reason_code")) + ", by "
                + (internal.get("first_by") instanceof List<?> persons
                        ? persons.stream().map(Object::toString).collect(Collectors.joining(" and "))
                        : "others");
    }

    private static String reviewed(Map<?, ?> internal) {
        return "Decided: " + value(internal.get("decision"))
                + (internal.get("also_by") instanceof List<?> others
                        ? ", alike by " + others.stream().map(Object::toString).collect(Collectors.joining(" and "))
                        : "")
                + secondPerson(internal);
    }

    private static String secondPerson(Map<?, ?> internal) {
        return internal.get("second_person") instanceof List<?> reasons && !reasons.isEmpty()
                ? "; a second person is asked, because "
                        + reasons.stream().map(Object::toString).collect(Collectors.joining(", and "))
                : "";
    }

    private static String note(Map<String, Object> data, Map<?, ?> internal) {
        for (Object written : new Object[] {data.get("requested"), data.get("reason"), internal.get("note")}) {
            if (written != null) {
                return written.toString();
            }
        }
        return null;
    }

    private static String quoted(Object value) {
        return value == null ? "not stated" : "\u201c" + value + "\u201d";
    }

    private static String value(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(HistoryLine::value).collect(Collectors.joining(", "));
        }
        return value == null ? "something" : value.toString().replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    }
}
