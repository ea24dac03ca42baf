package com.psnb2b.codesupport.platform.inbound;

import com.psnb2b.codesupport.claim.EvidenceLimits;
import com.psnb2b.codesupport.platform.Busy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Before every entry point, once it is known who calls: a large body is taken in whole, on the disk, and has room in memory before
 * anybody reads it there. So nobody who sends slowly holds room, and no entry point has to think of it. Rows are for those who
 * read them one by one, and forms have a limit of the server's.
 */
@Component
@Order(LargeBodyFilter.BEHIND_SECURITY)
class LargeBodyFilter extends OncePerRequestFilter {

    static final int BEHIND_SECURITY = -50;

    /** Base64 makes four bytes of three; the rest is the claim itself. */
    static final int LARGEST = EvidenceLimits.CLAIM_BYTES / 3 * 4 + 1024 * 1024;

    private static final String TOO_LARGE = "A claim may have 50 MB of evidence.";
    private static final String SECONDS_TO_FREE_ROOM = "10";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> OTHERS_READ =
            List.of(MediaType.APPLICATION_NDJSON_VALUE, "text/csv", MediaType.APPLICATION_FORM_URLENCODED_VALUE);

    private final BodyMemory memory;
    private final HandlerExceptionResolver problems;

    LargeBodyFilter(BodyMemory memory, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.memory = memory;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        String type = type(request);
        return WITHOUT_BODY.contains(request.getMethod())
                || length >= 0 && length <= BodyMemory.SMALL
                || OTHERS_READ.stream().anyMatch(type::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long parts = parts(request);
        if (parts != 0) {
            within(parts, BodyMemory.COPIES_OF_A_FILE, request, response, chain);
            return;
        }
        InputStream sent = request.getInputStream();
        byte[] begin = sent.readNBytes(BodyMemory.SMALL);
        if (begin.length < BodyMemory.SMALL) {
            InputStream all = new ByteArrayInputStream(begin);
            chain.doFilter(new SpooledRequest(request, all, begin.length), response);
            return;
        }
        try (Spool body =
                Spool.of(new SequenceInputStream(new ByteArrayInputStream(begin), sent), LARGEST, TOO_LARGE)) {
            HttpServletRequest kept = new SpooledRequest(request, body.open(), body.size());
            within(body.size(), BodyMemory.COPIES_OF_A_TEXT, kept, response, chain);
        } catch (TooLarge e) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, e);
        }
    }

    private void within(
            long bytes, int copies, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BodyMemory.Taken taken;
        try {
            taken = memory.take(bytes, copies);
        } catch (Busy e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_FREE_ROOM);
            refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, e);
            return;
        }
        try (taken) {
            chain.doFilter(request, response);
        }
    }

    /** A problem for integrations; for everybody else a page, or JSON, with the message in it. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, int status, Exception why)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            problems.resolveException(request, response, null, why);
        } else {
            response.sendError(status, why.getMessage());
        }
    }

    /**
     * Bytes of the parts of a form, which the server has laid on the disk; 0 where it is none, or whoever reads it takes it
     * apart; negative where it is too large or damaged, which its entry point finds as well and answers for.
     */
    private static long parts(HttpServletRequest request) {
        if (!type(request).startsWith("multipart/")) {
            return 0;
        }
        try {
            Collection<Part> parts = request.getParts();
            return parts.stream().mapToLong(Part::getSize).sum();
        } catch (IOException | ServletException | IllegalStateException e) {
            return -1;
        }
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT).strip();
    }
}
