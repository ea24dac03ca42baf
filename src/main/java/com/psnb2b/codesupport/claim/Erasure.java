package com.psnb2b.codesupport.claim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What remains of a claim that is erased: course, times, type, reason codes, outcome and hashes. Whatever somebody wrote
 * gives way to a word, so that everything still says whether something was there.
 */
public final class Erasure {

    /** Stands in place of a text that was erased. */
    public static final String WORD = "[erased]";

    /** What people type into the field for an error code may be anything; what looks like one stays. */
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z]{0,3}[ -]?[0-9A-Fa-f -]{4,12}");

    /** What is known to be no free text; a new kind of data is erased until it is added here. */
    private static final Set<String> KEPT = Set.of(
            "channel",
            "evidence",
            "evidence_id",
            "type",
            "missing",
            "due_at",
            "closed_at",
            "from",
            "to",
            "coverage",
            "window",
            "decision",
            "reason_code",
            "approved");

    private Erasure() {}

    /** The claim without the words of anybody. */
    public static Claim.Snapshot of(Claim.Snapshot claim) {
        EvidenceRequest request = claim.request();
        Decision decision = claim.decision();
        Approval approval = claim.approval();
        return new Claim.Snapshot(
                claim.id(),
                claim.resellerId(),
                claim.channel(),
                facts(claim.facts()),
                claim.evidence().stream().map(Erasure::item).toList(),
                claim.record(),
                claim.judgement(),
                claim.status(),
                claim.knownAt(),
                claim.submittedAt(),
                claim.reconsiderationAskedAt(),
                request == null ? null : new EvidenceRequest(WORD, request.by(), request.dueAt()),
                decision == null
                        ? null
                        : new Decision(
                                decision.kind(),
                                decision.reasonCode(),
                                text(decision.note()),
                                decision.by(),
                                decision.at(),
                                decision.needsSecondPerson()),
                approval == null
                        ? null
                        : new Approval(approval.approved(), text(approval.note()), approval.by(), approval.at()),
                claim.outcome(),
                claim.createdAt(),
                claim.updatedAt(),
                claim.sequence(),
                claim.hold(),
                claim.evidenceErasedAt(),
                claim.erasedAt());
    }

    /** The data of an event without what a person wrote. */
    public static Map<String, Object> of(Map<String, Object> data) {
        Map<String, Object> left = new LinkedHashMap<>();
        data.forEach((key, value) -> left.put(key, KEPT.contains(key) ? value : without(value)));
        return left;
    }

    private static Object without(Object value) {
        if (value instanceof Map<?, ?> inside) {
            Map<String, Object> data = new LinkedHashMap<>();
            inside.forEach((key, inner) -> data.put(key.toString(), inner));
            return of(data);
        }
        return value == null ? null : WORD;
    }

    private static ClaimFacts facts(ClaimFacts facts) {
        return new ClaimFacts(
                facts.orderId(),
                facts.reportedIssue(),
                facts.code(),
                facts.product(),
                facts.ordered(),
                facts.accountRegion(),
                facts.deliveredAt(),
                facts.madeAvailableAt(),
                facts.retrievedAt(),
                report(facts.report()),
                text(facts.reference()));
    }

    private static CustomerReport report(CustomerReport report) {
        String code = report.errorCode();
        return new CustomerReport(
                text(report.text()),
                code == null || ERROR_CODE.matcher(code.strip()).matches() ? code : WORD,
                report.attemptedAt(),
                report.reportedAt());
    }

    private static EvidenceItem item(EvidenceItem item) {
        return new EvidenceItem(
                item.id(),
                item.type(),
                text(item.fileName()),
                item.mediaType(),
                item.size(),
                item.sha256(),
                stated(item.stated()),
                item.addedAt(),
                item.addedBy());
    }

    private static StatedFacts stated(StatedFacts stated) {
        return stated == null
                ? null
                : new StatedFacts(
                        text(stated.source()),
                        stated.status(),
                        stated.code(),
                        stated.product(),
                        stated.ordered(),
                        stated.accountRegion(),
                        stated.orderedAt(),
                        stated.deliveredAt(),
                        stated.madeAvailableAt(),
                        stated.retrievedAt(),
                        report(stated.report()));
    }

    private static String text(String written) {
        return written == null ? null : WORD;
    }
}
