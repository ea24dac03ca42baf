package com.psnb2b.codesupport.notify;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Makes the calls. Follows no redirect, repeats nothing by itself, reads no answer, and connects only to addresses that
 * {@link SafeDns} gives. (The JDK's client resolves names by itself, and cannot be told where to connect.)
 */
@Component
class Sender {

    private static final int CALLS = 512;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final CloseableHttpAsyncClient http;
    private final Duration timeout;

    Sender(WebhookSettings settings, DnsResolver dns) {
        timeout = settings.timeout();
        Timeout limit = Timeout.of(timeout);
        http = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(dns)
                        .setMaxConnTotal(CALLS)
                        .setMaxConnPerRoute(Dispatcher.CALLS_OF_A_ROUND)
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .setSocketTimeout(limit)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(limit).build())
                .setUserAgent("CodeSupport-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        http.start();
    }

    /** Sends a message. Completes with null where it was taken (2xx), else with the reason in a few words; never fails. */
    CompletableFuture<String> send(String url, Messages.Written message, String signature) {
        SimpleHttpRequest request = SimpleRequestBuilder.post(url)
                .setHeader("X-PSNB2B-Signature", signature)
                .setHeader("X-PSNB2B-Event", message.type())
                .setHeader("X-PSNB2B-Event-Id", message.id())
                .setBody(message.body(), ContentType.APPLICATION_JSON)
                .build();
        CompletableFuture<String> answer = new CompletableFuture<>();
        var call = http.execute(
                SimpleRequestProducer.create(request),
                new BasicResponseConsumer<>(new DiscardingEntityConsumer<>()),
                null,
                new Answer(answer));
        // Also for an answer that trickles in for ever.
        return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).exceptionally(e -> {
            call.cancel(true);
            return reason(e);
        });
    }

    private record Answer(CompletableFuture<String> answer) implements FutureCallback<Message<HttpResponse, Void>> {

        @Override
        public void completed(Message<HttpResponse, Void> response) {
            int status = response.getHead().getCode();
            answer.complete(status / 100 == 2 ? null : "answered " + status);
        }

        @Override
        public void failed(Exception failed) {
            answer.completeExceptionally(failed);
        }

        @Override
        public void cancelled() {
            answer.complete("cancelled");
        }
    }

    /** Without the message of the failure, which is for us and not for the reseller. */
    private static String reason(Throwable failed) {
        if (failed instanceof UnsafeAddress) {
            return failed.getMessage();
        }
        return failed instanceof TimeoutException
                ? "no answer in time"
                : "no answer: " + failed.getClass().getSimpleName();
    }

    @PreDestroy
    void stop() {
        http.close(CloseMode.IMMEDIATE);
    }
}
