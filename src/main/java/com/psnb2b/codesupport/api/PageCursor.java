package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages of a list. A cursor names the last claim of the previous page, so that new claims shift no page. */
public final class PageCursor {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;
    private static final Pattern PLACE =
            Pattern.compile("(?<at>\\d{4}-\\S{1,40}) (?<id>(?:clm|cas|msg)_[0-9a-f]{32}|evt_[0-9a-f]{32}_[0-9]{1,9})");

    private PageCursor() {}

    /** PostgreSQL refuses NUL, and no id holds any other control character. */
    static String plain(String name, String text) {
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInput.of(name, "invalid", "must not hold control characters");
        }
        return text;
    }

    static int limit(String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Answered below.
        }
        throw InvalidInput.of("limit", "invalid", "must be a number from 1 to " + MOST);
    }

    public static String cursor(Claim last) {
        return cursor(new ClaimStore.Position(last.createdAt(), last.id()));
    }

    /** The same, of whatever else is listed in the same order. */
    public static String cursor(ClaimStore.Position last) {
        String place = last.createdAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** How many of a list that does not shift were answered before: the cursor is their number. */
    static int answered(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        if (cursor.matches("[0-9]{1,9}")) {
            return Integer.parseInt(cursor);
        }
        throw InvalidInput.of("cursor", "invalid", "take it from next_cursor as it is");
    }

    public static ClaimStore.Position position(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            Matcher place = PLACE.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (place.matches()) {
                return new ClaimStore.Position(Instant.parse(place.group("at")), place.group("id"));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Answered below.
        }
        throw InvalidInput.of("cursor", "invalid", "take it from next_cursor as it is");
    }
}
