package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseSubmission.RefusedCode;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.FaceValueSum;
import com.psnb2b.codesupport.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A case as the API answers it (contract, section 5).
 *
 * @param id null for one that was checked and not filed
 * @param left claims that a withdrawal could not take back, since they had ended; else left out
 * @param groups the smallest first; left out of a list of cases, as all that needs each claim
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        String id,
        String orderId,
        String reference,
        CaseState.Status status,
        int codes,
        Map<String, Integer> byStatus,
        Map<String, Integer> byDecision,
        FaceValueSum faceValue,
        List<Group> groups,
        List<RefusedCode> refused,
        Evidence evidence,
        List<String> nextActions,
        Instant createdAt,
        Instant updatedAt,
        int sequence,
        Instant erasedAt,
        List<String> left) {

    record Evidence(List<ClaimView.ItemView> items) {}

    /**
     * Claims that are alike.
     *
     * @param signals for the supplier alone; left out for a reseller
     * @param example one of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Group(
            String id,
            int codes,
            Classification classification,
            Coverage coverage,
            WindowState window,
            ClaimStatus status,
            Set<EvidenceName> missing,
            List<Contradiction> contradictions,
            Set<String> signals,
            String example) {

        static Group of(CaseGroup group, boolean isFiled, boolean forStaff, Words words) {
            Claim example = group.example();
            var judgement = example.judgement();
            boolean judged = judgement != null;
            return new Group(
                    group.id(),
                    group.claims().size(),
                    judged ? ClaimView.said(judgement.classification(), words) : null,
                    judged ? judgement.coverage() : null,
                    judged ? judgement.window().state() : null,
                    example.status(),
                    judged ? Set.copyOf(judgement.evidence().missing()) : Set.of(),
                    judged ? judgement.contradictions() : List.of(),
                    forStaff ? group.signals() : null,
                    isFiled ? example.id() : null);
        }
    }

    static CaseView of(
            CaseState state,
            List<CaseGroup> groups,
            boolean forStaff,
            FaceValueSum faceValue,
            List<RefusedCode> refused,
            Words words,
            Instant now) {
        ClaimCase filed = state.claimCase();
        boolean isFiled = !filed.id().isEmpty();
        boolean isOpen = !state.open(now).isEmpty();
        return new CaseView(
                isFiled ? filed.id() : null,
                filed.orderId(),
                filed.reference(),
                state.status(),
                state.claims().size(),
                named(state.byStatus()),
                named(state.byDecision()),
                faceValue,
                groups.stream()
                        .map(group -> Group.of(group, isFiled, forStaff, words))
                        .toList(),
                refused,
                new Evidence(
                        filed.evidence().stream().map(ClaimView.ItemView::of).toList()),
                !isFiled ? List.of("file_case") : isOpen ? List.of("add_evidence", "withdraw") : List.of(),
                isFiled ? filed.createdAt() : null,
                isFiled ? lastChange(state) : null,
                isFiled ? filed.sequence() : 0,
                filed.erasedAt(),
                null);
    }

    /** In a list: without what needs each claim. */
    static CaseView of(ClaimCase filed, Map<ClaimStatus, Integer> byStatus) {
        boolean isOpen = byStatus.keySet().stream().anyMatch(CaseState::isOpen);
        return new CaseView(
                filed.id(),
                filed.orderId(),
                filed.reference(),
                isOpen ? CaseState.Status.OPEN : CaseState.Status.RESOLVED,
                byStatus.values().stream().mapToInt(Integer::intValue).sum(),
                named(byStatus),
                null,
                null,
                null,
                null,
                null,
                null,
                filed.createdAt(),
                filed.updatedAt(),
                filed.sequence(),
                filed.erasedAt(),
                null);
    }

    /** After a withdrawal: with the claims that it left. */
    CaseView leaving(List<String> claims) {
        return new CaseView(
                id,
                orderId,
                reference,
                status,
                codes,
                byStatus,
                byDecision,
                faceValue,
                groups,
                refused,
                evidence,
                nextActions,
                createdAt,
                updatedAt,
                sequence,
                erasedAt,
                claims);
    }

    private static Instant lastChange(CaseState state) {
        return state.claims().stream()
                .map(Claim::updatedAt)
                .reduce(state.claimCase().updatedAt(), (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Map<String, Integer> named(Map<? extends Enum<?>, Integer> counted) {
        Map<String, Integer> named = new TreeMap<>();
        counted.forEach((key, count) -> named.put(WireName.of(key), count));
        return named;
    }
}
