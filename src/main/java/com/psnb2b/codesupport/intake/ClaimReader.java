package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.CodeReference;
import com.psnb2b.codesupport.claim.CodeSealer;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.Submission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Reads claims and delivery records from JSON as the contract writes them (section 2). The full code ends here: what is
 * returned holds its sealed reference only, and free text that repeats it comes back masked.
 */
@Component
public class ClaimReader {

    static final int ID = 100;
    static final int TEXT = 4000;

    private final CodeSealer sealer;
    private final EvidenceReader evidence;
    private final Clock clock;
    private final Optional<Rehearsal> rehearsal;

    ClaimReader(CodeSealer sealer, EvidenceReader evidence, Clock clock, Optional<Rehearsal> rehearsal) {
        this.sealer = sealer;
        this.evidence = evidence;
        this.clock = clock;
        this.rehearsal = rehearsal;
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
        return rehearsed(body, channel, actor, claim -> withoutCode(claim, "reseller_id"));
    }

    private Submission rehearsed(JsonNode body, Channel channel, String actor, Function<Fields, String> reseller) {
        Submission read = read(body, channel, actor, reseller);
        return rehearsal
                .flatMap(play -> play.insteadOf(read, clock.instant()))
                .map(other -> read(other, channel, actor, claim -> read.resellerId()))
                .orElse(read);
    }

    private Submission read(JsonNode body, Channel channel, String actor, Function<Fields, String> reseller) {
        List<FieldError> errors = new ArrayList<>();
        Instant now = clock.instant();
        Fields claim = new Fields(body, "", errors);
        String rawCode = StatedReader.rawCode(claim);
        String orderId = name(claim, "order_id");
        String issue = claim.required("reported_issue", claim.text("reported_issue", ID));
        ReportedIssue reportedIssue = issue == null ? null : claim.choice("reported_issue", ReportedIssue.class);
        StatedReader stated = new StatedReader(sealer, rawCode, now);
        ClaimFacts facts = new ClaimFacts(
                orderId,
                reportedIssue,
                stated.code(claim),
                stated.product(claim.object("product")),
                stated.product(claim.object("ordered")),
                claim.region("account_region"),
                claim.instant("delivered_at", now),
                claim.instant("made_available_at", now),
                claim.instant("retrieved_at", now),
                stated.report(claim.object("customer_report")),
                stated.redacted(claim.text("reference", ID)));
        String resellerId = reseller.apply(claim);
        var pieces = evidence.readAll(claim, stated, actor);
        claim.nothingElse();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new Submission(facts, resellerId, channel, actor, pieces);
    }

    /**
     * Reads a delivery record of the supplier.
     *
     * @throws InvalidInput with every fault that was found
     */
    public DeliveryRecord readDelivery(JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        Instant now = clock.instant();
        Fields fields = new Fields(body, "", errors);
        String rawCode = StatedReader.rawCode(fields);
        StatedReader stated = new StatedReader(sealer, rawCode, now);
        CodeReference code = stated.code(fields);
        String status = fields.required("status", fields.text("status", ID));
        DeliveryRecord record = new DeliveryRecord(
                name(fields, "order_id"),
                name(fields, "reseller_id"),
                code,
                stated.redacted(fields.text("batch_id", ID)),
                status == null ? null : fields.choice("status", DeliveryStatus.class),
                stated.product(fields.object("ordered")),
                stated.product(fields.object("delivered")),
                fields.instant("ordered_at", now),
                fields.instant("made_available_at", now),
                fields.instant("delivered_at", now),
                fields.instant("retrieved_at", now));
        fields.nothingElse();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return record;
    }

    /** A name that a claim is found by is required, and refused rather than masked: masked it would be another one's. */
    private static String name(Fields fields, String field) {
        return fields.required(field, withoutCode(fields, field));
    }

    private static String withoutCode(Fields fields, String field) {
        String name = fields.text(field, ID);
        boolean holdsCode = name != null
                && CodeRedactor.nameHolds(name, StatedReader.rawCode(fields), StatedReader.rawMasked(fields));
        return holdsCode ? fields.fault(field, "invalid", "must not hold a voucher code; send it as code.value") : name;
    }
}
