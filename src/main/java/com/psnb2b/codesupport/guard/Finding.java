package com.psnb2b.codesupport.guard;

import java.util.List;

/**
 * One thing in a model for which it is refused.
 *
 * @param element id of the element; null where the whole file is meant
 * @param message what is wrong and what to do, for the owner
 * @param path ids of all that a claim passes on its way there, the gateways among them; empty where no path is meant
 */
public record Finding(String element, RefusalReason reason, String message, List<String> path) {

    public Finding(String element, RefusalReason reason, String message) {
        this(element, reason, message, List.of());
    }

    @Override
    public String toString() {
        return element == null ? message : element + ": " + message;
    }
}
