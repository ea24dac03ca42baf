package com.psnb2b.codesupport.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where cases are kept. */
public interface CaseStore {

    /**
     * Something that happened to a case as a whole.
     *
     * @param sequence 1 for the first of a case, then without gaps
     * @param type such as {@code case.created}
     */
    record CaseEvent(int sequence, String type, Instant at, String actor, Map<String, Object> data) {}

    /**
     * Which cases to list; a null leaves that part open.
     *
     * @param open whether somebody has still to do with one of their claims
     * @param orderId of one of their claims
     */
    record Query(String resellerId, Boolean open, String orderId, ClaimStore.Position before, int limit) {}

    /** A case in a list. @param byStatus how many of its claims stand where */
    record Summary(ClaimCase claimCase, Map<ClaimStatus, Integer> byStatus) {}

    /** What all claims of a case are reminded of together. */
    enum Notice {
        REMINDER,
        ESCALATION
    }

    /** Keeps a new case with the bytes of its evidence, before its claims. Needs a transaction. */
    void add(ClaimCase claimCase, CaseEvent happened, List<NewEvidence> evidence);

    /**
     * The case to work on as a whole: no other transaction does so until this one ends. Its claims are taken up before the
     * case is written, never after, so that two never wait for each other.
     *
     * @throws java.util.NoSuchElementException where there is none
     */
    ClaimCase forWork(String id);

    /** Keeps what changed, with what happened and the bytes of new evidence. */
    void update(ClaimCase changed, CaseEvent happened, List<NewEvidence> added);

    /** The case to look at. */
    Optional<ClaimCase> find(String id);

    /** The same, where it is of this reseller. */
    Optional<ClaimCase> findOf(String resellerId, String id);

    /** A case and all of its claims as they stand, in the order in which they were filed: one question. */
    Optional<CaseState> state(String id);

    /** Ids of all its claims, in the order in which they were filed. */
    List<String> claimIds(String id);

    /** Cases, newest first. */
    List<Summary> list(Query query);

    /** Every event of a case, oldest first. */
    List<CaseEvent> events(String id);

    /**
     * Whether this is the one that tells of something for all of the case: the first in a while. Needs a transaction, and
     * holds the case until it ends.
     */
    boolean tellsForAll(String id, Notice notice, Instant now, Duration silence);
}
