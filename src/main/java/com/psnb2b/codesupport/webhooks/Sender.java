package com.psnb2b.codesupport.webhooks;

import com.psnb2b.codesupport.platform.outbound.AnswerTooLong;
import com.psnb2b.codesupport.platform.outbound.OutboundClient;
import com.psnb2b.codesupport.platform.outbound.SafeDns;
import com.psnb2b.codesupport.platform.outbound.UnsafeAddress;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.springframework.stereotype.Component;

/**
 * Makes the calls. The status of an answer decides, nothing else of it is looked at. Connects only to addresses that
 * {@link SafeDns} gives. (The JDK's client resolves names by itself, and cannot be told where to connect.)
 */
@Component
class Sender {

    /** All that is read of an answer: of 512 calls at a time no more than 32 MB. */
    static final int ANSWER = 64 * 1024;

    private static final int CALLS = 512;

    private final OutboundClient http;

    Sender(WebhookSettings settings, DnsResolver webhookNames) {
        http = new OutboundClient(
                ANSWER,
                settings.timeout(),
                PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(webhookNames)
                        .setMaxConnTotal(CALLS)
                        .setMaxConnPerRoute(WebhookChannel.CALLS_OF_A_ROUND),
                HttpAsyncClients.custom().setUserAgent("CodeSupport-Webhooks/1"));
    }

    /**
     * Sends a message. Completes with null where it was taken (2xx), else with the reason in a few words; never fails.
     *
     * @throws RuntimeException where no request can be made of the address
     */
    CompletableFuture<String> send(String url, WebhookMessages.Written message, String signature) {
        SimpleHttpRequest request = SimpleRequestBuilder.post(url)
                .setHeader("X-PSNB2B-Signature", signature)
                .setHeader("X-PSNB2B-Event", message.type())
                .setHeader("X-PSNB2B-Event-Id", message.id())
                .setBody(message.body(), ContentType.APPLICATION_JSON)
                .build();
        CompletableFuture<String> outcome = new CompletableFuture<>();
        http.call(
                        request,
                        new StatusOnlyConsumer(
                                status -> outcome.complete(status / 100 == 2 ? null : "answered " + status)))
                // Changes nothing where the status is there already.
                .whenComplete((ended, failed) -> outcome.complete(failed == null ? "no status" : reason(failed)));
        return outcome;
    }

    /** Without the message of a failure that is not our own, which is for us and not for the reseller. */
    private static String reason(Throwable failed) {
        if (failed instanceof UnsafeAddress) {
            return failed.getMessage();
        }
        if (failed instanceof AnswerTooLong) {
            return "no answer: more than " + ANSWER + " bytes";
        }
        return failed instanceof TimeoutException
                ? "no answer in time"
                : "no answer: " + failed.getClass().getSimpleName();
    }

    @PreDestroy
    void stop() {
        http.close();
    }
}
