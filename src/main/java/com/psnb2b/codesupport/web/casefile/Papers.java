package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceRequest;
import com.psnb2b.codesupport.evidence.Picture;
import com.psnb2b.codesupport.policy.EvidenceNeeds;
import com.psnb2b.codesupport.policy.JudgementInput;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.time.Instant;
import java.util.List;

/**
 * The evidence that is there, what the policy wants, and what a reviewer asked for.
 *
 * @param asked null where nothing is
 * @param answered what was asked before, and was answered; null where nothing was
 */
record Papers(int score, List<Needed> checklist, List<Piece> evidence, Asked asked, Asked answered) {

    record Needed(String name, boolean required, boolean there, String why) {}

    /**
     * A piece of evidence.
     *
     * @param kind {@code picture}, {@code document} or {@code statement}
     * @param facts what a statement says; empty for a file
     */
    record Piece(
            String id,
            String type,
            String kind,
            String name,
            long size,
            String sha256,
            Instant addedAt,
            String addedBy,
            List<FactComparison.Fact> facts) {

        static Piece of(EvidenceItem item) {
            return new Piece(
                    item.id(),
                    CaseFileNames.of(item.type()),
                    !item.isFile() ? "statement" : Picture.isPicture(item.mediaType()) ? "picture" : "document",
                    item.fileName(),
                    item.size(),
                    item.sha256(),
                    item.addedAt(),
                    CaseFileNames.who(item.addedBy()),
                    item.stated() == null ? List.of() : FactComparison.of(item.stated()));
        }
    }

    /** What a reviewer asked the reseller for. */
    record Asked(String text, String by, Instant dueAt) {

        private static Asked of(EvidenceRequest request) {
            return request == null ? null : new Asked(request.text(), request.by(), request.dueAt());
        }
    }

    static Papers of(Claim claim, JudgementInput input, PolicyTables tables) {
        return new Papers(
                claim.judgement().evidence().score(),
                EvidenceNeeds.of(input, claim.judgement().classification().type(), tables).stream()
                        .map(item ->
                                new Needed(CaseFileNames.of(item.name()), item.required(), item.there(), item.why()))
                        .toList(),
                claim.evidence().stream().map(Piece::of).toList(),
                Asked.of(claim.request()),
                claim.returnsTo() == null ? null : Asked.of(claim.answered()));
    }
}
