package com.psnb2b.codesupport.claim;

import java.util.List;

/**
 * Which kind of problem a claim is (policy, section 3).
 *
 * @param reasons at least one, the deciding one first
 */
public record Classification(ClaimType type, List<Reason> reasons, Confidence confidence) {}
