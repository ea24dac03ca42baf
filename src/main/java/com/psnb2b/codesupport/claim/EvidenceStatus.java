package com.psnb2b.codesupport.claim;

import java.util.List;

/**
 * How complete the evidence of a claim is (policy, section 5).
 *
 * @param missing required and not there
 * @param recommended would help, blocks nothing, and not there
 * @param score share of required and recommended items that are there, 0 to 100
 */
public record EvidenceStatus(List<EvidenceName> missing, List<EvidenceName> recommended, int score) {

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
