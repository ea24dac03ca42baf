package com.psnb2b.codesupport.process.guard;

/**
 * What the search remembers of a claim on its way.
 *
 * @param judged how many of the four steps of judgement are done, in their order: collected, classified, evidence
 *     validated, window measured
 * @param stage with whom the claim is
 * @param ruling what persons have decided, as far as it counts now
 * @param beside whether a reminder or an escalation may still be under way, so that the process is not over at its end
 */
record Course(int judged, Stage stage, Ruling ruling, boolean beside) {

    static final int JUDGED = 4;
    static final Course NEW = new Course(0, Stage.OPEN, Ruling.NONE, false);

    enum Stage {
        OPEN,
        /** Not covered; the reseller could ask for a person until the window closed, and did not. */
        LAPSED,
        /** Submitted or late: from here on persons decide (contract, section 4.2). */
        WITH_PERSON,
        CLOSED
    }

    /** A later sitting of any kind voids what an earlier one decided. */
    enum Ruling {
        NONE,
        CLOSURE,
        /** Replacement or refund that one person decides. */
        PAYS,
        /** Replacement or refund that waits for a second person. */
        PAYS_NEEDS_SECOND,
        PAYS_APPROVED
    }

    Course withJudged(int steps) {
        return new Course(steps, stage, ruling, beside);
    }

    Course with(Ruling made) {
        return new Course(judged, stage, made, beside);
    }

    Course with(Stage next) {
        return new Course(judged, next, ruling, beside);
    }

    Course beside(boolean underWay) {
        return new Course(judged, stage, ruling, underWay);
    }

    boolean isJudged() {
        return judged == JUDGED;
    }

    boolean isClosed() {
        return stage == Stage.CLOSED;
    }
}
