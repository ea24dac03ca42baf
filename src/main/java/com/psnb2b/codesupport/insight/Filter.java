package com.psnb2b.codesupport.insight;

import java.time.LocalDate;

/**
 * Which sums are asked for.
 *
 * @param from the first day (UTC)
 * @param until the last day
 * @param resellerId null for all
 * @param type a claim type as it is called outside; null for all
 */
public record Filter(LocalDate from, LocalDate until, String resellerId, String type) {

    /** Days that may be asked for at a time. */
    public static final int MOST_DAYS = 366;

    String reseller() {
        return resellerId == null ? "" : resellerId;
    }
}
