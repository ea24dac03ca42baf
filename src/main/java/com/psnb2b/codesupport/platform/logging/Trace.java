package com.psnb2b.codesupport.platform.logging;

import java.util.Map;
import org.slf4j.MDC;

/** What every log line of one request carries: which request, and which claim it is about. */
public final class Trace {

    /** 32 hexadecimal digits, as in W3C Trace Context. */
    static final String ID = "trace_id";

    /** As the engine calls it while it works on a claim. */
    static final String CLAIM = "claim_id";

    private Trace() {}

    /** The work, with what this thread's lines carry, on whichever thread it is done. */
    public static Runnable carried(Runnable work) {
        Map<String, String> here = MDC.getCopyOfContextMap();
        return () -> {
            set(here);
            try {
                work.run();
            } finally {
                MDC.clear();
            }
        };
    }

    private static void set(Map<String, String> lines) {
        if (lines == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(lines);
        }
    }
}
