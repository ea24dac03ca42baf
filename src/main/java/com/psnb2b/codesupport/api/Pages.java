package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Pages of a list: a cursor names the last claim of the page before, so that new claims shift nothing. */
final class Pages {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    private Pages() {}

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

    static String cursor(Claim last) {
        String place = last.createdAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static ClaimStore.Position position(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return new ClaimStore.Position(Instant.parse(place[0]), place[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw InvalidInput.of("cursor", "invalid", "take it from next_cursor as it is");
        }
    }
}
