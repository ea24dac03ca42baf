package com.psnb2b.codesupport.replay;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.JudgementInput;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes claims that have lived through the rules of the house, as rows without a process: of every type, complete or
 * not, in time or late, with a delivery record or without, waiting, under review or decided. The same seed gives the same
 * claims. They are marked as erased: old as they are, the sweep of the node would else erase them while a test runs.
 */
final class ManyClaims {

    private static final String INSERT = """
            insert into claims.claim (reseller_id, order_id, status, type, coverage, code_fingerprint, created_at,
                updated_at, sequence, body, id, erased) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, 2)""";
    private static final List<String> ERRORS =
            List.of("E-8200012F", "wc-40372-6", "E-82000134", "WC-40377-1", "E-82000156", "E-8200FFFF");
    private static final List<String> REGIONS = List.of("US", "GB", "DE", "JP");

    private final Random random;
    private final PolicyTables tables;
    private final ObjectMapper json;
    private final String reseller;
    private final Instant from;

    /** @param reseller every claim's */
    ManyClaims(String reseller, long seed, PolicyTables tables, ObjectMapper json) {
        this.reseller = reseller;
        this.tables = tables;
        // As the store does: what is kept of a claim are its fields.
        this.json = json.copy().setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
        random = new Random(seed);
        from = Instant.parse("2025-11-01T00:00:00Z");
    }

