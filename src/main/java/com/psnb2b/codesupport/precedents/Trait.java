package com.psnb2b.codesupport.precedents;

/** What claims are compared by. */
public enum Trait {
    TYPE("Claim type", 4),
    REASONS("Reasons", 3),
    ERROR_CODE("Error code", 2),
    /** Of the product as delivered, of the order, of the account. */
    REGIONS("Regions", 2),
    WINDOW("Claim window", 3),
    EVIDENCE("Kinds of evidence", 1),
    CONTRADICTIONS("Does not fit", 2),
    /** The same code, or a file of the same content, in another claim. */
    SIGNALS("Look twice", 2),
    FACE_VALUE("Face value", 1),
    PRODUCT("SKU", 1);

    private final String label;
    private final int weight;

    Trait(String label, int weight) {
        this.label = label;
        this.weight = weight;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** How much it counts beside the others. */
    int weight() {
        return weight;
    }
}
