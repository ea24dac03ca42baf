package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.api.ClaimView;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One claim as its page shows it to the reseller.
 *
 * @param answer what the API answers
 * @param deadline until when something is waited for; null where nothing is
 * @param left until the deadline, in words; null where there is none
 */
record ClaimSheet(
        Claim claim,
        ClaimView answer,
        List<MissingItem> missing,
        List<MissingItem> recommended,
        Moment deadline,
        String left,
        List<Entry> timeline) {

    /** One event, oldest first. */
    record Entry(ClaimEvent event, Moment at) {}

    static ClaimSheet of(Claim claim, List<ClaimEvent> events, PolicyTables tables, Instant now) {
        var judged = claim.judgement();
        var type = judged.classification().type();
        Instant deadline = deadline(claim, now);
        return new ClaimSheet(
                claim,
                ClaimView.of(claim, now),
                MissingItem.of(judged.evidence().missing(), type, tables),
                MissingItem.of(judged.evidence().recommended(), type, tables),
                moment(deadline),
                deadline == null ? null : Moment.words(Duration.between(now, deadline)),
                events.stream()
                        .map(event -> new Entry(event.forReseller(), moment(event.at())))
                        .toList());
    }

    public boolean may(String action) {
        return answer.nextActions().contains(action);
    }

    /** Names of what is missing or would help, as the contract has them. */
    public List<String> wanted() {
        return Stream.concat(missing.stream(), recommended.stream())
                .map(wanted -> new Words().of(wanted.item()))
                .toList();
    }

    /** What the claim states, but for what stands above it. */
    public Map<String, String> stated() {
        return Facts.of(null, claim.facts(), ZoneOffset.UTC);
    }

    public Moment filed() {
        return moment(claim.createdAt());
    }

    private static Moment moment(Instant at) {
        return Moment.of(at, ZoneOffset.UTC);
    }

    /** What a reviewer asked for has its own; else it is the claim window, while that matters. */
    private static Instant deadline(Claim claim, Instant now) {
        if (claim.request() != null) {
            return claim.request().dueAt();
        }
        boolean waits = claim.status() == ClaimStatus.COLLECTING || claim.mayAskForReconsideration(now);
        return waits ? claim.judgement().window().closesAt() : null;
    }
}
