package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.api.ClaimView;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceStatus;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One claim as its page shows it to the reseller.
 *
 * @param answer what the API answers
 * @param deadline until when something is waited for; null where nothing is
 * @param left until the deadline, in words; null where there is none
 */
record ClaimPageView(
        Claim claim,
        ClaimView answer,
        List<MissingItem> missing,
        List<MissingItem> recommended,
        DisplayTime deadline,
        String left,
        List<Entry> timeline) {

    /** One event, oldest first. */
    record Entry(ClaimEvent event, DisplayTime at) {}

    static ClaimPageView of(Claim claim, List<ClaimEvent> events, Supplier<PolicyTables> tables, Instant now) {
        Optional<Judgement> judged = Optional.ofNullable(claim.judgement());
        Instant deadline = deadline(claim, now);
        return new ClaimPageView(
                claim,
                ClaimView.of(claim, now).in(Words.ofReader()),
                items(judged, EvidenceStatus::missing, tables),
                items(judged, EvidenceStatus::recommended, tables),
                moment(deadline),
                deadline == null ? null : DisplayTime.words(Duration.between(now, deadline)),
                ClaimEvent.forReseller(events).stream()
                        .map(event -> new Entry(event, moment(event.at())))
                        .toList());
    }

    /** Of a claim that was only received, nothing is known yet. */
    private static List<MissingItem> items(
            Optional<Judgement> judged,
            Function<EvidenceStatus, List<EvidenceName>> which,
            Supplier<PolicyTables> tables) {
        return judged.map(judgement -> MissingItem.of(
                        which.apply(judgement.evidence()),
                        judgement.classification().type(),
                        tables))
                .orElse(List.of());
    }

    public boolean may(String action) {
        return answer.nextActions().contains(action);
    }

    /** Names of what is missing or would help, as the contract has them. */
    public List<String> wanted() {
        return Stream.concat(missing.stream(), recommended.stream())
                .map(wanted -> new DisplayNames().of(wanted.item()))
                .toList();
    }

    /** What the claim states, but for what stands above it. */
    public Map<String, String> stated() {
        return ClaimFactLines.of(null, claim.facts(), ZoneOffset.UTC);
    }

    /** Until when the outcome may be appealed, where it may. */
    public DisplayTime appealUntil() {
        return moment(answer.appeal().until());
    }

    public DisplayTime filed() {
        return moment(claim.createdAt());
    }

    private static DisplayTime moment(Instant at) {
        return DisplayTime.of(at, ZoneOffset.UTC);
    }

    /** What a reviewer asked for has its own; else it is the claim window, while that matters. */
    static Instant deadline(Claim claim, Instant now) {
        if (claim.request() != null) {
            return claim.request().dueAt();
        }
        boolean waits = claim.status() == ClaimStatus.COLLECTING || claim.mayAskForReconsideration(now);
        return waits ? claim.judgement().window().closesAt() : null;
    }
}
