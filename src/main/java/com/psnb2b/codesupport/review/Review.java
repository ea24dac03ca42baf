package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Approval;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.EvidenceRequest;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.Wording;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
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

    private static final Pattern REASON = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,59}");

    private final ClaimStore claims;
    private final ClaimWork work;
    private final Settings settings;
    private final Clock clock;

    Review(ClaimStore claims, ClaimWork work, Settings settings, Clock clock) {
        this.claims = claims;
        this.work = work;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param moreEvidenceWait how long a reviewer's request for evidence waits before the claim comes back as it is */
    @ConfigurationProperties("codesupport.review")
    public record Settings(@DefaultValue("P3D") Duration moreEvidenceWait) {
        public Settings {
            if (moreEvidenceWait.isNegative() || moreEvidenceWait.isZero()) {
                throw new IllegalArgumentException("codesupport.review.more-evidence-wait must be longer than nothing");
            }
        }
    }

    /**
     * Checks a note that is to ask for more evidence, before any claim is touched.
     *
     * @throws InvalidInput that names {@code reviewNote}
     */
    public void checkRequest(String note) {
        requestText(clean("reviewNote", note));
    }

    /**
     * Takes a reviewer's decision.
     *
     * @param decision {@code replacement}, {@code refund}, {@code closure} or {@code more_evidence}
     * @param reasonCode a {@link ReasonCode} that fits, or one that a process owner put into the form; not asked for with {@code more_evidence}
     * @param note for the file; with {@code more_evidence} it is what the reseller reads, and required
     * @param by the person
     * @throws InvalidInput that names {@code decision}, {@code reasonCode} or {@code reviewNote}
     */
    public Claim decide(String claimId, String decision, String reasonCode, String note, String by) {
        Claim claim = claims.forWork(claimId);
        String clean = clean("reviewNote", note);
        if (MORE_EVIDENCE.equals(decision)) {
            claim.moreEvidenceAsked(request(clean, by), clock.instant());
            return claim;
        }
        DecisionKind kind = kind(decision);
        String reason = reason(reasonCode, kind);
        boolean second = FourEyes.needed(kind, claim, work.approvalFrom(claim));
        claim.decided(new Decision(kind, reason, clean, by, clock.instant(), second));
        return claim;
    }

    /**
     * Takes a senior's decision on a late claim.
     *
     * @throws InvalidInput that names {@code lateDecision} or {@code reviewNote}
     */
    public Claim decideLate(String claimId, String lateDecision, String note, String by) {
        Claim claim = claims.forWork(claimId);
        String clean = required("reviewNote", clean("reviewNote", note), "say why, for the file");
        if (TAKE_UP.equals(lateDecision)) {
            claim.takenUp(clean, clock.instant(), by);
        } else if (DECLINE.equals(lateDecision)) {
            claim.decided(new Decision(
                    DecisionKind.CLOSURE, ReasonCode.LATE_DECLINED.name(), clean, by, clock.instant(), false));
        } else {
            throw InvalidInput.of("lateDecision", "invalid", "must be take_up or decline");
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
        Claim claim = claims.forWork(claimId);
        String clean = clean("approvalNote", note);
        if (approved == null) {
            throw InvalidInput.of("approved", "required", "approve it, or send it back");
        }
        if (claim.decision() != null && by.equals(claim.decision().by())) {
            throw InvalidInput.of(
                    "approved", "same_person", "a second, different person is needed: you have decided this claim");
        }
        if (!approved) {
            required("approvalNote", clean, "say what the reviewer should look at");
        }
        claim.approvalGiven(new Approval(approved, clean, by, clock.instant()));
        return claim;
    }

    /** Ends the claim by what was decided; see {@link Claim#resolve}. */
    public Claim recordOutcome(String claimId) {
        Claim claim = claims.forWork(claimId);
        Decision decision = claim.decision();
        claim.resolve(decision == null ? "" : OutcomeText.of(decision.kind(), decision.reasonCode()), clock.instant());
        return claim;
    }

    private EvidenceRequest request(String note, String by) {
        return new EvidenceRequest(requestText(note), by, clock.instant().plus(settings.moreEvidenceWait()));
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

    private static String clean(String field, String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.length() > 2000) {
            throw InvalidInput.of(field, "too_long", "may have at most 2000 characters");
        }
        return CodeRedactor.redact(note.strip());
    }

    private static String required(String field, String value, String message) {
        if (value == null) {
            throw InvalidInput.of(field, "required", message);
        }
        return value;
    }
}
