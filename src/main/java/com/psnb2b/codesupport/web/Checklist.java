package com.psnb2b.codesupport.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.CaseSubmission;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.JudgementInput;
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

    private static final String ISSUE = "reported_issue";

    private final ClaimReader reader;
    private final Policies policies;
    private final Clock clock;

    Checklist(ClaimReader reader, Policies policies, Clock clock) {
        this.reader = reader;
        this.policies = policies;
        this.clock = clock;
    }

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
            List<MissingItem> missing,
            List<MissingItem> recommended,
            DisplayTime opens,
            DisplayTime closes,
            DisplayTime checked) {

        /** The time until the window closes, in words. */
        public String left() {
            return DisplayTime.words(Duration.between(Instant.parse(checked.iso()), Instant.parse(closes.iso())));
        }
    }

    /**
     * @throws InvalidInput with every field that is wrong; an empty one is not
     * @throws ModelFailed where a table fails
     */
    Result judge(ClaimForm form) {
        Instant now = clock.instant();
        ObjectNode sent = form.claim();
        boolean orderKnown = sent.has("order_id");
        if (!orderKnown) {
            sent.put("order_id", NOT_KNOWN);
        }
        if (!sent.has("reported_issue")) {
            sent.put("reported_issue", "other");
        }
        Submission read = reader.read(sent, null, Channel.PAGE, "visitor");
        Claim claim = Claim.open("", withTicked(read, form, now), now);
        PolicyTables tables = policies.current();
        Judgement judgement = Judge.judge(JudgementInput.of(claim, now), tables);
        List<EvidenceName> missing = new ArrayList<>(judgement.evidence().missing());
        if (!orderKnown) {
            missing.add(0, EvidenceName.ORDER_ID);
        }
        ClaimType type = judgement.classification().type();
        var window = judgement.window();
        return new Result(
                judgement,
                standing(judgement, orderKnown),
                ClaimFactLines.of(orderKnown ? claim.facts().orderId() : null, claim.facts(), form.zone()),
                MissingItem.of(missing, type, () -> tables),
                MissingItem.of(judgement.evidence().recommended(), type, () -> tables),
                DisplayTime.of(window.opensAt(), form.zone()),
                DisplayTime.of(window.closesAt(), form.zone()),
                DisplayTime.of(now, form.zone()));
    }

    /**
     * What the policy makes of many, in groups of those that are alike.
     *
     * @throws ModelFailed where a table fails
     */
    List<GroupLine> judge(CaseSubmission read, ClaimForm form) {
        Instant now = clock.instant();
        PolicyTables tables = policies.current();
        List<Claim> claims = read.codes().stream()
                .map(code -> judged(withTicked(code.in(null, read.evidence()), form, now), tables, now))
                .toList();
        return GroupLine.of(claims, () -> tables).stream()
                .map(group -> NOT_KNOWN.equals(group.example().facts().orderId())
                        ? group.lacking(new MissingItem(EvidenceName.ORDER_ID, ""))
                        : group)
                .toList();
    }

    private static Claim judged(Submission sent, PolicyTables tables, Instant now) {
        Claim claim = Claim.open("", sent, now);
        claim.judged(Judge.judge(JudgementInput.of(claim, now), tables), now);
        claim.settle(now);
        if (claim.judgement().status() == ClaimStatus.UNDER_REVIEW
                && !NOT_KNOWN.equals(claim.facts().orderId())) {
            claim.submit(now);
        }
        return claim;
    }

    /** The facts of many, with what the policy does not depend on filled in where it is not known. */
    static ManyCodesForm filledUp(ManyCodesForm form) {
        Map<String, String> fields = new LinkedHashMap<>(form.facts().fields());
        form.value(ClaimForm.ORDER).ifPresentOrElse(known -> {}, () -> fields.put(ClaimForm.ORDER, NOT_KNOWN));
        form.value(ISSUE).ifPresentOrElse(known -> {}, () -> fields.put(ISSUE, "other"));
        return new ManyCodesForm(new ClaimForm(fields), form.typed());
    }

    /** Without an order no claim is complete. */
    private static ClaimStatus standing(Judgement judgement, boolean orderKnown) {
        ClaimStatus status = judgement.status();
        return orderKnown || status == ClaimStatus.LATE_REVIEW ? status : ClaimStatus.COLLECTING;
    }

    /**
     * The form as a claim of this reseller.
     *
     * @throws InvalidInput with every field that is wrong or missing
     */
    Submission submission(ClaimForm form, ApiCaller reseller) {
        return reader.read(
                form.claim(),
                reseller.resellerId(),
                Channel.PAGE,
                reseller.party().actor());
    }

    /** What a person says they have counts as there; it is an item without content. */
    private static Submission withTicked(Submission read, ClaimForm form, Instant now) {
        List<NewEvidence> evidence = new ArrayList<>(read.evidence());
        for (EvidenceType type : form.ticked()) {
            var item = new EvidenceItem("", type, null, "", 0, "", null, now, read.actor());
            evidence.add(new NewEvidence(item, new byte[0]));
        }
        return new Submission(read.facts(), read.resellerId(), read.channel(), read.actor(), evidence);
    }
}
