package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryState;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.OrderStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import com.psnb2b.codesupport.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Reads claims and delivery records from JSON as the contract writes them (section 2). The full code ends here: what is
 * returned holds its sealed reference only, and free text that repeats it comes back masked.
 */
@Component
public class ClaimReader {

    static final int ID = 100;
    static final int TEXT = 4000;

    static final ClaimFacts NOTHING = new ClaimFacts(
            null, null, null, Product.UNKNOWN, Product.UNKNOWN, null, null, null, null, CustomerReport.NONE, null);

    private final CodeSealer sealer;
    private final EvidenceReader evidence;
    private final Predicate<String> zones;
    private final Clock clock;
    private final Optional<ClaimSubstitution> substitution;

    ClaimReader(
            CodeSealer sealer,
            EvidenceReader evidence,
            Policies policies,
            Clock clock,
            Optional<ClaimSubstitution> substitution) {
        this.sealer = sealer;
        this.evidence = evidence;
        zones = name -> policies.current().zone(name).isPresent();
        this.clock = clock;
        this.substitution = substitution;
    }

    /**
     * Reads a claim of a known reseller.
     *
     * @throws InvalidInput with every fault that was found
     */
    public Submission read(JsonNode body, String resellerId, Channel channel, String actor) {
        return rehearsed(body, channel, actor, claim -> resellerId);
    }

    /**
     * Reads a claim that may name its reseller in {@code reseller_id}, as staff and the engine send it.
     *
     * @throws InvalidInput with every fault that was found
     */
    public Submission readForStaff(JsonNode body, Channel channel, String actor) {
        return rehearsed(body, channel, actor, claim -> withoutCode(claim, "reseller_id", SentCodes.in(body)));
    }

    StatedFactsReader stated(SentCodes codes, Instant now) {
        return new StatedFactsReader(sealer, codes, zones, now);
    }

    /** What stands in for a claim of many in a rehearsal; else the claim itself. */
    Submission rehearsed(Submission read) {
        return substitution
                .flatMap(play -> play.insteadOf(read, clock.instant()))
                .map(other -> read(other, read.channel(), read.actor(), claim -> read.resellerId()))
                .orElse(read);
    }

    private Submission rehearsed(JsonNode body, Channel channel, String actor, Function<JsonFields, String> reseller) {
        Submission read = read(body, channel, actor, reseller);
        return substitution
                .flatMap(play -> play.insteadOf(read, clock.instant()))
                .map(other -> read(other, channel, actor, claim -> read.resellerId()))
                .orElse(read);
    }

    private Submission read(JsonNode body, Channel channel, String actor, Function<JsonFields, String> reseller) {
        Faults errors = new Faults();
        Instant now = clock.instant();
        JsonFields claim = new JsonFields(body, "", errors);
        SentCodes codes = SentCodes.in(body);
        String orderId = name(claim, "order_id", codes);
        String issue = claim.required("reported_issue", claim.text("reported_issue", ID));
        ReportedIssue reportedIssue = issue == null ? null : claim.choice("reported_issue", ReportedIssue.class);
        StatedFactsReader stated = new StatedFactsReader(sealer, codes, zones, now);
        ClaimFacts facts = facts(orderId, reportedIssue, claim, stated, now);
        String resellerId = reseller.apply(claim);
        var pieces = evidence.readAll(claim, stated, actor, resellerId);
        claim.nothingElse();
        codes.refuse(errors);
        return new Submission(facts, resellerId, channel, actor, pieces);
    }

    /** What an object states of a claim, but for its order and what is wrong. */
    ClaimFacts facts(String orderId, ReportedIssue issue, JsonFields claim, StatedFactsReader stated, Instant now) {
        return new ClaimFacts(
                orderId,
                issue,
                stated.code(claim),
                stated.product(claim.object("product")),
                stated.product(claim.object("ordered")),
                claim.region("account_region", zones),
                claim.instant("delivered_at", now),
                claim.instant("made_available_at", now),
                claim.instant("retrieved_at", now),
                stated.report(claim.object("customer_report")),
                stated.redacted(claim.id("reference", ID)));
    }

    /**
     * Reads a correction of what a claim states: fields as in a claim, or named by their path with dots.
     *
     * @return what is stated now; null, or unknown, where nothing is
     * @throws InvalidInput with every fault that was found
     */
    public ClaimFacts readCorrection(JsonNode sent) {
        Faults errors = new Faults();
        ObjectNode body = FieldPaths.nested(sent, errors);
        Instant now = clock.instant();
        JsonFields claim = new JsonFields(body, "", errors);
        SentCodes codes = SentCodes.in(body);
        StatedFactsReader stated = new StatedFactsReader(sealer, codes, zones, now);
        if (claim.has("order_id")) {
            claim.fault("order_id", "invalid", "stays: withdraw the claim, and file one on the right order");
        }
        ClaimFacts corrected = facts(null, claim.choice("reported_issue", ReportedIssue.class), claim, stated, now);
        claim.nothingElse();
        if (errors.isEmpty() && corrected.equals(NOTHING)) {
            errors.add("body", "required", "names no fact to correct");
        }
        codes.refuse(errors);
        return corrected;
    }

    /**
     * Reads a state of a delivery record of the supplier.
     *
     * @throws InvalidInput with every fault that was found
     */
    public DeliveryState readDelivery(JsonNode body) {
        Faults errors = new Faults();
        Instant now = clock.instant();
        JsonFields fields = new JsonFields(body, "", errors);
        SentCodes codes = SentCodes.in(body);
        StatedFactsReader stated = new StatedFactsReader(sealer, codes, zones, now);
        CodeReference code = stated.code(fields);
        String status = fields.required("status", fields.text("status", ID));
        Optional<OrderStatus> ofTheOrder = orderStatus(status);
        DeliveryRecord record = new DeliveryRecord(
                name(fields, "order_id", codes),
                name(fields, "reseller_id", codes),
                code,
                stated.redacted(fields.id("batch_id", ID)),
                status == null || ofTheOrder.isPresent() ? null : deliveryStatus(fields),
                stated.product(fields.object("ordered")),
                stated.product(fields.object("delivered")),
                fields.instant("ordered_at", now),
                fields.instant("made_available_at", now),
                fields.instant("delivered_at", now),
                fields.instant("retrieved_at", now),
                ofTheOrder.map(Set::of).orElse(Set.of()));
        DeliveryState state =
                new DeliveryState(record, fields.instant("occurred_at", now), fields.whole("version"), now);
        fields.nothingElse();
        codes.refuse(errors);
        return state;
    }

    private static Optional<OrderStatus> orderStatus(String status) {
        return status == null ? Optional.empty() : WireName.find(OrderStatus.class, status.toLowerCase(Locale.ROOT));
    }

    private static DeliveryStatus deliveryStatus(JsonFields fields) {
        return fields.read(
                "status",
                ID,
                text -> DeliveryStatus.valueOf(text.toUpperCase(Locale.ROOT)),
                "must be one of " + JsonFields.wire(DeliveryStatus.class) + ", " + JsonFields.wire(OrderStatus.class));
    }

    /** A name that a claim is found by is required, and refused rather than masked: masked it would be another one's. */
    private static String name(JsonFields fields, String field, SentCodes codes) {
        return fields.required(field, withoutCode(fields, field, codes));
    }

    static String withoutCode(JsonFields fields, String field, SentCodes codes) {
        String name = fields.id(field, ID);
        return name == null || !codes.areIn(name)
                ? name
                : fields.fault(
                        field,
                        "invalid",
                        "must not hold a voucher code; send it as code.value, and a number that only looks like one"
                                + " without its hyphens");
    }
}
