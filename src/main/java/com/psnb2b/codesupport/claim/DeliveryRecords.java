package com.psnb2b.codesupport.claim;

import java.util.Optional;

/** The supplier's own delivery records. */
public interface DeliveryRecords {

    /** Keeps a record; the one of the same reseller, order and code is replaced. */
    void put(DeliveryRecord record);

    /**
     * The record of what a claim is about: by reseller, order and code; by order alone where the claim names no code and
     * the order has one record (contract, section 2).
     *
     * @param resellerId null where the door does not know: then only a full code finds a record
     * @param code null where the claim names none
     */
    Optional<DeliveryRecord> matching(String resellerId, String orderId, CodeReference code);
}
