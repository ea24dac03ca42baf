package com.psnb2b.codesupport.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.process.drafts.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What is too large to be taken at all never reaches {@link ModelPages}; it is answered in its words all the same. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooLargeModels implements HandlerExceptionResolver {

    private static final String TOO_LARGE =
            "is larger than 11 MB, or all that came together than 12 MB; a model, table or form"
                    + " has 1 MB at most, and ours have 50 KB: leave out what is none, and choose the file that Modeler saved";

    private static final Pattern FILE = Pattern.compile("filename=\"([^\"\r\n]{1,200})\"");

    /** Bytes in which the first file says its name. */
    private static final int HEAD = 2_000;

    private final ObjectMapper json;

    TooLargeModels(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failed) {
        if (!(failed instanceof MaxUploadSizeExceededException)
                || !request.getRequestURI().startsWith("/app/models/")) {
            return null;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try {
            json.writeValue(response.getOutputStream(), Verdict.of(file(request), "SIZE", TOO_LARGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    /** Where all together are too large nobody has read of them yet; the first one's name stands at their head. */
    private static String file(HttpServletRequest request) {
        try {
            byte[] head = request.getInputStream().readNBytes(HEAD);
            Matcher name = FILE.matcher(new String(head, StandardCharsets.UTF_8));
            return name.find() ? name.group(1) : "a file";
        } catch (IOException | IllegalStateException unreadable) {
            return "a file";
        }
    }
}
