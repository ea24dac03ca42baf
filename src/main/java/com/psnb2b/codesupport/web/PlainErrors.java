package com.psnb2b.codesupport.web;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** What an error page and its JSON know: the status and its name, and nothing of what was called. */
@Component
class PlainErrors extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> known = super.getErrorAttributes(request, options);
        known.keySet().retainAll(java.util.Set.of("timestamp", "status", "error"));
        return known;
    }
}
