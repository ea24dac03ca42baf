package com.psnb2b.codesupport.casework;

/**
 * An owner's drawing, expression, table or form failed on a claim; neither the database nor what was sent is at fault. The
 * transaction that met it is lost, and another one may keep what came in.
 */
public class ModelFailed extends RuntimeException {

    /** @param failure as the engine or a table told it; its message may quote what was sent, and is for no log */
    public ModelFailed(RuntimeException failure) {
        super(failure.getMessage(), failure);
    }

    /** What failed and where in the code, without what was sent: for the log. */
    public String kind() {
        Throwable cause = getCause();
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + " in " + (trace.length == 0 ? "?" : trace[0]);
    }
}
