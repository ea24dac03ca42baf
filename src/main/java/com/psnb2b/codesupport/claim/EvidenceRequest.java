package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * A reviewer's request for more evidence on a submitted claim, on a clock of its own.
 *
 * @param text what is asked for, as the reseller reads it
 * @param dueAt when the reviewer gets the claim back as it is
 */
public record EvidenceRequest(String text, String by, Instant dueAt) {}
