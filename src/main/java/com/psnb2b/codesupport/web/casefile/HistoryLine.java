package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.ClaimEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An event of a claim in words, for people of the house: with what stays inside it.
 *
 * @param note what a person wrote at it; null where nothing
 */
record HistoryLine(Instant at, String who, String text, String note) {

    static HistoryLine of(ClaimEvent event) {
        Map<String, Object> data = event.data();
        Map<?, ?> internal = data.get(ClaimEvent.INTERNAL) instanceof Map<?, ?> inside ? inside : Map.of();
        return new HistoryLine(
                event.at(), CaseWords.who(event.actor()), text(event.type(), data, internal), note(data, internal));
    }

    private static String text(String type, Map<String, Object> data, Map<?, ?> internal) {
        return switch (type) {
            case "claim.created" -> "Claim received";
            case "claim.evidence_added" -> "Evidence added: " + value(data.get("type"));
            case "claim.evidence_required" ->
                data.containsKey("requested") ? "More evidence asked for" : "Waiting for " + value(data.get("missing"));
            case "claim.evidence_reminder" -> "Reminder that evidence is missing";
            case "claim.reclassified" -> "Looks like " + value(data.get("to")) + " now, not " + value(data.get("from"));
            case "claim.submitted" -> "Complete, submitted for review";
            case "claim.under_review" -> "Under review";
            case "claim.late_review" -> "The claim window had closed; to a senior reviewer";
            case "claim.not_covered" -> "Not covered by the policy";
            case "claim.reconsideration_requested" -> "The reseller asked for a person to look again";
            case "claim.escalated" -> "Review overdue; put before the seniors";
            case "claim.taken_up" -> "Late claim taken up";
            case "claim.reviewed" -> "Decided: " + value(internal.get("decision"));
            case "claim.second_review" ->
                Boolean.TRUE.equals(internal.get("approved")) ? "Approved by a second person" : "Sent back";
            case "claim.resolved" -> "Resolved: " + value(data.get("decision")) + ", " + value(data.get("reason_code"));
            case "claim.withdrawn" -> "Withdrawn by the reseller";
            case "claim.held" -> "Put under a hold: not to be erased";
            case "claim.released" -> "Hold released";
            case "claim.evidence_erased" -> "Contents of the evidence erased";
            case "claim.erased" -> "Erased";
            default -> CaseWords.plain(type.substring(type.indexOf('.') + 1));
        };
    }

    private static String note(Map<String, Object> data, Map<?, ?> internal) {
        for (Object written : new Object[] {data.get("requested"), data.get("reason"), internal.get("note")}) {
            if (written != null) {
                return written.toString();
            }
        }
        return null;
    }

    private static String value(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(HistoryLine::value).collect(Collectors.joining(", "));
        }
        return value == null ? "something" : value.toString().replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    }
}
