package com.psnb2b.codesupport.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 403 to a call that changes something and comes from a page of another site. A browser adds what it knows of a
 * person (a remembered password for HTTP Basic, on some ways the cookie of the session) to a form that any page sends.
 * But it also says, in headers that no page can write, which site the page is from.
 *
 * <p>Modeler, curl and programs say nothing of the kind and are let through. So is {@code /api}: it takes a key in a
 * header and nothing that a browser would add by itself, and integrations pass on what their own callers sent.
 */
class CrossSiteRequestFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SITE = "Sec-Fetch-Site";

    /** What a browser says of our own page, and of an address that a person typed or kept. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final BaseUrl baseUrl;
    private final ApiSecurityProblems problems;

    CrossSiteRequestFilter(BaseUrl baseUrl, ApiSecurityProblems problems) {
        this.baseUrl = baseUrl;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (all(request, SITE).stream().allMatch(OURS::contains)
                && all(request, HttpHeaders.ORIGIN).stream().allMatch(origin -> isOurs(origin, request))) {
            chain.doFilter(request, response);
        } else {
            problems.otherSite(response);
        }
    }

    /**
     * Whether the page is at the address that the call itself went to, or at our own. {@code null}, of a page that hides
     * where it is from, is neither. A page at our own host is ours with our own scheme alone: in a network that cannot be
     * trusted, anybody may be {@code http://} and our name.
     */
    private boolean isOurs(String origin, HttpServletRequest request) {
        String host = lower(request.getHeader(HttpHeaders.HOST));
        String site = lower(origin);
        return baseUrl.base()
                .filter(base -> site.equals(base.toString()) || host.equals(base.getRawAuthority()))
                .map(base -> site.equals(base.toString()))
                .orElseGet(() -> !host.isEmpty() && (site.equals("http://" + host) || site.equals("https://" + host)));
    }

    private static List<String> all(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    private static String lower(String header) {
        return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || request.getRequestURI().startsWith("/api/");
    }
}
