package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.customers.CustomerReport;
import com.psnb2b.codesupport.customers.CustomerReports;
import com.psnb2b.codesupport.intake.ClaimReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a customer said, as the claim that it becomes. Read by the same reader as every claim. */
@Component
public class CustomerDrafts {

    private static final String ISSUE = "reported_issue";

    private final CustomerReports reports;
    private final ClaimReader reader;
    private final ClaimFiling filing;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    CustomerDrafts(
            CustomerReports reports,
            ClaimReader reader,
            ClaimFiling filing,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.reports = reports;
        this.reader = reader;
        this.filing = filing;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    /**
     * What a customer is asked about: order, product and masked code alone.
     *
     * @param sent as a claim has them
     * @throws InvalidInput that names each field that is wrong, or that the customer is not shown
     */
    public ObjectNode asked(String resellerId, JsonNode sent) {
        if (sent.at("/code/value").isTextual()) {
            throw InvalidInput.of("code.value", "invalid", "is not shown to a customer: send code.masked, or no code");
        }
        ObjectNode claim = sent.deepCopy();
        claim.put(ISSUE, "other");
        return asked(reader.read(claim, resellerId, Channel.API, CustomerReports.ACTOR)
                .facts());
    }

    /** The same of a claim that is there. */
    public static ObjectNode asked(ClaimFacts facts) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("order_id", facts.orderId());
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        put(product, "region", facts.product().region());
        put(product, "sku", facts.product().sku());
        put(
                product,
                "denomination",
                facts.product().denomination() == null
                        ? null
                        : facts.product().denomination().text());
        if (!product.isEmpty()) {
            asked.set("product", product);
        }
        if (facts.code() != null) {
            asked.putObject("code").put("masked", facts.code().masked());
        }
        return asked;
    }

    /**
     * Reads what a customer says, as part of the claim that it would be.
     *
     * @throws InvalidInput with every field that is wrong
     */
    public void check(CustomerReport report, ObjectNode told) {
        ObjectNode claim = report.asked().deepCopy();
        claim.setAll(told);
        reader.read(claim, report.resellerId(), Channel.PAGE, CustomerReports.ACTOR);
    }

    /**
     * Files a draft once.
     *
     * @param key null for none
     * @param added what the reseller adds or says otherwise, as a claim has it; null for nothing
     * @throws ApiException 404 for another reseller's, 409 where nothing was said or it was filed before
     */
    public Idempotency.Answer file(ApiCaller caller, String id, String key, JsonNode added) {
        byte[] request =
                ("customer-report " + id + " " + (added == null ? "" : added)).getBytes(StandardCharsets.UTF_8);
        CustomerReport report = reports.find(caller.resellerId(), id).orElseThrow(ApiException::notFound);
        Optional<Idempotency.Answer> before = transaction.execute(status -> idempotency.find(caller, key, request));
        if (before.isPresent()) {
            return before.get();
        }
        if (report.told() == null) {
            throw report.filedClaim() == null
                    ? ApiException.conflict(
                            "nothing_reported", "The customer has said nothing yet that could be filed.")
                    : alreadyFiled();
        }
        ObjectNode claim = report.draft();
        if (added != null) {
            merge(claim, added);
        }
        Submission read = reader.read(
                claim, caller.resellerId(), Channel.API, caller.party().actor());
        List<NewEvidence> evidence = Stream.concat(read.evidence().stream(), reports.contents(id).stream())
                .toList();
        Submission whole = new Submission(read.facts(), read.resellerId(), read.channel(), read.actor(), evidence);
        return filing.once(caller, key, request, whole, filed -> {
            if (!reports.filed(id, filed.id())) {
                throw alreadyFiled();
            }
        });
    }

    private static ApiException alreadyFiled() {
        return ApiException.conflict("report_filed", "What the customer said is in a claim already.");
    }

    /** Objects are merged field by field; anything else takes the place of what was there. */
    private static void merge(ObjectNode into, JsonNode added) {
        added.fields().forEachRemaining(field -> {
            if (field.getValue().isObject() && into.get(field.getKey()) instanceof ObjectNode known) {
                merge(known, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }

    private static void put(ObjectNode object, String name, Object value) {
        if (value != null) {
            object.put(name, value.toString());
        }
    }
}
