package com.psnb2b.codesupport.platform.inbound;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a form that could not be read whole: the server would hand on what it has, as if the rest were empty. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class CompleteFormFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.getParameterMap();
        if (request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) == null) {
            chain.doFilter(request, response);
        } else {
            refusal((FailReason) request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR))
                    .answer(response);
        }
    }

    private static BodyRefusal refusal(FailReason why) {
        return why == FailReason.POST_TOO_LARGE || why == FailReason.TOO_MANY_PARAMETERS
                ? BodyRefusal.TOO_LARGE
                : BodyRefusal.UNREADABLE;
    }
}
