package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where claims are kept. Changes are written once, when the transaction ends, or not at all. */
public interface ClaimStore {

    /**
     * Which claims to list; a null leaves that part open.
     *
     * @param apart whether those that are in a case are left out
     * @param before the last claim of the page before; null for the first page
     * @param limit at least 1
     */
    record Query(
            String resellerId,
            ClaimStatus status,
            ClaimType type,
            String orderId,
            String caseId,
            boolean apart,
            Position before,
            int limit) {

        /** Whether they are in a case or not. */
        public Query(
                String resellerId,
                ClaimStatus status,
                ClaimType type,
                String orderId,
                String caseId,
                Position before,
                int limit) {
            this(resellerId, status, type, orderId, caseId, false, before, limit);
        }

        /** Of whichever case, or none. */
        public Query(
                String resellerId, ClaimStatus status, ClaimType type, String orderId, Position before, int limit) {
            this(resellerId, status, type, orderId, null, before, limit);
        }
    }

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

    /** The same for several, taken up in the order of their ids, so that two never wait for each other. */
    List<Claim> forWork(List<String> ids);

    /** The claim, where this transaction works on it already; asks nothing. */
    Optional<Claim> inWork(String id);

    /** The claim to look at; changes to it are not kept. */
    Optional<Claim> find(String id);

    /** The same, where it is of this reseller. A foreign claim is not even read, and takes as long as one that is none. */
    Optional<Claim> findOf(String resellerId, String id);

    /** The claim as it was when it was handed to the reviewers; empty where it was not, or there is none. */
    Optional<Claim> asSubmitted(String id);

    /** Claims, newest first. */
    List<Claim> list(Query query);

    /**
     * Ids of claims on this order of this reseller, without regard to how it is written, or on this code, that are neither
     * resolved nor withdrawn.
     *
     * @param code null where none is known
     */
    List<String> open(String resellerId, String orderId, CodeReference code);

    /** Every event of a claim, oldest first. */
    List<ClaimEvent> timeline(String claimId);

    /**
     * The bytes of a piece of evidence as they came; empty where this claim has none of that id.
     *
     * @param claimId or the id of a case, for a piece of its own
     */
    Optional<byte[]> evidence(String claimId, String evidenceId);
}
