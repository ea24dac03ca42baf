package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceStatus;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Outcome;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.policy.Notices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A claim as the API answers it (contract, section 2).
 *
 * @param evidenceErasedAt when the contents of its evidence were erased; null where they were not
 * @param erasedAt when what was written in it was erased; null where it was not
 */
public record ClaimView(
        String id,
        ClaimStatus status,
        String orderId,
        String reference,
        MaskedCode code,
        Classification classification,
        Coverage coverage,
        WindowView window,
        EvidenceView evidence,
        List<Contradiction> contradictions,
        Outcome outcome,
        List<String> nextActions,
        PolicyView policy,
        String notice,
        Instant createdAt,
        Instant updatedAt,
        int sequence,
        Instant evidenceErasedAt,
        Instant erasedAt) {

    public record MaskedCode(String masked) {}

    public record WindowView(WindowState state, String openedBy, String source, Instant opensAt, Instant closesAt) {}

    /** @param requested what a reviewer asked for, and until when; left out where nothing is */
    public record EvidenceView(
            boolean complete,
            List<EvidenceName> missing,
            List<EvidenceName> recommended,
            int score,
            @JsonInclude(JsonInclude.Include.NON_NULL) RequestView requested,
            List<ItemView> items) {}

    public record RequestView(String text, Instant dueAt) {}

    public record ItemView(
            String id, String type, String name, String mediaType, long size, String sha256, Instant addedAt) {}

    public record PolicyView(String version) {}

    public static ClaimView of(Claim claim, Instant now) {
        return view(claim, claim.judgement(), claim.status(), claim.id(), now);
    }

    /** What a claim would look like that is not filed. */
    static ClaimView ofCheck(Submission submission, Judgement judgement, Instant now) {
        Claim unfiled = Claim.open("", submission, now);
        ClaimView view = view(unfiled, judgement, judgement.status(), null, now);
        return new ClaimView(
                null,
                view.status,
                view.orderId,
                view.reference,
                view.code,
                view.classification,
                view.coverage,
                view.window,
                view.evidence,
                view.contradictions,
                null,
                List.of("file_claim"),
                view.policy,
                Notices.ofCheck(judgement),
                null,
                null,
                0,
                null,
                null);
    }

    private static ClaimView view(Claim claim, Judgement judgement, ClaimStatus status, String id, Instant now) {
        var facts = claim.facts();
        var window = judgement.window();
        EvidenceStatus evidence = judgement.evidence();
        return new ClaimView(
                id,
                status,
                facts.orderId(),
                facts.reference(),
                facts.code() == null ? null : new MaskedCode(facts.code().masked()),
                judgement.classification(),
                judgement.coverage(),
                new WindowView(window.state(), window.openedBy(), window.source(), window.opensAt(), window.closesAt()),
                new EvidenceView(
                        evidence.isComplete(),
                        evidence.missing(),
                        evidence.recommended(),
                        evidence.score(),
                        claim.request() == null
                                ? null
                                : new RequestView(
                                        claim.request().text(), claim.request().dueAt()),
                        items(claim)),
                judgement.contradictions(),
                claim.outcome(),
                actions(claim, now),
                new PolicyView(judgement.policyVersion()),
                Notices.of(status, judgement, claim.outcome()),
                claim.createdAt(),
                claim.updatedAt(),
                claim.sequence(),
                claim.evidenceErasedAt(),
                claim.erasedAt());
    }

    private static List<ItemView> items(Claim claim) {
        return claim.evidence().stream()
                .map(item -> new ItemView(
                        item.id(),
                        item.type().name().toLowerCase(java.util.Locale.ROOT),
                        item.fileName(),
                        item.mediaType(),
                        item.size(),
                        item.sha256(),
                        item.addedAt()))
                .toList();
    }

    private static List<String> actions(Claim claim, Instant now) {
        List<String> actions = new ArrayList<>();
        if (claim.mayAskForReconsideration(now)) {
            actions.add("request_reconsideration");
        }
        if (!claim.isClosed(now)) {
            actions.add("add_evidence");
            actions.add("withdraw");
        }
        return actions;
    }
}
