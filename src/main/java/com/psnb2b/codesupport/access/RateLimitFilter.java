package com.psnb2b.codesupport.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each request with a key in force, says in every answer what is left, and refuses with 429 what is too much. */
class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ApiSecurityProblems problems;

    RateLimitFilter(RateLimits limits, ApiSecurityProblems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof ApiCaller caller)) {
            chain.doFilter(request, response);
            return;
        }
        RateLimits.Grant grant = limits.take(caller);
        response.setHeader("X-RateLimit-Limit", Integer.toString(caller.requestsPerMinute()));
        response.setHeader("X-RateLimit-Remaining", Long.toString(grant.remaining()));
        response.setHeader("X-RateLimit-Reset", Long.toString(grant.secondsToReset()));
        if (grant.granted()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, grant.secondsToReset())));
            problems.tooManyRequests(response, caller.requestsPerMinute());
        }
    }
}
