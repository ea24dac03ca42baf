package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reviewer has ticked as an answer to their question, beside saying it.
 *
 * @param kinds of evidence; empty where nothing is ticked
 * @param inWords whether an answer in words is asked for
 */
record AskedEvidence(List<EvidenceType> kinds, boolean inWords) {

    static final String FIELD = "evidenceAsked";

    /** Form value of an answer in words. */
    static final String IN_WORDS = "words";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]+");

    /**
     * @param ticked as a form sends it: a JSON list, or names with commas between them; null for nothing
     * @throws InvalidInput that names {@link #FIELD}
     */
    static AskedEvidence of(String ticked) {
        List<EvidenceType> kinds = new ArrayList<>();
        boolean inWords = false;
        for (Matcher name = NAME.matcher(ticked == null ? "" : ticked); name.find(); ) {
            if (name.group().equals(IN_WORDS)) {
                inWords = true;
            } else {
                kinds.add(WireName.find(EvidenceType.class, name.group())
                        .orElseThrow(() -> InvalidInput.of(
                                FIELD, "invalid", "must be kinds of evidence, or words for an answer in words")));
            }
        }
        return new AskedEvidence(kinds.stream().distinct().toList(), inWords);
    }
}
