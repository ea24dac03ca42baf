package com.psnb2b.codesupport.platform.inbound;

import java.util.HashMap;
import java.util.Map;

/**
 * How many threads may wait at a time for the rest of a body: so many that honest callers never meet the limit, and so
 * few that threads are always left for what needs no waiting, such as the question whether this node is alive.
 */
final class WaitingThreads {

    /** All who did not say who they are. */
    static final String ANONYMOUS = "";

    private final int all;
    private final int each;
    private final int anonymous;
    private final Map<String, Integer> taken = new HashMap<>();
    private int sum;

    /** @param threads that the server has in all */
    WaitingThreads(int threads) {
        all = Math.max(1, threads / 2);
        each = Math.max(1, threads * 2 / 5);
        anonymous = Math.max(1, threads / 5);
    }

    /** How many threads may wait at a time for callers to take their answers. */
    static int writers(int threads) {
        return Math.max(1, threads * 3 / 10);
    }

    /** Takes a place; false where this caller, or everybody, has too many. */
    synchronized boolean take(String caller) {
        int own = taken.getOrDefault(caller, 0);
        if (sum >= all || own >= (caller.equals(ANONYMOUS) ? anonymous : each)) {
            return false;
        }
        taken.put(caller, own + 1);
        sum++;
        return true;
    }

    /** Gives a place back that was taken. */
    synchronized void leave(String caller) {
        taken.computeIfPresent(caller, (who, own) -> own == 1 ? null : own - 1);
        sum--;
    }
}
