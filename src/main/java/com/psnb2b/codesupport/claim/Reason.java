package com.psnb2b.codesupport.claim;

/**
 * Why a claim was classified as it was.
 *
 * @param code stable, such as {@code PSN_ERROR_CONSUMED}
 * @param text for people, conservative
 */
public record Reason(String code, String text) {}
