package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.words.ReaderLanguage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says of each answer with texts in which language they are, and that another reader may get others: a cache in between
 * must not hand one's answer to the other. Set as a header, since a locale would choose the characters too.
 */
class AnswerLanguageFilter extends OncePerRequestFilter {

    /** Always English, or no text at all. */
    private static final List<String> OF_ONE_LANGUAGE =
            List.of("/app/", "/camunda/", "/engine-rest/", "/actuator/", "/css/", "/js/", "/webjars/");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return OF_ONE_LANGUAGE.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(
                HttpHeaders.CONTENT_LANGUAGE, ReaderLanguage.of(request).toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        chain.doFilter(request, response);
    }
}
