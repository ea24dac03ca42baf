package com.psnb2b.codesupport.guard;

/**
 * What the search knows about a claim at one point of its path, however many tokens its drawing has.
 *
 * @param judged how many of the four steps of judgement are done, in their order: collected, classified, evidence
 *     validated, window measured
 * @param stage with whom the claim is
 * @param decision what persons have decided, as far as it counts now
 * @param beside whether a reminder or an escalation may still be under way, so that the process is not over at its end
 */
record ClaimState(int judged, Stage stage, DecisionState decision, boolean beside) {

    static final int JUDGED = 4;
    static final ClaimState NEW = new ClaimState(0, Stage.OPEN, DecisionState.NONE, false);

    enum Stage {
        OPEN,
        /** Not covered; the reseller could ask for a person until the window closed, and did not. */
        LAPSED,
        /** Submitted or late: from here on persons decide (contract, section 4.2). */
        WITH_PERSON,
        CLOSED
    }

    /** A later task of any kind voids what was decided in an earlier one. */
    enum DecisionState {
        NONE,
        CLOSURE,
        /** Replacement or refund that one person decides. */
        PAYS,
        /** Replacement or refund that waits for a second person. */
        PAYS_NEEDS_SECOND,
        PAYS_APPROVED,
        /** Reviews side by side differ, and the seniors are to decide. */
        DISPUTED
    }

    ClaimState withJudged(int steps) {
        return new ClaimState(steps, stage, decision, beside);
    }

    ClaimState with(DecisionState made) {
        return new ClaimState(judged, stage, made, beside);
    }

    ClaimState with(Stage next) {
        return new ClaimState(judged, next, decision, beside);
    }

    ClaimState beside(boolean underWay) {
        return new ClaimState(judged, stage, decision, underWay);
    }

    /** Something else happens than that the window closes: whatever had lapsed is open. */
    ClaimState again() {
        return stage == Stage.LAPSED ? with(Stage.OPEN) : this;
    }

    ClaimState lapsed() {
        return stage == Stage.OPEN ? with(Stage.LAPSED) : this;
    }

    /** What a person's answer, or what a step has found, makes of it. */
    ClaimState after(ModelContract.Effect effect) {
        return switch (effect) {
            case NONE -> this;
            case VOIDS -> with(DecisionState.NONE);
            case DISPUTES -> with(DecisionState.DISPUTED);
            case CLOSES -> with(DecisionState.CLOSURE);
            case PAYS -> with(DecisionState.PAYS);
            case PAYS_WITH_SECOND -> with(DecisionState.PAYS_NEEDS_SECOND);
            case APPROVES -> decision == DecisionState.PAYS_NEEDS_SECOND ? with(DecisionState.PAYS_APPROVED) : this;
        };
    }

    /** Whether an outcome would be nobody's decision. */
    boolean isUndecided() {
        return decision == DecisionState.NONE || decision == DecisionState.DISPUTED;
    }

    boolean isJudged() {
        return judged == JUDGED;
    }

    boolean isClosed() {
        return stage == Stage.CLOSED;
    }

    boolean mayEnd() {
        return stage == Stage.CLOSED || stage == Stage.LAPSED;
    }
}
