package com.psnb2b.codesupport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.web.RedirectStrategy;

/** Redirects a browser within the same site: by path alone, without a host that a caller might have named. */
final class RelativeRedirectStrategy implements RedirectStrategy {

    private static final Pattern SITE = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*");

    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        String path = SITE.matcher(url).replaceFirst("");
        // Two slashes, or one the wrong way round, would begin another host.
        boolean isPath = path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\");
        response.sendRedirect(isPath ? path : "/");
    }
}
