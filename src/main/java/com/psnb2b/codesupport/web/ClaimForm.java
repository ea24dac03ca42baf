package com.psnb2b.codesupport.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.KnownNames;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.words.Words;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/**
 * What a person filled in about a claim. A field of the form has the name that the API gives it, so that a fault finds
 * its way back to its field.
 *
 * @param fields by name, as sent
 */
record ClaimForm(Map<String, String> fields) {

    /** The field for a code in either form, full or masked. */
    static final String CODE = "code";

    static final String ORDER = "order_id";

    /** What the delivery log says, by its status. */
    static final String DELIVERY_LOG = "delivery_log";

    /** The person's time zone: times in the form are local, as a browser gives them. */
    static final String TIME_ZONE = "time_zone";

    /** Evidence that a person only says they have. */
    static final List<EvidenceType> AT_HAND =
            List.of(EvidenceType.ERROR_SCREENSHOT, EvidenceType.TRANSACTION_HISTORY, EvidenceType.CUSTOMER_MESSAGE);

    private static final List<String> TEXTS = List.of(
            ORDER,
            "reported_issue",
            "product.region",
            "product.sku",
            "product.denomination",
            "ordered.region",
            "ordered.sku",
            "ordered.denomination",
            "account_region",
            "customer_report.text",
            "customer_report.error_code",
            "reference");

    private static final List<String> TIMES = List.of(
            "delivered_at",
            "made_available_at",
            "retrieved_at",
            "customer_report.attempted_at",
            "customer_report.reported_at");

    /** What a page sends beside the facts: the kind of a file, its own token. */
    private static final Set<String> OF_THE_PAGE = Set.of("type", TIME_ZONE, "_csrf");

    private static final String HIDES = "*•#_";
    private static final String BEGINS_HIDDEN = HIDES + "Xx.";

    /**
     * Refuses what would be lost: what is no field of a form of ours, and a field that is there several times.
     *
     * @throws InvalidInput that names each
     */
    static void requireKnown(MultiValueMap<String, String> sent) {
        requireKnown(sent, Set.of());
    }

    /** The same for a page that has more. @param also fields that the page reads itself */
    static void requireKnown(MultiValueMap<String, String> sent, Set<String> also) {
        Set<String> known = new LinkedHashSet<>(TEXTS);
        known.addAll(also);
        known.addAll(TIMES);
        known.addAll(List.of(CODE, DELIVERY_LOG));
        AT_HAND.forEach(type -> known.add("has." + WireName.of(type)));
        requireOnly(sent, known);
    }

    /** The same for a form that asks for no fact of a claim. */
    static void requireOnly(MultiValueMap<String, String> sent, Set<String> known) {
        Faults errors = new Faults();
        sent.forEach((name, values) -> {
            if (!known.contains(name) && !OF_THE_PAGE.contains(name)) {
                errors.add(
                        name,
                        "unknown_parameter",
                        errors.isFull() ? "" : "is no field here; " + KnownNames.instead(name, known));
            } else if (values.size() > 1) {
                errors.add(name, "too_many", "counts once, and was sent several times");
            }
        });
        errors.refuse();
    }

    /** The claim as the API takes it; what was left empty is left out. */
    ObjectNode claim() {
        ObjectNode claim = facts();
        value(DELIVERY_LOG)
                .ifPresent(status -> claim.putArray("evidence")
                        .addObject()
                        .put("type", DELIVERY_LOG)
                        .putObject("content")
                        .put("status", status));
        return claim;
    }

    /** The facts as a statement of evidence; empty where nothing was filled in. */
    Optional<ObjectNode> statement() {
        ObjectNode content = facts();
        value(DELIVERY_LOG).ifPresent(status -> content.put("status", status));
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("type", content.has("status") ? DELIVERY_LOG : "other").set("content", content);
        return content.isEmpty() ? Optional.empty() : Optional.of(statement);
    }

    private ObjectNode facts() {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach(name -> value(name).ifPresent(text -> put(facts, name, text)));
        TIMES.forEach(name -> value(name).ifPresent(text -> put(facts, name, withOffset(text))));
        value(CODE).ifPresent(code -> put(facts, isMasked(code) ? "code.masked" : "code.value", code));
        return facts;
    }

    /** Types of evidence that the person has ticked. */
    List<EvidenceType> ticked() {
        return AT_HAND.stream()
                .filter(type -> value("has." + WireName.of(type)).isPresent())
                .toList();
    }

    /** The person's time zone; UTC where the browser did not tell. */
    public ZoneId zone() {
        try {
            return value(TIME_ZONE).map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What may stand in the page again: everything but the code, which no form repeats, in its field or in a text. */
    public String again(String name) {
        String text = fields.getOrDefault(name, "");
        String code = fields.getOrDefault(CODE, "");
        if (name.equals(ORDER) && isFull(code) && !CodeRedactor.nameHolds(text, code, null)) {
            // It only looks like a code, and masked it would be another order, filed with the next click.
            return text;
        }
        return name.equals(CODE) ? "" : CodeRedactor.redact(text, code);
    }

    /** Looks at each character once: a form holds what anybody wrote. */
    static boolean isMasked(String code) {
        return code.length() >= 4 && code.chars().limit(4).allMatch(c -> BEGINS_HIDDEN.indexOf(c) >= 0)
                || code.chars().anyMatch(c -> HIDES.indexOf(c) >= 0);
    }

    private static boolean isFull(String code) {
        return !isMasked(code) && code.replaceAll("[^A-Za-z0-9]", "").length() == CodeReference.VOUCHER_LENGTH;
    }

    /** The first fault of each field of the form, as a sentence. */
    static Map<String, String> faults(InvalidInput invalid) {
        Words words = Words.ofReader();
        Map<String, String> faults = new LinkedHashMap<>();
        invalid.errors()
                .forEach(fault -> faults.putIfAbsent(
                        fieldOf(fault.field()), StringUtils.capitalize(words.said(fault.message()))));
        return faults;
    }

    /** Fields of the check page, each of which shows its fault. */
    static Set<String> ofTheCheckPage() {
        Set<String> fields = new LinkedHashSet<>(TEXTS);
        fields.remove("reference");
        fields.addAll(TIMES);
        fields.addAll(List.of(CODE, DELIVERY_LOG));
        return fields;
    }

    /**
     * Faults that no field of a page shows, each with its name.
     *
     * @param shown fields that show theirs
     */
    static List<String> elsewhere(Map<String, String> faults, Set<String> shown) {
        return faults.entrySet().stream()
                .filter(fault -> !shown.contains(fault.getKey()))
                .map(fault -> fault.getKey() + ": " + fault.getValue())
                .toList();
    }

    /** The code has one field in two forms, the log is one field, and what a statement holds stands by itself. */
    static String fieldOf(String fault) {
        String name = fault.startsWith("content.") ? fault.substring("content.".length()) : fault;
        if (name.startsWith("evidence") || name.equals("status")) {
            return DELIVERY_LOG;
        }
        return name.equals(CODE) || name.startsWith(CODE + ".") ? CODE : name;
    }

    /** A local time with the offset of the person's zone; anything else as it is, for the reader to refuse. */
    private String withOffset(String text) {
        try {
            return LocalDateTime.parse(text).atZone(zone()).toOffsetDateTime().toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static void put(ObjectNode claim, String path, String text) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            claim.put(path, text);
        } else {
            claim.withObject("/" + path.substring(0, dot)).put(path.substring(dot + 1), text);
        }
    }
}
