package com.psnb2b.codesupport.guard;

/**
 * Why a model is refused. The constants' names are for tests and for searching a log; the message is for the owner.
 */
public enum RefusalReason {
    /** The file cannot be read, or is of a kind that is not deployed here. */
    RESOURCE,
    /** A script, a class, a connector, an external worker: code that a drawing would bring or call. */
    CODE,
    /** A delegate or listener that is not ours, or not at this place. */
    BEAN,
    /** An expression that is more than plain variable access, or stands where none may. */
    EXPRESSION,
    /** A date, time, number, retry cycle or name that the engine could not read, or a variable of another type. */
    VALUE,
    /** A form outside the known ones, or one that would not be found. */
    FORM,
    /** A kind of element that the guard does not know. */
    ELEMENT,
    /** A property that the guard does not know. */
    PROPERTY,
    /** A decision table in another language than FEEL, or one of ours that could not be asked or contradicts itself. */
    TABLE,
    /** A name of the contract is missing, or is not what the contract says. */
    CONTRACT,
    /** A user task that names a person, or nobody, or a group that must not decide. */
    PEOPLE,
    /** A group that is not there, or in which nobody is who could take a task. */
    NOBODY,
    /** A form or table that does not fit a version of the claims' process that it would count for at once. */
    IN_FORCE,
    /** An example of an owner's that would not come out as it says. */
    EXAMPLE,
    /** More than one flow out of a step, or a complex gateway: several tokens where no gateway says so. */
    PARALLEL,
    /** A step that runs many times, and could move the claim or run without an end. */
    MULTI_INSTANCE,
    /** A called process that is not there or does what belongs to the claims' own; a transaction, an ad-hoc subprocess. */
    CALLED,
    /** A worker's topic that is not allowed, or a result that has no name or no place of its own. */
    WORKER,
    /** An event that waits for or throws something else than the guard knows, or stands where that cannot come. */
    EVENT,
    /** A start other than the one start of a claim. */
    START,
    /** A gateway whose questions do not have exactly one answer. */
    GATEWAY,
    /** A sequence flow or boundary event that leads where it cannot. */
    FLOW,
    /** A loop in which nothing ever waits. */
    LOOP,
    /** A continuation that would make the caller wait for an answer that is not there. */
    ASYNC,
    /** So many states that the search gives up. */
    SIZE,
    /** A path to an outcome that no person has decided. */
    NO_REVIEW,
    /** A path to a replacement or refund without the second person that it needs. */
    NO_APPROVAL,
    /** A path on which a claim that is with a person ends without an outcome. */
    NO_OUTCOME,
    /** A path on which a claim waits, goes on or ends before it is judged, or is judged in another order. */
    NOT_JUDGED,
    /** A path that goes on after the outcome. */
    AFTER_OUTCOME,
    /** A path on which something still waits when the claim has its outcome. */
    LEFT_OVER,
    /** A path on which a token comes where another one still is. */
    TWICE,
    /** A path on which two people decide at once, or reviews side by side differ and another than the seniors decides. */
    TWO_DECIDE,
    /** A path on which a join waits for what cannot come. */
    STUCK,
    /** A path on which an error is thrown that nothing catches. */
    UNCAUGHT,
    /** A path from which no other leads to an end. */
    DEAD_END,
    /** A path on which an element asks for what a step has passed on, and a wait has ended that. */
    NOT_PASSED,
    /** A path on which an element asks for a variable that nothing has set. */
    NOT_SET;

    /** Whether the search over the paths has found it; every other reason is seen in the drawing itself. */
    public boolean isPath() {
        return compareTo(NO_REVIEW) >= 0;
    }
}
