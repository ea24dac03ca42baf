package com.psnb2b.codesupport.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.policy.Dossier;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Judges what the check page was given, by the same reader and the same policy as a claim. */
@Component
class Checklist {

    /** Stands for what the policy's judgement does not depend on, and a person may not know yet. */
    private static final String NOT_KNOWN = "not known";

    private final ClaimReader reader;
    private final Policies policies;
    private final Clock clock;

    Checklist(ClaimReader reader, Policies policies, Clock clock) {
        this.reader = reader;
        this.policies = policies;
        this.clock = clock;
    }

    /** What is missing, and why it matters. */
    record Missing(EvidenceName item, String why) {}

    /**
     * What the policy makes of a form.
     *
     * @param standing where a claim with these facts would stand
     * @param facts what was judged, by the name of its field, for a sheet of paper
     * @param closes end of the claim window
     * @param opens null while it is not known
     */
    record Result(
            Judgement judgement,
            ClaimStatus standing,
            Map<String, String> facts,
            List<Missing> missing,
            List<Missing> recommended,
            Moment opens,
            Moment closes,
            Moment checked) {

        /** The time until the window closes, in words. */
        public String left() {
            return Moment.words(Duration.between(Instant.parse(checked.iso()), Instant.parse(closes.iso())));
        }
    }

    /** @throws InvalidInput with every field that is wrong; an empty one is not */
    Result judge(CheckForm form) {
        Instant now = clock.instant();
        ObjectNode sent = form.claim();
        boolean orderKnown = sent.has("order_id");
        if (!orderKnown) {
            sent.put("order_id", NOT_KNOWN);
        }
        if (!sent.has("reported_issue")) {
            sent.put("reported_issue", "other");
        }
        Submission read = reader.read(sent, null, Channel.API, "visitor");
        Claim claim = Claim.open("", withTicked(read, form, now), now);
        PolicyTables tables = policies.current();
        Judgement judgement = Judge.judge(Dossier.of(claim, now), tables);
        List<EvidenceName> missing = new ArrayList<>(judgement.evidence().missing());
        if (!orderKnown) {
            missing.add(0, EvidenceName.ORDER_ID);
        }
        var window = judgement.window();
        return new Result(
                judgement,
                standing(judgement, orderKnown),
                facts(claim.facts(), form),
                missing.stream().map(item -> missing(item, judgement, tables)).toList(),
                judgement.evidence().recommended().stream()
                        .map(item -> missing(item, judgement, tables))
                        .toList(),
                Moment.of(window.opensAt(), form.zone()),
                Moment.of(window.closesAt(), form.zone()),
                Moment.of(now, form.zone()));
    }

    /** As the reader has them, so that no text holds a code. */
    private static Map<String, String> facts(ClaimFacts facts, CheckForm form) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("order_id", form.value("order_id").isPresent() ? facts.orderId() : null);
        known.put("code", facts.code() == null ? null : facts.code().masked());
        known.put("customer_report.error_code", facts.report().errorCode());
        known.put("product.region", facts.product().region());
        known.put("ordered.region", facts.ordered().region());
        known.put("account_region", facts.accountRegion());
        Moment delivered = Moment.of(facts.deliveredAt(), form.zone());
        known.put("delivered_at", delivered == null ? null : delivered.shown());
        Map<String, String> given = new LinkedHashMap<>();
        known.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value.toString());
            }
        });
        return given;
    }

    /** Without an order no claim is complete. */
    private static ClaimStatus standing(Judgement judgement, boolean orderKnown) {
        ClaimStatus status = judgement.status();
        return orderKnown || status == ClaimStatus.LATE_REVIEW ? status : ClaimStatus.COLLECTING;
    }

    private static Missing missing(EvidenceName item, Judgement judgement, PolicyTables tables) {
        return new Missing(
                item,
                tables.evidence(judgement.classification().type(), true).stream()
                        .filter(rule -> rule.item() == item)
                        .map(PolicyTables.EvidenceRule::why)
                        .findFirst()
                        .orElse(""));
    }

    /** What a person says they have counts as there; it is an item without content. */
    private static Submission withTicked(Submission read, CheckForm form, Instant now) {
        List<NewEvidence> evidence = new ArrayList<>(read.evidence());
        for (EvidenceType type : form.ticked()) {
            var item = new EvidenceItem("", type, null, "", 0, "", null, now, read.actor());
            evidence.add(new NewEvidence(item, new byte[0]));
        }
        return new Submission(read.facts(), read.resellerId(), read.channel(), read.actor(), evidence);
    }
}
