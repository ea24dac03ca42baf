package com.psnb2b.codesupport.process.guard;

/**
 * One thing in a model for which it is refused.
 *
 * @param element id of the element; null where the whole file is meant
 * @param message what is wrong and what to do, for the owner
 */
public record Finding(String element, Reason reason, String message) {

    @Override
    public String toString() {
        return element == null ? message : element + ": " + message;
    }
}
