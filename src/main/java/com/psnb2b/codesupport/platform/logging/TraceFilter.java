package com.psnb2b.codesupport.platform.logging;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a trace id: that of its {@code traceparent} (W3C Trace Context), else its {@code X-Request-Id}
 * where that is a UUID, else a new one. Of what a caller sends, hexadecimal digits alone get into the log. Every answer
 * names the id, so that a caller can quote it.
 */
final class TraceFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Trace-Id";

    private static final Pattern TRACE_PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
    private static final Pattern CLAIM = Pattern.compile("/(clm_[0-9a-f]{32})(?:/|$)");
    private static final String KNOWN = TraceFilter.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = id(request);
        MDC.put(Trace.ID, id);
        Matcher claim = CLAIM.matcher(request.getRequestURI());
        if (claim.find()) {
            MDC.put(Trace.CLAIM, claim.group(1));
        }
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(Trace.ID);
            MDC.remove(Trace.CLAIM);
        }
    }

    /** The same for every dispatch of a request: a streamed answer ends in a second one, a failure in another. */
    private static String id(HttpServletRequest request) {
        Object known = request.getAttribute(KNOWN);
        String id = known == null ? sent(request) : known.toString();
        request.setAttribute(KNOWN, id);
        return id;
    }

    private static String sent(HttpServletRequest request) {
        Matcher parent = TRACE_PARENT.matcher(lower(request.getHeader("traceparent")));
        if (parent.matches()) {
            return parent.group(1);
        }
        String own = lower(request.getHeader("X-Request-Id"));
        return UUID.matcher(own).matches() ? own.replace("-", "") : made();
    }

    private static String lower(String header) {
        return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    }

    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
