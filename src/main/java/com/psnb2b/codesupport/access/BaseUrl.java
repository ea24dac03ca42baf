package com.psnb2b.codesupport.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The address at which people and integrations find this application: {@code codesupport.base-url}. What a caller
 * writes into {@code Host} or {@code X-Forwarded-Host} is never used for it, so that no link of ours leads elsewhere.
 *
 * <p>Without the setting, evaluation mode is at {@code http://localhost} and the port that it listens on; in production
 * our own links are then relative.
 */
@Component
public class BaseUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LAST_PORT = 65_535;

    private final boolean evaluation;
    private volatile URI base;

    /** @throws InvalidBaseUrl for a setting that is no address of a whole site */
    BaseUrl(
            @Value("${codesupport.base-url:}") String configured,
            @Value("${codesupport.evaluation:false}") boolean evaluation) {
        this.evaluation = evaluation;
        this.base = StringUtils.hasText(configured) ? read(configured.strip()) : null;
    }

    /** The port may be any free one, which is known once the server listens. */
    @EventListener
    void listening(WebServerInitializedEvent server) {
        boolean isMain = server.getApplicationContext().getServerNamespace() == null;
        if (isMain && base == null && evaluation) {
            base = URI.create("http://localhost:" + server.getWebServer().getPort());
        }
    }

    /** Whether nobody said where we are, in production. */
    public boolean isUnknown() {
        return base == null && !evaluation;
    }

    /** Scheme, host and port, without a path; empty in production without the setting. */
    public Optional<URI> base() {
        return Optional.ofNullable(base);
    }

    /**
     * The address of a page or resource, as it is given to others; relative where our own address is not known.
     *
     * @param path from the root, with what follows it: {@code /status/link#secret}
     */
    public URI of(String path) {
        return URI.create(base().map(URI::toString).orElse("") + path);
    }

    static URI read(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWhole = SCHEMES.contains(scheme) && uri.getHost() != null && uri.getUserInfo() == null;
            boolean isSite = "".equals(uri.getRawPath()) || "/".equals(uri.getRawPath());
            boolean isBare = uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (isWhole && isSite && isBare && uri.getPort() != 0 && uri.getPort() <= LAST_PORT) {
                boolean isUsual = uri.getPort() == (scheme.equals("https") ? 443 : 80);
                String host = uri.getHost().toLowerCase(Locale.ROOT);
                return new URI(scheme, null, host, isUsual ? -1 : uri.getPort(), null, null, null);
            }
        } catch (URISyntaxException e) {
            // Answered below, without what was set: it may hold a password.
        }
        throw new InvalidBaseUrl("codesupport.base-url is not the address of a site: http:// or https://, a host, and"
                + " a port where it is not the usual one. No name or password, path, query or # belongs in it.");
    }
}
