package com.psnb2b.codesupport.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A reseller's address for mail.
 *
 * @param id {@code ctc_…}; of its endpoint as well
 * @param number short, for the address that answers go to
 * @param language one of {@link com.psnb2b.codesupport.words.Words#LANGUAGES}
 * @param events that it wants to be told of, once the address is confirmed
 * @param confirmedAt when its owner said yes; null where they have not
 * @param unsubscribedAt when its owner said no; null where they have not
 */
public record Contact(
        String id,
        long number,
        String resellerId,
        String address,
        Locale language,
        List<String> events,
        Instant createdAt,
        Instant confirmedAt,
        Instant unsubscribedAt) {

    /** Whether anything but the question for its consent may be sent to it. */
    public boolean mayBeWrittenTo() {
        return confirmedAt != null && unsubscribedAt == null;
    }

    /** {@code unconfirmed}, {@code confirmed} or {@code unsubscribed}. */
    public String state() {
        if (unsubscribedAt != null) {
            return "unsubscribed";
        }
        return confirmedAt == null ? "unconfirmed" : "confirmed";
    }
}
