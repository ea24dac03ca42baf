package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.insight.ClaimsBehind;
import com.psnb2b.codesupport.insight.ClaimsBehind.Found;
import com.psnb2b.codesupport.insight.ClaimsBehind.Position;
import com.psnb2b.codesupport.insight.ClaimsBehind.What;
import com.psnb2b.codesupport.insight.Dimension;
import com.psnb2b.codesupport.insight.Filter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** A page of the claims behind a figure. */
final class ClaimList {

    private static final String BETWEEN = "~";

    private ClaimList() {}

    /**
     * @param what one of {@link What}
     * @param before where the page before ended; blank for the first
     * @throws ResponseStatusException 404 for what is no list
     */
    static void fill(
            Model page,
            ClaimsBehind behind,
            String what,
            Dimension dimension,
            String value,
            Filter filter,
            String before) {
        What listed = WireName.find(What.class, what).orElseThrow(ClaimList::noSuchList);
        List<Found> found = behind.list(listed, dimension, value, filter, position(before));
        page.addAttribute("what", what);
        page.addAttribute("claims", found.stream().limit(ClaimsBehind.PAGE).toList());
        Found last = found.size() > ClaimsBehind.PAGE ? found.get(ClaimsBehind.PAGE - 1) : null;
        page.addAttribute("next", last == null ? null : last.at() + BETWEEN + last.id());
    }

    private static Position position(String before) {
        if (before.isBlank()) {
            return null;
        }
        try {
            String[] parts = before.split(BETWEEN, 2);
            return new Position(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw noSuchList();
        }
    }

    private static ResponseStatusException noSuchList() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
