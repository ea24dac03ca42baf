package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.claim.CaseStore.CaseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One report about many codes of one reseller (contract, section 5). Each code is a claim with a life of its own; here is
 * what was said for all of them, once.
 *
 * @param id {@code cas_…}, unique
 * @param filedBy who brought it, such as {@code reseller:ID}
 * @param shared facts that count where a code states none of its own; has no code
 * @param orderId the one order of its claims; null where they are of several
 * @param reference the caller's own number; null where none was given
 * @param evidence that counts for each open claim of it, the oldest first
 * @param sequence number of its last event
 * @param erasedAt when what was written in it was erased; null where it was not
 */
public record ClaimCase(
        String id,
        String resellerId,
        Channel channel,
        String filedBy,
        ClaimFacts shared,
        String orderId,
        String reference,
        List<EvidenceItem> evidence,
        Instant createdAt,
        Instant updatedAt,
        int sequence,
        Instant erasedAt) {

    /** Codes of one case. */
    public static final int CODES = 1000;

    /** A new case as it was sent. */
    public static ClaimCase open(String id, CaseSubmission sent, Instant now) {
        List<String> orders = sent.codes().stream()
                .map(code -> code.facts().orderId())
                .distinct()
                .limit(2)
                .toList();
        return new ClaimCase(
                id,
                sent.resellerId(),
                sent.channel(),
                sent.actor(),
                sent.shared(),
                orders.size() == 1 ? orders.get(0) : null,
                sent.reference(),
                sent.evidence().stream().map(NewEvidence::item).toList(),
                now,
                now,
                1,
                null);
    }

    /** What is told of a case that was opened. */
    public CaseEvent created(int codes) {
        return new CaseEvent(
                sequence, "case.created", createdAt, filedBy, Map.of("codes", codes, "evidence", evidence.size()));
    }

    /** With more evidence, where there is room for it. @throws InvalidInput above the limits of {@link EvidenceLimits} */
    public ClaimCase with(List<NewEvidence> added) {
        List<EvidenceItem> all = Stream.concat(
                        evidence.stream(), added.stream().map(NewEvidence::item).map(EvidenceItem::ofCase))
                .toList();
        if (all.size() > EvidenceLimits.PIECES) {
            throw InvalidInput.of("evidence", "too_many", "a case may have at most 20 pieces of evidence of its own");
        }
        if (all.stream().mapToLong(EvidenceItem::size).sum() > EvidenceLimits.CLAIM_BYTES) {
            throw InvalidInput.of("file", "too_large", "a case may have at most 50 MB of evidence of its own");
        }
        return new ClaimCase(
                id,
                resellerId,
                channel,
                filedBy,
                shared,
                orderId,
                reference,
                all,
                createdAt,
                updatedAt,
                sequence,
                erasedAt);
    }

    /** With claims on these orders beside those that it has. */
    public ClaimCase withOrders(List<String> others) {
        String one = orderId != null && others.stream().allMatch(orderId::equals) ? orderId : null;
        return new ClaimCase(
                id,
                resellerId,
                channel,
                filedBy,
                shared,
                one,
                reference,
                evidence,
                createdAt,
                updatedAt,
                sequence,
                erasedAt);
    }

    /** After one more event. */
    public ClaimCase after(Instant now) {
        return at(now.isAfter(updatedAt) ? now : updatedAt, sequence + 1);
    }

    /** As of another event. */
    public ClaimCase at(Instant lastChange, int lastEvent) {
        return new ClaimCase(
                id,
                resellerId,
                channel,
                filedBy,
                shared,
                orderId,
                reference,
                evidence,
                createdAt,
                lastChange,
                lastEvent,
                erasedAt);
    }

    /** Without the words of anybody (see {@link Erasure}). */
    public ClaimCase erased(Instant at) {
        List<EvidenceItem> left = new ArrayList<>();
        evidence.forEach(item -> left.add(Erasure.of(item)));
        return new ClaimCase(
                id,
                resellerId,
                channel,
                filedBy,
                Erasure.of(shared),
                orderId,
                Erasure.text(reference),
                left,
                createdAt,
                updatedAt,
                sequence,
                at);
    }
}
