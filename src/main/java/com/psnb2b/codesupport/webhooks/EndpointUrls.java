package com.psnb2b.codesupport.webhooks;

import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.platform.EvaluationMode;
import com.psnb2b.codesupport.platform.outbound.CallableUrls;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which addresses an endpoint may have. */
@Component
class EndpointUrls {

    private final boolean evaluation;
    private final DnsResolver dns;

    EndpointUrls(@Value("${" + EvaluationMode.PROPERTY + "}") boolean evaluation, DnsResolver webhookNames) {
        this.evaluation = evaluation;
        this.dns = webhookNames;
    }

    /** @throws InvalidInput that names {@code url} */
    void check(String url) {
        CallableUrls.fault(url, evaluation, dns).ifPresent(fault -> {
            throw InvalidInput.of("url", "invalid", fault);
        });
    }
}
