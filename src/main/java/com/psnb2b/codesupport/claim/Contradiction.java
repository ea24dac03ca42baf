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
    ACCOUNT_REGION_DIFFERS("the store says consumed, and the account is of another region"),
    /** The store says consumed, so places that nobody can read do not decide (rule 1). */
    CODE_UNREADABLE("the code was sent with places that nobody can read"),
    CODE_LOOKS_LIKE_RECORDED(
            "the recorded code differs only in characters that are misread for one another; read the code again and try it"),
    /** Found by the code alone. */
    RECORD_UNDER_OTHER_ORDER("the code is on record under another order of this reseller"),
    /** Of that record the time of delivery counts alone. */
    RECORD_HAS_OTHER_CODE(
            "the records of this order name other codes; the window is measured from the first delivery of the order"),
    /** Policy, section 2a: no reason to classify. */
    DENOMINATION_NOT_COMPARABLE("the face values ordered and delivered cannot be compared as they are written"),
    SKU_NOT_COMPARABLE("the SKUs ordered and delivered differ, and the table of products does not know both"),
    ALREADY_REFUNDED("the order was refunded or replaced already"),
    ORDER_CANCELLED("the order was cancelled"),
    FACT_CHANGED("something was stated otherwise before; the course of the claim says what"),
    REGION_NOT_COMPARABLE("a zone is named of which the table does not say whether it holds the other region");

    private final String text;

    Contradiction(String text) {
        this.text = text;
    }

    /** In words, as a part of a sentence. */
    public String text() {
        return text;
    }
}