    void insert(int count, JdbcTemplate jdbc) {
        int batch = 1000;
        for (int done = 0; done < count; done += batch) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + batch); i++) {
                rows.add(row(live(i, from.plus(Duration.ofMinutes(5L * i)))));
            }
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    private Object[] row(Claim claim) {
        try {
            return new Object[] {
                claim.resellerId(),
                claim.facts().orderId(),
                word(claim.status()),
                word(claim.judgement().classification().type()),
                word(claim.judgement().coverage()),
                claim.facts().code() == null ? null : claim.facts().code().fingerprint(),
                Timestamp.from(claim.createdAt()),
                Timestamp.from(claim.updatedAt()),
                claim.sequence(),
                json.writeValueAsString(claim),
                claim.id()
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A claim from its report to wherever it got. */
    private Claim live(int number, Instant filed) {
        Submission submission = submission(number, filed);
        Claim claim = Claim.open(String.format("clm_%s_%08d", reseller, number), submission, filed);
        claim.foundRecord(chance(0.3) ? record(submission.facts()) : null, filed);
        judge(claim, filed);
        Instant now = filed;
        if (claim.judgement().status() == ClaimStatus.COLLECTING) {
            Instant later = filed.plus(hours(24 * 6));
            if (chance(0.6) && later.isBefore(claim.judgement().window().closesAt())) {
                now = later;
                claim.addEvidence(file(EvidenceType.ERROR_SCREENSHOT, now), now, "reseller:" + reseller);
                claim.addEvidence(log(now), now, "reseller:" + reseller);
                judge(claim, now);
            } else if (chance(0.8)) {
                now = claim.judgement().window().closesAt().plusMillis(1);
                claim.judged(Judge.measureWindow(JudgementInput.of(claim, now), claim.judgement(), tables), now);
                claim.settle(now);
            }
        }
        return decide(claim, now);
    }

    private void judge(Claim claim, Instant now) {
        claim.judged(Judge.judge(JudgementInput.of(claim, now), tables), now);
        claim.settle(now);
        if (claim.judgement().status() == ClaimStatus.UNDER_REVIEW) {
            submit(claim, now.plusMillis(3));
        }
    }

    private void submit(Claim claim, Instant now) {
        claim.submit(now);
        claim.judged(Judge.measureWindow(JudgementInput.of(claim, now), claim.judgement(), tables), now);
    }

    private Claim decide(Claim claim, Instant before) {
        Instant now = before.plus(hours(48));
        if (claim.status() == ClaimStatus.LATE_REVIEW && chance(0.5)) {
            claim.takenUp("the fault is the supplier's", now, "senior");
            submit(claim, now);
        } else if (claim.mayAskForReconsideration(now) && chance(0.3)) {
            claim.reconsiderationAsked("please look again", now, "reseller:" + reseller);
            submit(claim, now);
        }
        if (claim.status() == ClaimStatus.UNDER_REVIEW && chance(0.7)) {
            Instant decided = now.plus(hours(24));
            DecisionKind kind = DecisionKind.values()[random.nextInt(3)];
            claim.decided(new Decision(kind, "GOODWILL", null, "reviewer", decided, false), List.of());
            claim.resolve("", decided);
        }
        return claim;
    }

    private Submission submission(int number, Instant filed) {
        Region region = new Region(REGIONS.get(random.nextInt(REGIONS.size())));
        Region account = chance(0.15) ? null : new Region(chance(0.85) ? region.code() : "FR");
        Region ordered = new Region(chance(0.95) ? region.code() : "CA");
        Instant delivered = chance(0.9) ? filed.minus(hours(24 * 9)) : null;
        Product product = new Product(
                region, "PSN-" + region.code() + "-50", new Denomination(chance(0.8) ? "50 USD" : "100 USD"));
        String tail = String.format("%04d", number % 10_000);
        CodeReference code = new CodeReference(
                "XXXX-XXXX-" + tail, tail, 12, Long.toHexString(random.nextLong()), null, List.of(), List.of());
        CustomerReport report = new CustomerReport(
                "The store shows an error, and the customer is waiting for an answer since yesterday.",
                chance(0.7) ? ERRORS.get(random.nextInt(ERRORS.size())) : null,
                null,
                null);
        ReportedIssue[] issues = ReportedIssue.values();
        ClaimFacts facts = new ClaimFacts(
                "ORD-" + reseller + "-" + number,
                issues[random.nextInt(issues.length)],
                code,
                product,
                new Product(ordered, null, null),
                account,
                delivered,
                chance(0.3) && delivered != null ? delivered.minus(hours(3)) : null,
                null,
                report,
                null);
        List<NewEvidence> evidence = new ArrayList<>();
        if (chance(0.7)) {
            evidence.add(file(EvidenceType.ERROR_SCREENSHOT, filed));
        }
        if (chance(0.6)) {
            evidence.add(log(filed));
        }
        return new Submission(
                facts,
                reseller,
                Channel.values()[random.nextInt(Channel.values().length)],
                "reseller:" + reseller,
                evidence);
    }

    private DeliveryRecord record(ClaimFacts facts) {
        Instant at = facts.deliveredAt() == null ? null : facts.deliveredAt().minus(Duration.ofMinutes(30));
        DeliveryStatus status = chance(0.9) ? DeliveryStatus.DELIVERED : DeliveryStatus.TRUNCATED;
        return new DeliveryRecord(
                facts.orderId(),
                reseller,
                facts.code(),
                "BATCH-7",
                status,
                facts.ordered(),
                facts.product(),
                null,
                null,
                at,
                null,
                Set.of());
    }

    private NewEvidence file(EvidenceType type, Instant at) {
        String id = "ev_" + Long.toHexString(random.nextLong());
        return new NewEvidence(
                new EvidenceItem(id, type, "error.png", "image/png", 48_211, "0".repeat(64), null, at, "reseller"),
                new byte[0]);
    }

    private NewEvidence log(Instant at) {
        StatedFacts stated = new StatedFacts(
                "api",
                DeliveryStatus.DELIVERED,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                null,
                null,
                null,
                null,
                CustomerReport.NONE);
        String id = "ev_" + Long.toHexString(random.nextLong());
        return new NewEvidence(
                new EvidenceItem(
                        id,
                        EvidenceType.DELIVERY_LOG,
                        null,
                        "application/json",
                        120,
                        "1".repeat(64),
                        stated,
                        at,
                        "reseller"),
                new byte[0]);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** Some time from nothing to so many hours, to the second. */
    private Duration hours(int most) {
        return Duration.ofSeconds(random.nextInt(most * 3600));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
