package com.psnb2b.codesupport.claim;

/** Where facts do not fit together; shown to the reviewer, and blocks nothing (policy, section 3). */
public enum Contradiction {
    DELIVERED_BEFORE_ORDERED("delivered before it was ordered"),
    RETRIEVED_BEFORE_DELIVERY("retrieved before it was delivered"),
    ATTEMPTED_BEFORE_DELIVERY("tried before it was delivered"),
    REPORTED_BEFORE_ATTEMPT("reported before it was tried"),
    RECORD_DISAGREES_REGION("the record names another region than the claim"),
    RECORD_DISAGREES_TIME("the record gives another time of delivery than the claim"),
    RECORD_DISAGREES_RETRIEVAL("the record tells of another retrieval than the claim"),
    /** A log that the claim brought tells another delivery status than the supplier's record. */
    RECORD_DISAGREES_STATUS("a log on the claim gives another delivery status than the record"),
    /** The store says consumed, and the account is of another region (rule 3). */
    ACCOUNT_REGION_DIFFERS("the store says consumed, and the account is of another region");

    private final String text;

    Contradiction(String text) {
        this.text = text;
    }

    /** In words, as a part of a sentence. */
    public String text() {
        return text;
    }
}
