package com.psnb2b.codesupport.claim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What remains of a claim that is erased: course, times, type, reason codes, outcome and hashes. A word replaces
 * whatever somebody wrote, so that everything still says whether something was there.
 */
public final class Erasure {

    /** Stands in place of a text that was erased. */
    public static final String WORD = "[erased]";

    /** What people type into the field for an error code may be anything; what looks like one stays. */
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z]{0,3}[ -]?[0-9A-Fa-f -]{4,12}");

    /** What is known to be no free text; a new kind of data is erased until it is added here. */
    private static final Set<String> KEPT = Set.of(
            "channel",
            "case_id",
            "evidence",
            "evidence_id",
            "message_id",
            "asked",
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
            "approved",
            "second_person",
            "also_by",
            "differ",
            "field",
            "appeal_id",
            "of",
            "first_by");

    private Erasure() {}

    static EvidenceRequest of(EvidenceRequest request) {
        return request == null
                ? null
                : new EvidenceRequest(
                        WORD,
                        request.by(),
                        request.dueAt(),
                        request.asked(),
                        request.inWords(),
                        request.came(),
                        request.answeredAt());
    }

    static Decision of(Decision decision) {
        return decision == null
                ? null
                : new Decision(
                        decision.kind(),
                        decision.reasonCode(),
                        text(decision.note()),
                        decision.by(),
                        decision.at(),
                        decision.needsSecondPerson(),
                        decision.alsoBy());
    }

    static Approval of(Approval approval) {
        return approval == null
                ? null
                : new Approval(approval.approved(), text(approval.note()), approval.by(), approval.at());
    }

    static Appeal of(Appeal appeal) {
        return new Appeal(
                appeal.id(),
                appeal.kind(),
                text(appeal.reason()),
                appeal.evidence(),
                appeal.by(),
                appeal.at(),
                appeal.of(),
                of(appeal.decision()),
                of(appeal.approval()),
                appeal.outcome(),
                appeal.endedAt());
    }

    static IndependentReview of(IndependentReview review) {
        return new IndependentReview(
                review.kind(),
                review.reasonCode(),
                text(review.note()),
                review.by(),
                review.at(),
                review.secondPerson());
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

    static FactChange of(FactChange change) {
        return new FactChange(change.field(), text(change.before()), text(change.now()), change.at());
    }

    static ClaimFacts of(ClaimFacts facts) {
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

    static EvidenceItem of(EvidenceItem item) {
        return new EvidenceItem(
                item.id(),
                item.type(),
                text(item.fileName()),
                item.mediaType(),
                item.size(),
                item.sha256(),
                stated(item.stated()),
                item.addedAt(),
                item.addedBy(),
                item.shared());
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

    static String text(String written) {
        return written == null ? null : WORD;
    }
}
