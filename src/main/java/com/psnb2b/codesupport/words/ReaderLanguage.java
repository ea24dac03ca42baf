package com.psnb2b.codesupport.words;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Who reads, and in which language: what they chose on a page, else what their browser or program asks for. Pages of staff
 * are in English.
 */
@Component("localeResolver")
public class ReaderLanguage implements LocaleResolver {

    /** The cookie that keeps a choice, a language tag. */
    public static final String COOKIE = "language";

    /** What a page that was made for somebody names as their language, a {@link Locale} in the request. */
    public static final String WISH = ReaderLanguage.class.getName() + ".wish";

    /** The language of whoever sends a request. */
    public static Locale of(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String address = failed instanceof String first ? first : request.getRequestURI();
        String path = address.substring(
                Math.min(address.length(), request.getContextPath().length()));
        if (path.startsWith("/app/") || path.startsWith("/camunda/")) {
            return Locale.ENGLISH;
        }
        return chosen(request)
                .or(() -> Optional.ofNullable((Locale) request.getAttribute(WISH)))
                .orElseGet(() -> Words.wanted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Stream.of(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> Words.language(cookie.getValue()).stream())
                .findFirst();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("a choice is kept by the page that asks for it");
    }
}
