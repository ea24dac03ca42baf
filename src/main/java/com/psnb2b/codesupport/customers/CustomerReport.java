package com.psnb2b.codesupport.customers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A request for a customer's own words, and what came of it.
 *
 * @param id {@code crp_…}
 * @param claimId the open claim that it is about; null for a draft
 * @param asked what the reseller knows: order, product and masked code, as a claim has them
 * @param language tag of the page's language
 * @param told what the customer said, as a claim has it and without a full code; null where nothing was, or it was filed
 * @param toldAt when they last said something; null where they did not
 * @param filedClaim the claim that the draft became; null where it did not
 */
public record CustomerReport(
        String id,
        String resellerId,
        String claimId,
        ObjectNode asked,
        String language,
        Instant createdAt,
        Instant expiresAt,
        ObjectNode told,
        Instant toldAt,
        String filedClaim) {

    /** Where it stands. */
    public enum Status {
        /** The customer may still say something. */
        OPEN,
        /** They did, and the reseller may file it. */
        TOLD,
        /** It went into a claim. */
        FILED,
        EXPIRED
    }

    public Status status(Instant now) {
        if (filedClaim != null || claimId != null && toldAt != null) {
            return Status.FILED;
        }
        if (told != null) {
            return Status.TOLD;
        }
        return expiresAt.isAfter(now) ? Status.OPEN : Status.EXPIRED;
    }

    /** The claim that a draft would become: what is known and what was said. */
    public ObjectNode draft() {
        ObjectNode draft = asked.deepCopy();
        if (told != null) {
            draft.setAll(told.deepCopy());
        }
        return draft;
    }
}
