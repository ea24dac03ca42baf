package com.psnb2b.codesupport.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a header that the application reads and that holds anything but printable ASCII; the answer names the header.
 * Without it, whatever code reads the header first would fail, and that would look like a fault of ours. Headers that
 * nobody reads may hold anything.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class HeaderCharactersFilter extends OncePerRequestFilter {

    private static final List<String> READ = List.of(
            "Idempotency-Key",
            "Authorization",
            "Content-Type",
            "Accept",
            "Accept-Language",
            "Accept-Charset",
            "Content-Encoding",
            "X-Request-Id",
            "X-Trace-Id",
            "traceparent",
            "tracestate",
            "Origin",
            "Range",
            "If-None-Match",
            "If-Modified-Since",
            "X-CSRF-TOKEN",
            "X-HTTP-Method-Override");

    private final ApiSecurityProblems problems;

    HeaderCharactersFilter(ApiSecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (String name : READ) {
            for (String value : Collections.list(request.getHeaders(name))) {
                if (!isPlain(value)) {
                    problems.header(response, name);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~');
    }

    /** Looks at addresses as ever; headers are looked at here. */
    @Bean
    static HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }
}
