package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.util.List;
import java.util.Optional;

/** The supplier's own delivery records, each with every state that was sent of it. */
public interface DeliveryRecords {

    /** Most states of one record. */
    int STATES = 1000;

    /**
     * A record and its states.
     *
     * @param record by all of them
     */
    record Kept(DeliveryRecord record, DeliveryHistory history) {}

    /**
     * Keeps a state of the record of its reseller, order and code. The same said twice in a row is kept once, as of the
     * second time.
     *
     * @throws InvalidInput where the record has {@link #STATES} already
     */
    void put(DeliveryState state);

    /**
     * What a claim's record is sought by.
     *
     * @param resellerId null where nobody knows it: then there is none
     * @param code null where the claim names none
     */
    record Sought(String resellerId, String orderId, CodeReference code) {

        public static Sought of(Claim claim) {
            return new Sought(
                    claim.resellerId(), claim.facts().orderId(), claim.facts().code());
        }
    }

    /** The record of what a claim is about (see {@link OrderRecords}), sought among those of its own reseller. */
    Optional<DeliveryRecord> matching(Sought sought);

    /** The same of many claims with one question; the answers are in the order of what was sought. */
    List<Optional<DeliveryRecord>> matching(List<Sought> sought);

    /** To whom this code of this order was delivered; empty where it was to none or to several, or is no full code. */
    Optional<String> resellerOf(String orderId, CodeReference code);

    /**
     * The records of an order, of every reseller, in a lasting order.
     *
     * @param after how many to leave out
     * @param limit at least 1
     */
    List<Kept> ofOrder(String orderId, int after, int limit);
}
