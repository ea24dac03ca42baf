package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Names of the model, and the few variables that it routes on. Everything else about a claim is in our tables. */
public final class ClaimProcess {

    public static final String KEY = "code-claim";

    public static final String EVIDENCE_ADDED = "evidence-added";
    public static final String RECONSIDERATION_REQUESTED = "reconsideration-requested";
    public static final String CLAIM_WITHDRAWN = "claim-withdrawn";

    /** Transient: lives in the transaction that brings it, and is never stored. */
    static final String SUBMISSION = "submission";

    /** Transient, like the submission. */
    static final String ACTOR = "actor";

    static final String ORDER_ID = "orderId";
    static final String RESELLER_ID = "resellerId";
    static final String CLAIM_TYPE = "claimType";
    static final String COVERAGE = "coverage";
    static final String EVIDENCE_COMPLETE = "evidenceComplete";
    static final String WINDOW_STATE = "windowState";
    static final String COLLECT_UNTIL = "collectUntil";
    static final String REMIND_AT = "remindAt";
    static final String REQUEST_DUE = "requestDue";
    static final String QUEUE = "queue";
    static final String PRIORITY = "priority";
    static final String DUE_DATE = "dueDate";

    /** The face value from which a second person is needed, for the briefing of whoever decides. */
    static final String APPROVAL_FROM = "approvalFrom";

    static final String DECISION = "decision";
    static final String LATE_DECISION = "lateDecision";
    static final String APPROVED = "approved";
    static final String APPROVAL_NEEDED = "approvalNeeded";
    static final String CLAIM_SUMMARY = "claimSummary";

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
    public static final Set<String> PASSED = Set.of(
            WINDOW_STATE,
            COLLECT_UNTIL,
            REMIND_AT,
            REQUEST_DUE,
            QUEUE,
            PRIORITY,
            DUE_DATE,
            APPROVAL_FROM,
            APPROVAL_NEEDED);

    private ClaimProcess() {}

    /** Sets the variables that say who gets the claim next, how urgent it is, and until when. */
    static void route(VariableScope scope, Routing routing, Clock clock) {
        pass(scope, QUEUE, routing.queue());
        pass(scope, PRIORITY, routing.priority());
        pass(scope, APPROVAL_FROM, routing.approvalFrom().toPlainString());
        pass(scope, DUE_DATE, Date.from(clock.instant().plus(routing.dueIn())));
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

    /** Sets what the gateways ask about a judged claim. */
    static void classified(VariableScope scope, Claim claim) {
        scope.setVariable(
                CLAIM_TYPE, WireName.of(claim.judgement().classification().type()));
        scope.setVariable(COVERAGE, WireName.of(claim.judgement().coverage()));
    }
}
