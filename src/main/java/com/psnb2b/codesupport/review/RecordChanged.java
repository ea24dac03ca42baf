package com.psnb2b.codesupport.review;

/** A decision was not taken, because the supplier's record says something else now; the claim is to be judged again. */
public record RecordChanged(String claimId) {}
