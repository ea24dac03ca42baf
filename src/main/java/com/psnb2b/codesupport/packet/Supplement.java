package com.psnb2b.codesupport.packet;

import java.time.Instant;

/**
 * What came after a packet was sealed: evidence, or the end of the claim.
 *
 * @param number from 1
 * @param sequence of the event that closes it
 * @param type of that event
 */
public record Supplement(int number, int sequence, String type, Instant at) {}
