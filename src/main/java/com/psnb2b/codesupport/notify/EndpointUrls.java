package com.psnb2b.codesupport.notify;

import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.evaluation.EvaluationMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which addresses an endpoint may have. The address that is really called is checked again, at each connection. */
@Component
class EndpointUrls {

    private static final int LENGTH = 2000;

    private final boolean evaluation;
    private final DnsResolver dns;

    EndpointUrls(@Value("${" + EvaluationMode.PROPERTY + "}") boolean evaluation, DnsResolver dns) {
        this.evaluation = evaluation;
        this.dns = dns;
    }

    /** @throws InvalidInput that names {@code url} */
    void check(String url) {
        URI uri = parse(url);
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) && evaluation;
        if (!http && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw invalid("must begin with https://");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw invalid("needs a host, and may have neither a user nor a fragment");
        }
        if (!url.equals(CodeRedactor.redactName(url))) {
            throw invalid("must not hold a voucher code");
        }
        try {
            dns.resolve(uri.getHost());
        } catch (UnsafeAddress e) {
            throw invalid(e.getMessage());
        } catch (UnknownHostException e) {
            // A name may come later than the endpoint; until then what is to be told waits.
        }
    }

    private static URI parse(String url) {
        try {
            if (url.length() <= LENGTH) {
                return new URI(url);
            }
        } catch (URISyntaxException e) {
            // Answered below.
        }
        throw invalid("must be an address of at most " + LENGTH + " characters, such as https://example.com/hook");
    }

    private static InvalidInput invalid(String message) {
        return InvalidInput.of("url", "invalid", message);
    }
}
