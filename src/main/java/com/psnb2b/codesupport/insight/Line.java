package com.psnb2b.codesupport.insight;

/**
 * Sums of one value. Each end counts on the day on which it came, and filing on its own: what was filed in a range and what
 * ended in it are not the same claims.
 *
 * @param value empty where it is not known
 * @param notCovered claims that the policy does not cover, and that nobody asked to look at again
 * @param overturned decisions that a second person sent back
 * @param time from the moment that a person had it to its outcome
 */
public record Line(
        String value,
        long filed,
        long replacement,
        long refund,
        long closure,
        long withdrawn,
        long notCovered,
        long overturned,
        Spread time) {

    static Line none(String value) {
        return new Line(value, 0, 0, 0, 0, 0, 0, 0, Spread.NONE);
    }

    /** Claims with an outcome. */
    public long decided() {
        return replacement + refund + closure;
    }

    Line with(Spread other) {
        return new Line(value, filed, replacement, refund, closure, withdrawn, notCovered, overturned, other);
    }
}
