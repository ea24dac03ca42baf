package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.code.CodeRedactor;
import java.util.List;
import java.util.Objects;

/**
 * The codes that one call names as codes, its evidence included, as they were typed: whatever else it says is kept without
 * them. They stay inside this package.
 *
 * @param typed full codes; none where the call names none
 * @param masked the reference that the whole is about; null where there is none
 */
record SentCodes(List<String> typed, String masked) {

    /** One for the whole, and one for each piece of evidence. */
    private static final int MOST = 32;

    static SentCodes in(JsonNode body) {
        List<String> typed = body.findValues("code").stream()
                .map(code -> code.isObject() ? code.path("value") : code)
                .filter(SentCodes::isText)
                .map(JsonNode::textValue)
                .distinct()
                .limit(MOST)
                .toList();
        JsonNode masked = body.path("code").path("masked");
        return new SentCodes(typed, isText(masked) ? masked.textValue() : null);
    }

    /** The codes that many name, for what is said of all of them. @param bodies null for one that could not be read */
    static SentCodes ofAll(List<JsonNode> bodies) {
        return new SentCodes(
                bodies.stream()
                        .filter(Objects::nonNull)
                        .flatMap(body -> in(body).typed().stream())
                        .distinct()
                        .toList(),
                null);
    }

    /** Whether a name that must be kept as it is holds a code. */
    boolean areIn(String name) {
        return CodeRedactor.nameHolds(name, typed, masked);
    }

    /** Refuses what was sent where it has faults; the names of fields may be anything, so they are masked as well. */
    void refuse(Faults faults) {
        try {
            faults.refuse();
        } catch (InvalidInput e) {
            throw e.renamed(field -> CodeRedactor.redactName(field, typed));
        }
    }

    /** What is longer is refused as a code. */
    private static boolean isText(JsonNode node) {
        return node.isTextual()
                && !node.textValue().isBlank()
                && node.textValue().length() <= StatedFactsReader.CODE;
    }
}
