package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Approval;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.Hold;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.evidence.Picture;
import com.psnb2b.codesupport.policy.Dossier;
import com.psnb2b.codesupport.policy.EvidenceNeeds;
import com.psnb2b.codesupport.policy.EvidenceTimeline;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PsnErrorCode;
import com.psnb2b.codesupport.policy.Signal;
import java.time.Instant;
import java.util.List;

/**
 * Everything about a claim that a person of the house judges it by, in words. The claim tab in Tasklist draws it and
 * thinks of nothing itself.
 *
 * @param code masked; null where none was given
 * @param recorded whether there is a delivery record
 * @param now by this application's clock, which the window is drawn by
 * @param hold what keeps it from being erased; null where nothing does
 * @param evidenceErasedAt null where the contents of its evidence are there, like {@code erasedAt} for what was written
 */
record CaseFile(
        String id,
        String orderId,
        String resellerId,
        String reference,
        String code,
        String channel,
        Named status,
        Instant receivedAt,
        Instant submittedAt,
        Instant now,
        Reported reported,
        Named type,
        Named confidence,
        List<Text> reasons,
        Named coverage,
        String coverageText,
        String policyVersion,
        WindowView window,
        List<MomentView> timeline,
        List<Text> contradictions,
        List<Facts.Side> sides,
        boolean recorded,
        List<Facts.Row> facts,
        int score,
        List<Needed> checklist,
        List<Piece> evidence,
        Asked asked,
        Decided decided,
        List<SignalView> signals,
        List<Other> earlier,
        List<HistoryLine> history,
        Held hold,
        Instant evidenceErasedAt,
        Instant erasedAt) {

    /** A value that a program knows, and what people call it. */
    record Named(String value, String text) {}

    /** A code and what it means. */
    record Text(String code, String text) {}

    /** @param errorMeaning by the table of PSN error codes; null where it does not know the code */
    record Reported(String issue, String text, String errorCode, String errorMeaning) {}

    /** @param measuredAt where the window is measured: when the claim was submitted, else now */
    record WindowView(
            Named state, String openedBy, String source, Instant opensAt, Instant closesAt, Instant measuredAt) {}

    /** @param problems what does not fit about this step, as parts of a sentence */
    record MomentView(Named step, Instant at, String source, Instant stated, List<String> problems) {}

    record Needed(String name, boolean required, boolean there, String why) {}

    /**
     * A piece of evidence.
     *
     * @param kind {@code picture}, {@code document} or {@code statement}
     * @param facts what a statement says; empty for a file
     */
    record Piece(
            String id,
            String type,
            String kind,
            String name,
            long size,
            String sha256,
            Instant addedAt,
            String addedBy,
            List<Facts.Fact> facts) {}

    record Held(String why, String by, Instant since) {}

    /** What a reviewer asked the reseller for. */
    record Asked(String text, String by, Instant dueAt) {}

    /** @param sentBack why a second person sent the decision back; null where none did */
    record Decided(
            String decision,
            String reason,
            String note,
            String by,
            Instant at,
            boolean needsSecondPerson,
            String sentBack) {}

    record SignalView(String kind, String text, List<Other> claims) {}

    /**
     * Another claim.
     *
     * @param code masked; null where it is not told apart by its code
     * @param outcome how it ended; null where it has not
     * @param evidenceId a piece of it that resembles {@code likeEvidenceId} of this claim; both null where it is not about
     *     evidence
     */
    record Other(
            String id,
            String orderId,
            String code,
            String resellerId,
            String type,
            Named status,
            String outcome,
            Instant createdAt,
            String evidenceId,
            String likeEvidenceId) {}

    static CaseFile of(
            Claim claim,
            List<Signal> signals,
            List<Claim> earlier,
            List<ClaimEvent> history,
            PolicyTables tables,
            Instant now) {
        ClaimFacts facts = claim.facts();
        Judgement judgement = claim.judgement();
        Dossier dossier = Dossier.of(claim, now);
        return new CaseFile(
                claim.id(),
                facts.orderId(),
                claim.resellerId(),
                facts.reference(),
                facts.code() == null ? null : facts.code().masked(),
                CaseWords.of(claim.channel()),
                new Named(wire(claim.status()), CaseWords.of(claim.status())),
                claim.createdAt(),
                claim.submittedAt(),
                now,
                reported(facts, tables),
                new Named(
                        wire(judgement.classification().type()),
                        CaseWords.of(judgement.classification().type())),
                new Named(
                        wire(judgement.classification().confidence()),
                        CaseWords.plain(judgement.classification().confidence().name())),
                judgement.classification().reasons().stream()
                        .map(reason -> new Text(reason.code(), reason.text()))
                        .toList(),
                new Named(wire(judgement.coverage()), CaseWords.of(judgement.coverage())),
                judgement.coverageText(),
                judgement.policyVersion(),
                window(judgement.window(), dossier.asOf()),
                EvidenceTimeline.of(dossier, judgement.contradictions()).stream()
                        .map(CaseFile::moment)
                        .toList(),
                judgement.contradictions().stream()
                        .map(found -> new Text(found.name(), found.text()))
                        .toList(),
                Facts.sides(claim),
                claim.record() != null,
                Facts.compared(claim),
                judgement.evidence().score(),
                EvidenceNeeds.of(dossier, judgement.classification().type(), tables).stream()
                        .map(item -> new Needed(CaseWords.of(item.name()), item.required(), item.there(), item.why()))
                        .toList(),
                claim.evidence().stream().map(CaseFile::piece).toList(),
                claim.request() == null
                        ? null
                        : new Asked(
                                claim.request().text(),
                                claim.request().by(),
                                claim.request().dueAt()),
                decided(claim.decision(), claim.approval()),
                signals.stream()
                        .map(signal -> new SignalView(
                                wire(signal.kind()),
                                signal.text(),
                                signal.claims().stream().map(CaseFile::other).toList()))
                        .toList(),
                earlier.stream().map(CaseFile::other).toList(),
                history.stream().map(HistoryLine::of).toList(),
                held(claim.hold()),
                claim.evidenceErasedAt(),
                claim.erasedAt());
    }

    private static Held held(Hold hold) {
        return hold == null ? null : new Held(hold.why(), CaseWords.who(hold.by()), hold.since());
    }

    private static Reported reported(ClaimFacts facts, PolicyTables tables) {
        String code = facts.report().errorCode();
        String meaning = code == null
                ? null
                : tables.errorCode(PsnErrorCode.normalise(code))
                        .map(PolicyTables.ErrorCode::meaning)
                        .orElse(null);
        return new Reported(CaseWords.of(facts.reportedIssue()), facts.report().text(), code, meaning);
    }

    private static WindowView window(Window window, Instant measuredAt) {
        return new WindowView(
                new Named(wire(window.state()), CaseWords.of(window.state())),
                window.openedBy(),
                window.source(),
                window.opensAt(),
                window.closesAt(),
                measuredAt);
    }

    private static MomentView moment(EvidenceTimeline.Moment moment) {
        return new MomentView(
                new Named(wire(moment.step()), CaseWords.of(moment.step())),
                moment.at(),
                moment.source(),
                moment.stated(),
                moment.contradictions().stream().map(Contradiction::text).toList());
    }

    private static Piece piece(com.psnb2b.codesupport.claim.EvidenceItem item) {
        String kind = !item.isFile() ? "statement" : Picture.isPicture(item.mediaType()) ? "picture" : "document";
        return new Piece(
                item.id(),
                CaseWords.of(item.type()),
                kind,
                item.fileName(),
                item.size(),
                item.sha256(),
                item.addedAt(),
                CaseWords.who(item.addedBy()),
                item.stated() == null ? List.of() : Facts.of(item.stated()));
    }

    private static Decided decided(Decision decision, Approval approval) {
        return decision == null
                ? null
                : new Decided(
                        CaseWords.of(decision.kind()),
                        CaseWords.plain(decision.reasonCode()),
                        decision.note(),
                        decision.by(),
                        decision.at(),
                        decision.needsSecondPerson(),
                        approval == null || approval.approved() ? null : approval.by() + ": " + approval.note());
    }

    private static Other other(RelatedClaim claim) {
        return new Other(
                claim.id(),
                claim.orderId(),
                null,
                claim.resellerId(),
                claim.type() == null ? null : CaseWords.of(claim.type()),
                new Named(wire(claim.status()), CaseWords.of(claim.status())),
                claim.decision() == null ? null : CaseWords.of(claim.decision()),
                claim.createdAt(),
                claim.evidenceId(),
                claim.likeEvidenceId());
    }

    private static Other other(Claim claim) {
        return new Other(
                claim.id(),
                claim.facts().orderId(),
                claim.facts().code() == null ? null : claim.facts().code().masked(),
                claim.resellerId(),
                CaseWords.of(claim.judgement().classification().type()),
                new Named(wire(claim.status()), CaseWords.of(claim.status())),
                claim.outcome() == null ? null : CaseWords.of(claim.outcome().decision()),
                claim.createdAt(),
                null,
                null);
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
