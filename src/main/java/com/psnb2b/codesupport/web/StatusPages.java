package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.api.ApiException;
import com.psnb2b.codesupport.casework.ClaimRefused;
import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.casework.NoSuchClaim;
import com.psnb2b.codesupport.claim.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What pages of claims and of cases answer alike: they lead to the page that shows where it stands now, and say so there. */
abstract class StatusPages {

    private static final Logger LOG = LoggerFactory.getLogger(StatusPages.class);

    /** @param page of what was changed, and {@code said} the key of what it says */
    static String done(String page, String said, RedirectAttributes next) {
        next.addFlashAttribute("said", said);
        return "redirect:" + page;
    }

    static String refused(String page, String why, RedirectAttributes next) {
        next.addFlashAttribute("refused", why);
        return "redirect:" + page;
    }

    /** What is refused because the claim or case has moved on meanwhile. */
    @ExceptionHandler({ApiException.class, ClaimRefused.class})
    String refused(RuntimeException refused, HttpServletRequest request, RedirectAttributes next) {
        return refused(above(request), refused.getMessage(), next);
    }

    /** What our process fails on. */
    @ExceptionHandler
    String refused(ModelFailed failure, HttpServletRequest request, RedirectAttributes next) {
        LOG.error("A model failed on what a page of a claim or case was asked for: {}", failure.kind());
        return refused(above(request), "That failed, and it is our fault. Nothing was changed; try again later.", next);
    }

    /** Unknown and another reseller's look the same. */
    @ExceptionHandler
    void unknown(NoSuchClaim unknown, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    /** A cursor that is none: the list from its start. */
    @ExceptionHandler
    String unreadable(InvalidInput unreadable, HttpServletRequest request) {
        return "redirect:" + path(request);
    }

    private static String above(HttpServletRequest request) {
        String path = path(request);
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
