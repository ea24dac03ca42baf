package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/**
 * What an error page and its JSON may say: the status and its name, and nothing about the request. Where a large body
 * found no memory, or was too large, also what to do.
 */
@Component
class ErrorPageAttributes extends DefaultErrorAttributes {

    private static final Set<Object> SAY_WHY = Set.of(413, 503);

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> known = super.getErrorAttributes(request, options);
        known.keySet().retainAll(Set.of("timestamp", "status", "error"));
        Object said = request.getAttribute(RequestDispatcher.ERROR_MESSAGE, RequestAttributes.SCOPE_REQUEST);
        if (SAY_WHY.contains(known.get("status")) && said instanceof String words && getError(request) == null) {
            known.put("message", Words.ofReader().said(words));
        }
        return known;
    }
}
