package com.psnb2b.codesupport.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 400 for an address that can be read in two ways, such as {@code //engine-rest/…} or one with a semicolon. Spring
 * Security's firewall refuses the same, but filters that run before it could already have read the address wrongly.
 */
class AmbiguousPathFilter extends OncePerRequestFilter {

    private final HttpFirewall firewall = new StrictHttpFirewall();
    private final ApiSecurityProblems problems;

    AmbiguousPathFilter(ApiSecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException refused) {
            problems.handle(request, response, refused);
            return;
        }
        chain.doFilter(request, response);
    }
}
