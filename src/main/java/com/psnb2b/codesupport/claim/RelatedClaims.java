package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What other claims have in common with one (policy, section 8). Every answer ends at a limit, so that none takes longer
 * as claims grow old and many.
 */
public interface RelatedClaims {

    /** Where counting ends: "50 or more" says enough to a reviewer. */
    int COUNTED = 50;

    /**
     * How many claims a reseller brings for the codes that were delivered to it, over 30 days, and the others do.
     *
     * @param deliveries delivery records of this reseller
     * @param otherClaims of all other resellers together
     */
    record Rate(long claims, long deliveries, long otherClaims, long otherDeliveries) {}

    /**
     * How many other claims are near one.
     *
     * @param onBatch at most {@link #COUNTED}; 0 where the batch is unknown
     * @param onSku at most {@link #COUNTED}; 0 where the SKU is unknown
     */
    record Near(int onBatch, int onSku) {

        public static final Near NONE = new Near(0, 0);
    }

    /** Other claims on the same code, or on one that looks like it, that are open or decided, newest first, at most {@link #COUNTED}. */
    List<RelatedClaim> onSameCode(String claimId, CodeReference code);

    /** Ids of the claims of a case whose code, or one that looks like it, another claim is on: one question. */
    Set<String> ofCaseOnSameCode(String caseId);

    /** Ids of the evidence of a case and of its claims that stands outside of the case as well: one question. */
    Set<String> ofCaseWithSameFile(String caseId);

    /** Other claims with a file of the same content, newest first, at most {@link #COUNTED}. */
    List<RelatedClaim> withSameFile(Claim claim);

    /**
     * Other claims with a picture that is not the same and looks alike: of 64 bits fewer than six differ. Closest first, at
     * most {@link #COUNTED}; of all pictures the newest 100,000 are compared.
     */
    List<RelatedClaim> withLikePicture(Claim claim);

    /**
     * Other claims near this one, withdrawn ones left out: on its production batch, and of its type on its SKU; of a SKU
     * that sells much the newest claims are looked at. Asks the database once each.
     *
     * @param until null: up to now
     */
    Near near(Claim claim, Instant from, Instant until);

    /** By the last count, an hour old at most; empty where nothing was counted for this reseller. */
    Optional<Rate> rate(String resellerId);

    /** Counts the rates of all resellers, unless that was done within the hour before. */
    void countRates(Instant now);
}
