package com.psnb2b.codesupport.conversation;

import java.time.Instant;

/**
 * One entry of a thread.
 *
 * @param id {@code msg_…}; of a question the id of its event, {@code evt_…}
 * @param claimId the claim that it stands at; null for one that counts for all of a case
 * @param caseId the case that it stands at; null for one of a single claim
 * @param author who wrote it, as events name it: {@code reseller:ID}, {@code user:ID}, {@code supplier}
 * @param text without any code
 */
public record Message(
        String id, String claimId, String caseId, Kind kind, String author, Channel channel, Instant at, String text) {

    /** What is said to whom. */
    public enum Kind {
        /** From one side to the other. */
        MESSAGE,
        /** A reviewer's request for evidence; an answer in words or what was asked for ends the wait for it. */
        QUESTION,
        /** Of our staff for our staff: no reseller ever reads it. */
        NOTE
    }

    /** The way on which it came in. */
    public enum Channel {
        API,
        PAGE,
        TASKLIST,
        MAIL
    }

    /** The claim's id, else the case's. */
    public String owner() {
        return claimId == null ? caseId : claimId;
    }
}
