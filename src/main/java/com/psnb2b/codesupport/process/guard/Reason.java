package com.psnb2b.codesupport.process.guard;

/** Why a model is refused. The names are for tests and for whoever searches a log; the message is for the owner. */
public enum Reason {
    /** The file cannot be read, or is of a kind that is not deployed here. */
    RESOURCE,
    /** A script, a class, a connector, an external worker: code that a drawing would bring or call. */
    CODE,
    /** A delegate or listener that is not ours, or not at this place. */
    BEAN,
    /** An expression that is more than plain variable access, or stands where none may. */
    EXPRESSION,
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
    /** Parallel, inclusive and complex gateways, or more than one flow out of a step: several tokens at once. */
    PARALLEL,
    /** A step that runs many times. */
    MULTI_INSTANCE,
    /** A called process, a transaction, an ad-hoc subprocess. */
    CALLED,
    /** An event other than message and timer. */
    EVENT,
    /** A start other than the one start of a claim. */
    START,
    /** A gateway whose questions do not have exactly one answer. */
    GATEWAY,
    /** A sequence flow or boundary event that leads where it cannot. */
    FLOW,
    /** What runs beside the claim does more than remind and escalate. */
    BESIDE,
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
    /** A path on which an element asks for what a step has passed on, and a wait has ended that. */
    NOT_PASSED,
    /** A path on which an element asks for a variable that nothing has set. */
    NOT_SET;

    /** Whether the search over the paths has found it; every other reason is seen in the drawing itself. */
    public boolean isPath() {
        return compareTo(NO_REVIEW) >= 0;
    }
}
