package com.psnb2b.codesupport.insight;

/** By what sums are kept apart, beside day, type and reseller. */
public enum Dimension {
    ALL(""),
    RESELLER("reseller"),
    REVIEWER("reviewer"),
    SKU("sku"),
    BATCH("batch"),
    /** Times alone: how long claims waited at a {@link Step}. */
    STEP("step");

    private final String key;

    Dimension(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
