package com.psnb2b.codesupport.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.intake.CaseReader.SentCode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * What a person filled in about many codes: facts for all of them, in the fields of {@link ClaimForm}, and the codes.
 *
 * @param facts the fields as sent
 * @param typed the codes as they were typed
 */
record ManyCodesForm(ClaimForm facts, List<String> typed) {

    /** The form's own key: it files once. */
    static final String ONCE = "once";

    /** Whose the codes are, where the support desk files. */
    static final String RESELLER = "reseller_id";

    /** To which case codes are added, where the support desk adds them. */
    static final String CASE = "case_id";

    private static final String REFERENCE = "reference";
    private static final Set<String> OF_THE_PAGE = Set.of(PastedCodes.FIELD, ONCE, RESELLER);
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    static ManyCodesForm of(MultiValueMap<String, String> fields) {
        return new ManyCodesForm(new ClaimForm(fields.toSingleValueMap()), List.of());
    }

    /** @throws InvalidInput that names each field which is none of the form, or is there several times */
    static void requireKnown(MultiValueMap<String, String> sent) {
        ClaimForm.requireKnown(sent, OF_THE_PAGE);
    }

    /** Fields that show their own faults. */
    static Set<String> shown() {
        Set<String> shown = ClaimForm.ofTheCheckPage();
        shown.addAll(List.of(REFERENCE, PastedCodes.FIELD, RESELLER, "file", "type"));
        return shown;
    }

    /** The same, when it is known what was typed as a code. */
    ManyCodesForm with(List<SentCode> codes) {
        return new ManyCodesForm(
                facts,
                codes.stream()
                        .filter(code -> code.body() != null)
                        .map(code ->
                                code.body().path(ClaimForm.CODE).path("value").asText(""))
                        .filter(code -> !code.isBlank())
                        .toList());
    }

    /** What counts for all codes, as the API takes it. */
    ObjectNode shared() {
        ObjectNode shared = facts.claim();
        shared.remove(List.of(REFERENCE, ClaimForm.CODE));
        return shared;
    }

    /** Null where none was given. */
    String reference() {
        return value(REFERENCE).orElse(null);
    }

    /** The key that the form has, or a new one. */
    public String once() {
        return key().orElseGet(() -> UUID.randomUUID().toString());
    }

    private Optional<String> key() {
        return value(ONCE).filter(key -> KEY.matcher(key).matches());
    }

    /** @throws InvalidInput where it has none of ours */
    String requiredKey() {
        return key().orElseThrow(() ->
                InvalidInput.of(ONCE, "required", "is missing: load the page again, and fill it in anew"));
    }

    public Optional<String> value(String name) {
        return facts.value(name);
    }

    public ZoneId zone() {
        return facts.zone();
    }

    /** What may stand in the page again: everything but codes. */
    public String again(String name) {
        String text = facts.fields().getOrDefault(name, "");
        if (name.equals(PastedCodes.FIELD)) {
            return "";
        }
        // An order's number only looks like a code, and masked it would be another order.
        return name.equals(ClaimForm.ORDER) && !typed.isEmpty() && !CodeRedactor.nameHolds(text, typed, null)
                ? text
                : CodeRedactor.redact(text, typed);
    }
}
