package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PsnErrorCode;
import java.time.Instant;

/**
 * What was reported, by whom, and how far it has come.
 *
 * @param caseId null for a claim of none
 * @param code masked; null where none was given
 * @param now by this application's clock, which the window is drawn by
 */
record Report(
        String id,
        String caseId,
        String orderId,
        String resellerId,
        String reference,
        String code,
        String channel,
        Named status,
        Instant receivedAt,
        Instant submittedAt,
        Instant now,
        Reported reported) {

    /** @param errorMeaning by the table of PSN error codes; null where it does not know the code */
    record Reported(String issue, String text, String errorCode, String errorMeaning) {}

    static Report of(Claim claim, PolicyTables tables, Instant now) {
        ClaimFacts facts = claim.facts();
        return new Report(
                claim.id(),
                claim.caseId(),
                facts.orderId(),
                claim.resellerId(),
                facts.reference(),
                facts.code() == null ? null : facts.code().masked(),
                CaseFileNames.of(claim.channel()),
                Named.of(claim.status()),
                claim.createdAt(),
                claim.submittedAt(),
                now,
                reported(facts, tables));
    }

    private static Reported reported(ClaimFacts facts, PolicyTables tables) {
        String code = facts.report().errorCode();
        String meaning = code == null
                ? null
                : tables.errorCode(PsnErrorCode.normalise(code))
                        .map(PolicyTables.ErrorCode::meaning)
                        .orElse(null);
        return new Reported(
                CaseFileNames.of(facts.reportedIssue()), facts.report().text(), code, meaning);
    }
}
