package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceRequest;
import com.psnb2b.codesupport.claim.EvidenceStatus;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Outcome;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.Notices;
import com.psnb2b.codesupport.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A claim as the API answers it (contract, section 2).
 *
 * @param classification null while the claim is only received, like the coverage
 * @param evidenceErasedAt when the contents of its evidence were erased; null where they were not
 * @param erasedAt when what was written in it was erased; null where it was not
 * @param caseId of the case that it came in; null where it came alone
 * @param appeal whether its outcome may be appealed, and what came of that; null before there is an outcome
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
        Instant erasedAt,
        String caseId,
        AppealView appeal) {

    /** What a claim has that was only received, or was withdrawn as such: its evidence counts as complete at filing. */
    private static final EvidenceStatus NOTHING_MISSING = new EvidenceStatus(List.of(), List.of(), 0);

    private static final WindowView NOT_MEASURED = new WindowView(WindowState.UNDETERMINED, null, null, null, null);

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

    /** @param stillAsked what is asked for and has not come, {@code words} for an answer in words; empty where anything answers */
    public record RequestView(String text, Instant dueAt, List<String> stillAsked) {

        static RequestView of(EvidenceRequest request) {
            List<String> stillAsked = new ArrayList<>(
                    request.stillAsked().stream().map(WireName::of).toList());
            if (request.inWords()) {
                stillAsked.add("words");
            }
            return new RequestView(request.text(), request.dueAt(), stillAsked);
        }
    }

    /**
     * @param addedBy {@code customer}, {@code reseller} or {@code support}
     * @param shared whether it is a case's, and counts for each of its claims
     */
    public record ItemView(
            String id,
            String type,
            String name,
            String mediaType,
            long size,
            String sha256,
            Instant addedAt,
            String addedBy,
            boolean shared) {

        static ItemView of(EvidenceItem item) {
            return new ItemView(
                    item.id(),
                    WireName.of(item.type()),
                    item.fileName(),
                    item.mediaType(),
                    item.size(),
                    item.sha256(),
                    item.addedAt(),
                    side(item.addedBy()),
                    item.shared());
        }

        private static String side(String who) {
            return who.equals("customer") ? who : who.startsWith("reseller:") ? "reseller" : "support";
        }
    }

    public record PolicyView(String version) {}

    public static ClaimView of(Claim claim, Instant now) {
        return view(claim, claim.judgement(), claim.status(), claim.id(), now);
    }

    /** The same in a language: its sentences, as far as they are ours, and no code, name or number. */
    public ClaimView in(Words words) {
        if (words == Words.english()) {
            return this;
        }
        return new ClaimView(
                id,
                status,
                orderId,
                reference,
                code,
                said(classification, words),
                coverage,
                window,
                evidence,
                contradictions,
                AppealView.said(outcome, words),
                nextActions,
                policy,
                words.said(notice),
                createdAt,
                updatedAt,
                sequence,
                evidenceErasedAt,
                erasedAt,
                caseId,
                appeal == null ? null : appeal.in(words));
    }

    /** @param classification null for none */
    static Classification said(Classification classification, Words words) {
        return classification == null || words == Words.english()
                ? classification
                : new Classification(
                        classification.type(),
                        classification.reasons().stream()
                                .map(reason -> new Reason(reason.code(), words.said(reason.text())))
                                .toList(),
                        classification.confidence());
    }

    /** What a claim would look like that is not filed. @param judgement null where a table fails */
    static ClaimView ofCheck(Submission submission, Judgement judgement, Instant now) {
        Claim unfiled = Claim.open("", submission, now);
        ClaimStatus status = judgement == null ? ClaimStatus.RECEIVED : judgement.status();
        ClaimView view = view(unfiled, judgement, status, null, now);
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
                Notices.ofCheck(status, judgement),
                null,
                null,
                0,
                null,
                null,
                null,
                null);
    }

    private static ClaimView view(Claim claim, Judgement judgement, ClaimStatus status, String id, Instant now) {
        var facts = claim.facts();
        boolean judged = judgement != null;
        EvidenceStatus evidence = judged ? judgement.evidence() : NOTHING_MISSING;
        return new ClaimView(
                id,
                status,
                facts.orderId(),
                facts.reference(),
                facts.code() == null ? null : new MaskedCode(facts.code().masked()),
                judged ? judgement.classification() : null,
                judged ? judgement.coverage() : null,
                judged ? window(judgement.window()) : NOT_MEASURED,
                new EvidenceView(
                        evidence.isComplete(),
                        evidence.missing(),
                        evidence.recommended(),
                        evidence.score(),
                        claim.request() == null ? null : RequestView.of(claim.request()),
                        items(claim)),
                judged ? judgement.contradictions() : List.of(),
                claim.outcome(),
                actions(claim, now),
                new PolicyView(judged ? judgement.policyVersion() : null),
                notice(claim, status, judgement),
                claim.createdAt(),
                claim.updatedAt(),
                claim.sequence(),
                claim.evidenceErasedAt(),
                claim.erasedAt(),
                claim.caseId(),
                claim.outcome() == null ? null : AppealView.of(claim, now));
    }

    private static String notice(Claim claim, ClaimStatus status, Judgement judgement) {
        if (claim.request() != null) {
            return Notices.of(claim.request());
        }
        return claim.openAppeal().filter(open -> !open.isCorrection()).isPresent()
                ? Notices.ofAppeal()
                : Notices.of(status, judgement, claim.outcomeInForce());
    }

    private static WindowView window(Window window) {
        return new WindowView(window.state(), window.openedBy(), window.source(), window.opensAt(), window.closesAt());
    }

    private static List<ItemView> items(Claim claim) {
        return claim.evidence().stream().map(ItemView::of).toList();
    }

    private static List<String> actions(Claim claim, Instant now) {
        List<String> actions = new ArrayList<>();
        if (claim.mayAskForReconsideration(now)) {
            actions.add("request_reconsideration");
        }
        if (claim.mayAppeal(now)) {
            actions.add("appeal");
        }
        if (!claim.isClosed(now)) {
            actions.add("add_evidence");
            actions.add("withdraw");
        }
        return actions;
    }
}
