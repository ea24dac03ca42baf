package com.psnb2b.codesupport.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Writes what the security filters of {@code /api} refuse as RFC 9457 problems, before any controller is reached. */
@Component
class ApiSecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ObjectMapper json;

    ApiSecurityProblems(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                "An API key in force is needed: Authorization: Bearer KEY.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, "forbidden", "This API key's scope does not include this call.");
    }

    /** What the firewall takes for an attack, at whichever entry point, such as a path with a semicolon in it. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        write(response, HttpStatus.BAD_REQUEST, "unreadable", "The address is not one that is taken here.");
    }

    /** A page of another site sends it. */
    void otherSite(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.FORBIDDEN,
                "other_site",
                "This comes from a page of another site, and only our own pages may change anything here.");
    }

    /** What a header holds cannot be read. */
    void header(HttpServletResponse response, String name) throws IOException {
        write(
                response,
                HttpStatus.BAD_REQUEST,
                "unreadable",
                "The header " + name + " may hold printable ASCII characters alone.",
                List.of(new FieldError(name, "unreadable", "may hold printable ASCII characters alone")));
    }

    /** Nobody's key can be looked up. */
    void unavailable(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "The database is away, and nothing was changed. Send it again after a while.");
    }

    /** 429; the headers that say when to come back are the caller's to set. */
    void tooManyRequests(HttpServletResponse response, int perMinute) throws IOException {
        write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "rate_limited",
                "This API key may make " + perMinute + " requests a minute. Wait as long as Retry-After says.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        write(response, status, code, detail, List.of());
    }

    private void write(
            HttpServletResponse response, HttpStatus status, String code, String detail, List<FieldError> errors)
            throws IOException {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, Words.ofReader().said(detail));
        problem.setProperty("code", code);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
