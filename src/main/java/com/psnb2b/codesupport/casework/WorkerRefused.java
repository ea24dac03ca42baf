package com.psnb2b.codesupport.casework;

/** A worker's answer cannot be taken; nothing has moved. */
public class WorkerRefused extends RuntimeException {

    /** Why. The names are public, in small letters. */
    public enum Reason {
        /** It was answered, or the claim ended or went another way; or it is of another topic. */
        TASK_GONE("This task is not there (any more): it was answered, or its claim went on without it."
                + " Drop the answer, and fetch the next one."),
        /** Nobody has it, or another has. */
        NOT_LOCKED("This task is not yours: it was given back or failed, or another worker has it meanwhile."
                + " Drop the answer, and fetch the next one."),
        /** What comes after the task in the drawing failed. */
        MODEL_FAILED("The process model failed at the step after this task, and that is no fault of yours. The task is"
                + " as it was; answer it again once a process owner has mended the model."),
        /** Passes by itself. */
        BUSY("Somebody else is changing this claim, or the database is away. Send it again after a while.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final Reason reason;

    public WorkerRefused(Reason reason) {
        super(reason.words);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
