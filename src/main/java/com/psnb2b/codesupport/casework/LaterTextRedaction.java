package com.psnb2b.codesupport.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.code.CodeSealer;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Texts that come to a claim after it was filed, without its code (contract, section 4.3). The code itself is kept
 * nowhere, so it is found by its fingerprints, in spellings in which it does not look like one. Every text that is
 * written into an existing claim is redacted here.
 */
@Component
public class LaterTextRedaction {

    private final CodeSealer sealer;
    private final ObjectMapper json;

    LaterTextRedaction(CodeSealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /** Free text without the claim's codes, and without anything else that looks like one; null stays null. */
    public String redacted(Claim claim, String text) {
        return CodeRedactor.redact(text, found(claim, text));
    }

    /** Evidence whose name and statement hold none of the claim's codes; what a file holds stays as it came. */
    public NewEvidence redacted(Claim claim, NewEvidence added) {
        EvidenceItem item = added.item();
        StatedFacts stated = item.stated() == null ? null : item.stated().withTexts(text -> name(claim, text));
        if (stated == null || stated.equals(item.stated())) {
            return new NewEvidence(
                    item(item, name(claim, item.fileName()), stated, item.size(), item.sha256()),
                    added.bytes(),
                    added.fileId());
        }
        byte[] bytes = bytes(stated);
        return new NewEvidence(item(item, item.fileName(), stated, bytes.length, Hashes.sha256(bytes)), bytes);
    }

    /** Corrected facts whose texts hold none of the claim's codes. */
    ClaimFacts redacted(Claim claim, ClaimFacts corrected) {
        return corrected.withTexts(text -> name(claim, text));
    }

    private String name(Claim claim, String text) {
        return CodeRedactor.redactName(text, found(claim, text));
    }

    private List<String> found(Claim claim, String text) {
        return claim.codes()
                .flatMap(code -> sealer.findIn(text, code).stream())
                .distinct()
                .toList();
    }

    private static EvidenceItem item(EvidenceItem item, String name, StatedFacts stated, long size, String sha256) {
        return new EvidenceItem(
                item.id(),
                item.type(),
                name,
                item.mediaType(),
                size,
                sha256,
                stated,
                item.addedAt(),
                item.addedBy(),
                item.shared());
    }

    private byte[] bytes(StatedFacts facts) {
        try {
            return json.writeValueAsBytes(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement is plain data and can be written", e);
        }
    }
}
