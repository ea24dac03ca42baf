package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.WireName;

/** A value that a program knows, and what people call it. */
record Named(String value, String text) {

    static Named of(Enum<?> value, String text) {
        return new Named(WireName.of(value), text);
    }

    static Named of(ClaimStatus status) {
        return of(status, CaseFileNames.of(status));
    }
}
