package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.words.ReaderLanguage;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps which language a person has chosen, in a cookie and nowhere else, and leads back to the page they were on. */
@Controller
class LanguagePage {

    /** Every language by its tag, each called what it calls itself. */
    static final Map<String, String> NAMES = names();

    private static final Duration KEPT = Duration.ofDays(365);
    private static final String START = "/check";

    /** A path of ours and nothing that a browser would take for another site. */
    private static final Pattern OURS = Pattern.compile("/(?:[\\w.~%?&=-][\\w.~%?&=/-]*)?");

    /** Addresses that take forms alone: their page is one above. */
    private static final Set<String> FORMS = Set.of("file", "evidence", "reconsideration", "withdrawal");

    /** @param tag of the language; what is none of ours chooses nothing @param to where to go on; anything else: the check page */
    @GetMapping("/language")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = START) String to,
            HttpServletRequest request) {
        var next = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(
                        URI.create(request.getContextPath() + (OURS.matcher(to).matches() ? to : START)));
        Words.language(tag)
                .map(language -> ResponseCookie.from(ReaderLanguage.COOKIE, language.toLanguageTag())
                        .path("/")
                        .maxAge(KEPT)
                        .sameSite("Lax")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .build())
                .ifPresent(cookie -> next.header(HttpHeaders.SET_COOKIE, cookie.toString()));
        return next.build();
    }

    /** The page that a request shows, to come back to. */
    static String comeBack(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (request.getMethod().equals("GET")) {
            return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
        }
        int last = path.lastIndexOf('/');
        return FORMS.contains(path.substring(last + 1)) ? path.substring(0, last) : path;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        Words.LANGUAGES.forEach(language -> names.put(
                language.toLanguageTag(),
                language.getDisplayLanguage(language).substring(0, 1).toUpperCase(language)
                        + language.getDisplayLanguage(language).substring(1)));
        return names;
    }
}
