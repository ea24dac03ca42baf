package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * The claim window (policy, section 4).
 *
 * @param openedBy {@code delivered_at} or {@code made_available_at}; null while the start is unknown
 * @param source {@code recorded} or {@code stated}; null while the start is unknown
 * @param opensAt null while unknown
 * @param closesAt the last instant in time, never null: while the start is unknown, the end of the wait for it
 * @param remindAt when a reminder goes out, where evidence is missing
 * @param measuredAt the moment it was measured at: when the claim was submitted, or the time of the judgement
 */
public record Window(
        WindowState state,
        String openedBy,
        String source,
        Instant opensAt,
        Instant closesAt,
        Instant remindAt,
        Instant measuredAt) {}
