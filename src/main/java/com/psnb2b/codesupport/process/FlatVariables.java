package com.psnb2b.codesupport.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.KnownNames;
import java.io.InputStream;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How flat process variables stand for the fields of the API's JSON, both ways: values go in, and a fault comes back
 * under the variable's name.
 */
final class FlatVariables {

    /** The variables of a start (contract, section 3). */
    static final FlatVariables START = new FlatVariables(
            "orderId", "order_id",
            "reportedIssue", "reported_issue",
            "code", "code.value",
            "maskedCode", "code.masked",
            "productRegion", "product.region",
            "productSku", "product.sku",
            "productDenomination", "product.denomination",
            "orderedRegion", "ordered.region",
            "accountRegion", "account_region",
            "deliveredAt", "delivered_at",
            "madeAvailableAt", "made_available_at",
            "retrievedAt", "retrieved_at",
            "customerReport", "customer_report.text",
            "errorCode", "customer_report.error_code",
            "attemptedAt", "customer_report.attempted_at",
            "reportedAt", "customer_report.reported_at",
            "resellerId", "reseller_id",
            "reference", "reference");

    /** The variables of the desk's evidence form, as the content of a statement. */
    static final FlatVariables EVIDENCE = new FlatVariables(
            "code", "code.value",
            "maskedCode", "code.masked",
            "productRegion", "product.region",
            "orderedRegion", "ordered.region",
            "accountRegion", "account_region",
            "deliveredAt", "delivered_at",
            "customerReport", "customer_report.text",
            "errorCode", "customer_report.error_code",
            "deliveryLogStatus", "status");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private FlatVariables(String... namesAndFields) {
        for (int i = 0; i < namesAndFields.length; i += 2) {
            fields.put(namesAndFields[i], namesAndFields[i + 1]);
        }
    }

    /** Writes the variables that are there into the JSON; a blank one is absent. */
    void write(Map<String, Object> variables, ObjectNode target) {
        fields.forEach((name, field) -> {
            Object value = variables.get(name);
            if (value == null || value.toString().isBlank()) {
                return;
            }
            if (value instanceof InputStream || value instanceof byte[]) {
                throw InvalidInput.of(name, "invalid", "must be text, and no file");
            }
            int dot = field.indexOf('.');
            ObjectNode owner = dot < 0 ? target : target.withObjectProperty(field.substring(0, dot));
            String text = value instanceof Date date ? date.toInstant().toString() : value.toString();
            owner.put(field.substring(dot + 1), text);
        });
    }

    /** A fault for each variable that stands for nothing. */
    Faults unknown(Map<String, Object> variables) {
        Faults unknown = new Faults();
        variables.keySet().stream()
                .filter(name -> !fields.containsKey(name))
                .sorted()
                .forEach(name -> unknown.add(
                        name,
                        "unknown_field",
                        unknown.isFull()
                                ? ""
                                : "is not a variable here; " + KnownNames.instead(name, fields.keySet())));
        return unknown;
    }

    /** The variables' names. */
    Set<String> names() {
        return fields.keySet();
    }

    /** The same faults under the variables' names. */
    InvalidInput named(InvalidInput invalid) {
        return invalid.renamed(this::variable);
    }

    private String variable(String field) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue().equals(field) || ("content." + entry.getValue()).equals(field))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(field);
    }
}
