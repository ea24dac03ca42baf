package com.psnb2b.codesupport.agreement;

/**
 * What somebody decided and why, as far as it is compared: two that are equal agree.
 *
 * @param decision {@code replacement}, {@code refund} or {@code closure}
 * @param reason a group of reasons that come to the same
 */
public record Verdict(String decision, String reason) {

    private static final String CLOSURE = "closure";

    public boolean pays() {
        return !CLOSURE.equals(decision);
    }

    @Override
    public String toString() {
        return decision + " (" + reason + ")";
    }
}
