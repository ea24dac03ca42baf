package com.psnb2b.codesupport.process.examples;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.guard.DrawnWay.Way;
import java.util.Set;

/**
 * What came out of an example.
 *
 * @param refused why its claim is not taken; null where it is, and all else is null where it is not
 * @param claim as it would stand
 * @param way to where it first waits
 * @param queues who would have it there
 * @param priorities of the tasks there
 */
record Result(String refused, Claim claim, Way way, Set<String> queues, Set<Integer> priorities) {}
