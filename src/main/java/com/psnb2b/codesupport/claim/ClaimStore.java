package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where claims are kept. Changes are written once, when the transaction ends, or not at all. */
public interface ClaimStore {

    /**
     * Which claims to list; a null leaves that part open.
     *
     * @param before the last claim of the page before; null for the first page
     * @param limit at least 1
     */
    record Query(String resellerId, ClaimStatus status, ClaimType type, String orderId, Position before, int limit) {}

    /** A place in the list, which is newest first. */
    record Position(Instant createdAt, String id) {}

    /** Keeps a new claim; its id must be unused. Needs a transaction. */
    void add(Claim claim);

    /**
     * The claim to work on: its row is held until the transaction ends, and what changes is written then.
     *
     * @throws java.util.NoSuchElementException where there is none
     */
    Claim forWork(String id);

    /** The claim to look at; changes to it are not kept. */
    Optional<Claim> find(String id);

    /** The same, where it is of this reseller. A foreign claim is not even read, and takes as long as one that is none. */
    Optional<Claim> findOf(String resellerId, String id);

    /** The claim as it was when it was handed to the reviewers; empty where it was not, or there is none. */
    Optional<Claim> asSubmitted(String id);

    /** Claims, newest first. */
    List<Claim> list(Query query);

    /** Ids of claims on this order of this reseller that are neither resolved nor withdrawn. */
    List<String> open(String resellerId, String orderId);

    /** Every event of a claim, oldest first. */
    List<ClaimEvent> timeline(String claimId);

    /** The bytes of a piece of evidence as they came; empty where this claim has none of that id. */
    Optional<byte[]> evidence(String claimId, String evidenceId);
}
