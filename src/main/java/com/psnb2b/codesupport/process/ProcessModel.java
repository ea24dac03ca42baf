package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.guard.Results;
import com.psnb2b.codesupport.guard.UserTaskKind;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Names of the model, and the few variables that it routes on. Everything else about a claim is in our tables. */
public final class ProcessModel {

    public static final String KEY = "code-claim";

    public static final String COMPLETE_EVIDENCE = "complete-evidence";
    public static final String REVIEW_CLAIM = "review-claim";
    public static final String DECIDE_LATE_CLAIM = "decide-late-claim";
    public static final String APPROVE_OUTCOME = "approve-outcome";

    public static final String EVIDENCE_ADDED = "evidence-added";
    public static final String RECONSIDERATION_REQUESTED = "reconsideration-requested";
    public static final String CLAIM_WITHDRAWN = "claim-withdrawn";

    /** Transient: lives in the transaction that brings it, and is never stored. */
    public static final String SUBMISSION = "submission";

    /** Transient, like the submission. */
    public static final String ACTOR = "actor";

    public static final String ORDER_ID = "orderId";
    public static final String RESELLER_ID = "resellerId";
    public static final String CLAIM_TYPE = "claimType";
    public static final String COVERAGE = "coverage";
    public static final String EVIDENCE_COMPLETE = "evidenceComplete";
    public static final String WINDOW_STATE = "windowState";
    public static final String COLLECT_UNTIL = "collectUntil";
    public static final String REMIND_AT = "remindAt";
    public static final String REQUEST_DUE = "requestDue";
    public static final String QUEUE = "queue";
    public static final String PRIORITY = "priority";
    public static final String DUE_DATE = "dueDate";

    /** When a task is overdue for so long that it is escalated once more. */
    public static final String ESCALATE_AT = "escalateAt";

    public static final String REGION = "region";
    public static final String CHANNEL = "channel";

    /** Worth in the reference currency. */
    public static final String FACE_VALUE = "faceValue";

    /** The face value from which a second person is needed, for the briefing of whoever decides. */
    public static final String APPROVAL_FROM = "approvalFrom";

    public static final String DECISION = "decision";
    public static final String LATE_DECISION = "lateDecision";
    public static final String APPROVED = "approved";
    public static final String APPROVAL_NEEDED = "approvalNeeded";

    /** Whether reviews that were made side by side say the same. */
    public static final String REVIEWS_AGREE = "reviewsAgree";

    public static final String CLAIM_SUMMARY = "claimSummary";

    /** What may stay in a claim's process; whatever else a form or a caller sends is removed again. */
    public static final Set<String> VARIABLES = Set.of(
            ORDER_ID,
            RESELLER_ID,
            CLAIM_TYPE,
            COVERAGE,
            EVIDENCE_COMPLETE,
            DECISION,
            LATE_DECISION,
            APPROVED,
            CLAIM_SUMMARY);

    /** What steps {@link #pass} on; needed until the transaction ends. */
    public static final Set<String> PASSED = Set.of(WINDOW_STATE, COLLECT_UNTIL, REMIND_AT, REQUEST_DUE, REVIEWS_AGREE);

    /** Who gets the claim at a step, how urgent it is there, and until when; looked up where it is asked for. */
    public static final Set<String> ROUTE = Set.of(QUEUE, PRIORITY, DUE_DATE, ESCALATE_AT, APPROVAL_FROM);

    /** Facts that owners route by, besides the stored ones; looked up in the same way. */
    public static final Set<String> FACTS = Set.of(REGION, FACE_VALUE, CHANNEL);

    /** What persons choose; nobody finds chosen what somebody else chose. */
    public static final Set<String> CHOSEN = Set.of(DECISION, LATE_DECISION, APPROVED);

    /** What a start by flat variables may bring; any other variable is refused. */
    public static final Set<String> START_VARIABLES = Set.copyOf(FlatVariables.START.names());

    private ProcessModel() {}

    /** Whether only steps set the variable of this name, and persons where their task asks for it. */
    static boolean isSetByTasks(String name) {
        return VARIABLES.contains(name) || Results.isResult(name);
    }

    /** The stage of review that a task of this kind is; empty for one in which nobody decides. */
    static Optional<Stage> stage(UserTaskKind task) {
        return task == null
                ? Optional.empty()
                : switch (task) {
                    case REVIEW, REVIEW_BESIDE -> Optional.of(Stage.REVIEW);
                    case LATE -> Optional.of(Stage.LATE);
                    case APPROVAL -> Optional.of(Stage.APPROVAL);
                    case EVIDENCE, CHECK -> Optional.empty();
                };
    }

    /**
     * Hands a value on to the gateways, tasks and timers that are reached in this transaction. It is not stored: each
     * stored variable costs a row and ten index entries, and these are asked for once.
     */
    static void pass(VariableScope scope, String name, Object value) {
        // One that somebody stored under this name is overwritten, and stays stored: the engine allows no change there.
        TypedValue there = scope.getVariableTyped(name);
        scope.setVariable(name, Variables.untypedValue(value, there == null || there.isTransient()));
    }

    /** Sets what the gateways ask about a claim that was decided, or of which more evidence is asked for. */
    static void decided(VariableScope scope, Claim claim, String decision) {
        scope.setVariable(DECISION, decision);
        if (claim.status() == ClaimStatus.COLLECTING) {
            pass(scope, REQUEST_DUE, Date.from(claim.request().dueAt()));
        }
    }

    /** Sets what the gateways ask about a judged claim. */
    static void classified(VariableScope scope, Claim claim) {
        scope.setVariable(
                CLAIM_TYPE, WireName.of(claim.judgement().classification().type()));
        scope.setVariable(COVERAGE, WireName.of(claim.judgement().coverage()));
    }
}
