package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Instant;
import java.util.List;

/** Finds claims of all resellers, open and ended ones, by what people have at hand; for staff. */
public interface ClaimSearch {

    /**
     * A claim that was found; how it was decided is not in it, for somebody may be about to decide it once more.
     *
     * @param caseId null where it is in none
     * @param resellerId null where none is known
     * @param code masked; null where none was given
     * @param reference the reseller's own number; null where there is none
     */
    record Found(
            String id,
            String caseId,
            String orderId,
            String resellerId,
            String code,
            String reference,
            ClaimStatus status,
            Instant filedAt) {}

    /**
     * Claims whose id, case, order, reseller or reference the words are, or whose code; newest first.
     *
     * @param words as typed, 1 to 200 characters; an order without regard to how it is written, all else to the letter
     * @param code the same read as a code, whole or masked; null where it can be none
     * @param limit at least 1
     */
    List<Found> find(String words, CodeReference code, int limit);
}
