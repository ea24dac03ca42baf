package com.psnb2b.codesupport.platform.outbound;

import com.psnb2b.codesupport.code.CodeRedactor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/** Which addresses may be called at all. The one that is really called is looked at again, at each connection. */
public final class CallableUrls {

    private static final int LENGTH = 2000;
    private static final int MOST_PORT = 65_535;

    private CallableUrls() {}

    /**
     * What is wrong with an address, in words that can stand behind its name; empty where nothing is.
     *
     * @param http whether it may be called without TLS: in evaluation mode alone
     * @param dns which names and addresses may be called
     */
    public static Optional<String> fault(String url, boolean http, DnsResolver dns) {
        URI uri = parse(url);
        if (uri == null) {
            return Optional.of(
                    "must be an address of at most " + LENGTH + " characters, such as https://example.com/hook");
        }
        if (!(http && "http".equalsIgnoreCase(uri.getScheme())) && !"https".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("must begin with https://");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("needs a host, and may have neither a user nor a fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
            return Optional.of("the port must be 1 to " + MOST_PORT);
        }
        if (!url.equals(CodeRedactor.redactName(url))) {
            return Optional.of("must not hold a voucher code");
        }
        try {
            dns.resolve(uri.getHost());
        } catch (UnsafeAddress unsafe) {
            return Optional.of(unsafe.getMessage());
        } catch (UnknownHostException notYet) {
            // A name may come later than the address; until then its calls fail.
        }
        return Optional.empty();
    }

    private static URI parse(String url) {
        try {
            return url.length() > LENGTH ? null : new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
