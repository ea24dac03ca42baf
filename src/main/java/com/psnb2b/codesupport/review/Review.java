package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.casework.LaterTextRedaction;
import com.psnb2b.codesupport.claim.Approval;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DecidedClaims;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.EvidenceRequest;
import com.psnb2b.codesupport.claim.IndependentReview;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.WellFormedText;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.policy.BusinessTime;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.Wording;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Service;

/**
 * What persons decide. Checked here and not in a form: a decision that does not hold is refused with the field and what
 * to do, and changes nothing.
 */
@Service
public class Review {

    /** Form value of a reviewer who asks for more evidence. */
    public static final String MORE_EVIDENCE = "more_evidence";

    /** Form values of a senior on a late claim. */
    public static final String TAKE_UP = "take_up";

    public static final String DECLINE = "decline";

    private static final String WHY_LATE = "say why, for the file";
    private static final String WHY_BACK = "say what the reviewer should look at";

    private static final Pattern REASON = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,59}");

    private final ClaimStore claims;
    private final Authority authority;
    private final RecordRecheck record;
    private final LaterTextRedaction texts;
    private final DecidedClaims decided;
    private final Policies policies;
    private final Settings settings;
    private final AppealSettings appeals;
    private final Clock clock;

    Review(
            ClaimStore claims,
            Authority authority,
            RecordRecheck record,
            LaterTextRedaction texts,
            DecidedClaims decided,
            Policies policies,
            Settings settings,
            AppealSettings appeals,
            Clock clock) {
        this.claims = claims;
        this.authority = authority;
        this.record = record;
        this.texts = texts;
        this.decided = decided;
        this.policies = policies;
        this.settings = settings;
        this.appeals = appeals;
        this.clock = clock;
    }

    /**
     * How people decide.
     *
     * @param moreEvidenceWait how long, of the business calendar, a reviewer's request for evidence waits before the claim comes back as it is
     * @param referenceCurrency that worth and limits are measured in (policy, section 9)
     * @param approvalCeiling the most, in that currency, from which a table may first ask for a second person; five times
     *     that for sums
     * @param faceValues what one unit of a currency is worth in the reference currency: a table may say half of it or more
     */
    @ConfigurationProperties("codesupport.review")
    public record Settings(
            @DefaultValue("P3D") Duration moreEvidenceWait,
            @DefaultValue("USD") Currency referenceCurrency,
            @DefaultValue("1000") BigDecimal approvalCeiling,
            @DefaultValue Map<Currency, BigDecimal> faceValues) {
        public Settings {
            if (moreEvidenceWait.isNegative() || moreEvidenceWait.isZero()) {
                throw new IllegalArgumentException("codesupport.review.more-evidence-wait must be longer than nothing");
            }
            if (approvalCeiling.signum() <= 0) {
                throw new IllegalArgumentException("codesupport.review.approval-ceiling must be more than nothing");
            }
            if (faceValues.values().stream().anyMatch(worth -> worth.signum() <= 0)) {
                throw new IllegalArgumentException("codesupport.review.face-values must all be more than nothing");
            }
        }
    }

    /**
     * Checks a note that is to ask for more evidence, before any claim is touched.
     *
     * @throws InvalidInput that names {@code reviewNote}
     */
    public void checkRequest(String note) {
        String checked = checked("reviewNote", note);
        requestText(checked == null ? null : CodeRedactor.redact(checked));
    }

    /** Checks a reviewer's form before any claim is touched. @throws InvalidInput like {@link #decide} */
    public void checkDecision(String decision, String reasonCode, String note) {
        if (MORE_EVIDENCE.equals(decision)) {
            checkRequest(note);
            return;
        }
        DecisionKind kind = kind(decision);
        String reason = reason(reasonCode, kind);
        String checked = checked("reviewNote", note);
        if (kind.pays() && ReasonCode.GOODWILL.name().equals(reason)) {
            goodwill(checked);
        }
    }

    /** The same for {@link #decideLate}. */
    public void checkLateDecision(String lateDecision, String note) {
        required("reviewNote", checked("reviewNote", note), WHY_LATE);
        if (!TAKE_UP.equals(lateDecision) && !DECLINE.equals(lateDecision)) {
            throw noLateDecision();
        }
    }

    /** The same for {@link #approve}. */
    public void checkApproval(Boolean approved, String note) {
        String checked = checked("approvalNote", note);
        if (approved == null) {
            throw noWord();
        }
        if (!approved) {
            required("approvalNote", checked, WHY_BACK);
        }
    }

    /** Whether this person has decided so already, and it was not sent back. */
    public boolean isDecidedSo(Claim claim, String decision, String reasonCode, String by) {
        if (MORE_EVIDENCE.equals(decision)) {
            return claim.request() != null && by.equals(claim.request().by());
        }
        Decision made = claim.decision();
        boolean sentBack = claim.approval() != null && !claim.approval().approved();
        return made != null
                && !sentBack
                && made.by().equals(by)
                && WireName.of(made.kind()).equals(decision)
                && made.reasonCode().equals(reasonCode.strip());
    }

    /** The same for a late claim. */
    public boolean isDecidedLateSo(Claim claim, String lateDecision, String by) {
        if (DECLINE.equals(lateDecision)) {
            return isDecidedSo(claim, WireName.of(DecisionKind.CLOSURE), ReasonCode.LATE_DECLINED.name(), by);
        }
        return claim.status() != ClaimStatus.LATE_REVIEW
                && claims.timeline(claim.id()).stream()
                        .anyMatch(event -> event.type().equals("claim.taken_up")
                                && event.actor().equals("user:" + by));
    }

    /** The same for a second person's word. */
    public boolean isApprovedSo(Claim claim, Boolean approved, String by) {
        return claim.approval() != null
                && claim.approval().by().equals(by)
                && Boolean.valueOf(claim.approval().approved()).equals(approved);
    }

    private Claim forWork(String claimId) {
        Claim claim = claims.forWork(claimId);
        DecidedTogether.current().ifPresent(together -> claim.decidedTogetherWith(together.others()));
        return claim;
    }

    private static void goodwill(String note) {
        required("reviewNote", note, "goodwill takes a note: say why, for the second person and the file");
    }

    private static InvalidInput noLateDecision() {
        return InvalidInput.of("lateDecision", "invalid", "must be take_up or decline");
    }

    private static InvalidInput noWord() {
        return InvalidInput.of("approved", "required", "approve it, or send it back");
    }

    /**
     * Takes a reviewer's decision. Like the others that follow it is not taken where the supplier's record has changed in
     * a way that matters (see {@link RecordRecheck}).
     *
     * @param decision {@code replacement}, {@code refund}, {@code closure} or {@code more_evidence}
     * @param reasonCode a {@link ReasonCode} that fits, or one that a process owner put into the form; not asked for with {@code more_evidence}
     * @param note for the file; with {@code more_evidence} it is what the reseller reads, and required
     * @param by the person
     * @throws InvalidInput that names {@code decision}, {@code reasonCode} or {@code reviewNote}
     */
    public Claim decide(String claimId, String decision, String reasonCode, String note, String by) {
        return decide(claimId, decision, reasonCode, note, null, by);
    }

    /** The same. @param asked with {@code more_evidence} what was ticked as the answer, see {@link AskedEvidence} */
    public Claim decide(String claimId, String decision, String reasonCode, String note, String asked, String by) {
        Claim claim = forWork(claimId);
        String clean = clean(claim, "reviewNote", note);
        if (MORE_EVIDENCE.equals(decision)) {
            claim.moreEvidenceAsked(request(clean, AskedEvidence.of(asked), by), clock.instant());
            return claim;
        }
        record.check(claim, "decision");
        DecisionKind kind = kind(decision);
        String reason = reason(reasonCode, kind);
        List<String> secondPerson = kind.pays() ? paid(claim, reason, clean) : notPaid(claim);
        claim.decided(new Decision(kind, reason, clean, by, clock.instant(), !secondPerson.isEmpty()), secondPerson);
        return claim;
    }

    /**
     * Takes one of several reviews that are made side by side, which decides nothing until they are compared.
     *
     * @throws InvalidInput like {@link #decide}; also where this person has reviewed it beside the others already
     */
    public void reviewBeside(String claimId, String decision, String reasonCode, String note, String by) {
        Claim claim = forWork(claimId);
        if (claim.hasReviewedBeside(by)) {
            throw InvalidInput.of(
                    "decision",
                    "same_person",
                    "reviews side by side are made by different persons: you have made yours");
        }
        String clean = clean(claim, "reviewNote", note);
        if (MORE_EVIDENCE.equals(decision)) {
            claim.reviewedBeside(new IndependentReview(null, null, requestText(clean), by, clock.instant(), List.of()));
            return;
        }
        record.check(claim, "decision");
        DecisionKind kind = kind(decision);
        String reason = reason(reasonCode, kind);
        List<String> shown = kind.pays() ? secondPerson(claim, reason, clean, authority.ofItself(claim)) : List.of();
        claim.reviewedBeside(new IndependentReview(kind, reason, clean, by, clock.instant(), shown));
    }

    /**
     * Compares the reviews that were made side by side: alike they become the decision of all who made them.
     *
     * @return what they say, as in a form; empty where they differ, are fewer than two, or were made before something
     *     came to be known
     */
    public Optional<String> compare(String claimId) {
        Claim claim = claims.forWork(claimId);
        List<IndependentReview> reviews = claim.reviews();
        if (!IndependentReview.agree(reviews, claim.knownAt())) {
            authority.notPaid(claim);
            claim.reviewsDropped(true, clock.instant());
            return Optional.empty();
        }
        IndependentReview first = reviews.get(0);
        if (first.kind() == null) {
            claim.reviewsDropped(false, clock.instant());
            claim.moreEvidenceAsked(request(notes(reviews), AskedEvidence.of(null), first.by()), clock.instant());
            return Optional.of(MORE_EVIDENCE);
        }
        List<String> secondPerson =
                first.kind().pays() ? paid(claim, first.reasonCode(), first.note()) : notPaid(claim);
        claim.decidedAlike(secondPerson, clock.instant());
        return Optional.of(WireName.of(first.kind()));
    }

    private static String notes(List<IndependentReview> reviews) {
        return reviews.stream()
                .map(IndependentReview::note)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** Measures a payout and notes it; why it takes a second person (policy, section 9). */
    private List<String> paid(Claim claim, String reason, String note) {
        PayoutFacts payoutFacts = authority.locked(claim);
        List<String> reasons = secondPerson(claim, reason, note, payoutFacts);
        authority.paid(claim, payoutFacts);
        return reasons;
    }

    private static List<String> secondPerson(Claim claim, String reason, String note, PayoutFacts payoutFacts) {
        List<String> reasons = new ArrayList<>(FourEyes.reasons(claim.facts(), claim.judgement(), payoutFacts));
        if (ReasonCode.GOODWILL.name().equals(reason)) {
            goodwill(note);
            reasons.add("goodwill always takes one");
        }
        return reasons;
    }

    private List<String> notPaid(Claim claim) {
        authority.notPaid(claim);
        return List.of();
    }

    /**
     * Takes a senior's decision on a late claim.
     *
     * @throws InvalidInput that names {@code lateDecision} or {@code reviewNote}
     */
    public Claim decideLate(String claimId, String lateDecision, String note, String by) {
        Claim claim = forWork(claimId);
        record.check(claim, "lateDecision");
        String clean = required("reviewNote", clean(claim, "reviewNote", note), WHY_LATE);
        if (TAKE_UP.equals(lateDecision)) {
            claim.takenUp(clean, clock.instant(), by);
        } else if (DECLINE.equals(lateDecision)) {
            // Another may have decided to pay it, where it was not late and a drawing asks a senior all the same.
            authority.notPaid(claim);
            claim.decided(
                    new Decision(
                            DecisionKind.CLOSURE, ReasonCode.LATE_DECLINED.name(), clean, by, clock.instant(), false),
                    List.of());
        } else {
            throw noLateDecision();
        }
        return claim;
    }

    /**
     * Takes a second person's word.
     *
     * @param approved null where nothing was chosen
     * @throws InvalidInput that names {@code approved} or {@code approvalNote}; also where it is the same person
     */
    public Claim approve(String claimId, Boolean approved, String note, String by) {
        Claim claim = forWork(claimId);
        record.check(claim, "approved");
        String clean = clean(claim, "approvalNote", note);
        if (approved == null) {
            throw noWord();
        }
        if (claim.decision() != null && claim.decision().persons().contains(by)) {
            throw InvalidInput.of(
                    "approved", "same_person", "a second, different person is needed: you have decided this claim");
        }
        if (!approved) {
            required("approvalNote", clean, WHY_BACK);
            authority.notPaid(claim);
        }
        claim.approvalGiven(new Approval(approved, clean, by, clock.instant()));
        return claim;
    }

    /** Ends the claim by what was decided; see {@link Claim#resolve}. */
    public Claim recordOutcome(String claimId) {
        Claim claim = claims.forWork(claimId);
        Decision decision = claim.decision();
        claim.resolve(decision == null ? "" : OutcomeText.of(decision.kind(), decision.reasonCode()), clock.instant());
        claim.mayBeAppealed(appeals.window());
        decided.keep(claim);
        return claim;
    }

    private EvidenceRequest request(String note, AskedEvidence asked, String by) {
        Instant due = BusinessTime.of(policies.current()).after(clock.instant(), settings.moreEvidenceWait());
        return new EvidenceRequest(requestText(note), by, due, asked.kinds(), asked.inWords());
    }

    private static String requestText(String note) {
        String text = required("reviewNote", note, "say what evidence is needed; the reseller reads this");
        Wording.marked(text).ifPresent(marked -> {
            throw InvalidInput.of(
                    "reviewNote",
                    "promise",
                    "reads as a promise, and the reseller sees it: \"" + marked
                            + "\"; say what is reviewed, or what may be, instead of the words in brackets");
        });
        return text;
    }

    private static DecisionKind kind(String decision) {
        return WireName.find(DecisionKind.class, decision)
                .orElseThrow(() -> InvalidInput.of(
                        "decision", "invalid", "must be replacement, refund, closure or more_evidence"));
    }

    private static String reason(String reasonCode, DecisionKind kind) {
        if (reasonCode == null || reasonCode.isBlank()) {
            throw InvalidInput.of("reasonCode", "required", "a decision needs a reason code");
        }
        String code = reasonCode.strip();
        if (!REASON.matcher(code).matches()) {
            throw InvalidInput.of("reasonCode", "invalid", "has letters, digits and underscores, at most 60");
        }
        if (Wording.promiseIn(code).isPresent()) {
            throw InvalidInput.of("reasonCode", "promise", "reads as a promise, and the reseller sees it");
        }
        ReasonCode.known(code).filter(reason -> !reason.fits(kind)).ifPresent(reason -> {
            throw InvalidInput.of("reasonCode", "invalid", "is no reason for a " + WireName.of(kind));
        });
        return code;
    }

    private String clean(Claim claim, String field, String note) {
        return texts.redacted(claim, checked(field, note));
    }

    /**
     * A note as it may be kept; null where nothing was written.
     *
     * @throws InvalidInput that names the field
     */
    public static String checked(String field, String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.length() > 2000) {
            throw InvalidInput.of(field, "too_long", "may have at most 2000 characters");
        }
        if (note.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            throw InvalidInput.of(field, "invalid", "must not hold control characters");
        }
        if (WellFormedText.isBroken(note)) {
            throw InvalidInput.of(field, "invalid", "holds half of a character (a lone surrogate)");
        }
        return note.strip();
    }

    private static String required(String field, String value, String message) {
        if (value == null) {
            throw InvalidInput.of(field, "required", message);
        }
        return value;
    }
}
