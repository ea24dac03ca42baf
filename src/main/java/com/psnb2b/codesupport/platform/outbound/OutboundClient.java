package com.psnb2b.codesupport.platform.outbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls by HTTP/1.1 to a server that is not trusted. An answer has at most so many bytes, its 1xx answers, head and body
 * together; at most 100 headers, and lines of 8 KB. Connecting, asking and answering together end at a deadline. Follows
 * no redirect, repeats nothing, inflates nothing and keeps no cookie.
 */
public final class OutboundClient implements AutoCloseable {

    private static final int LINE = 8 * 1024;
    private static final int HEADERS = 100;
    private static final int EMPTY_LINES = 10;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final CloseableHttpAsyncClient http;
    private final int mostBytes;
    private final Duration deadline;

    /**
     * @param mostBytes of one answer, at most
     * @param deadline of one call with its answer
     * @param connections who may be called, and how often at a time
     * @param client what else is to be said of the calls
     */
    public OutboundClient(
            int mostBytes,
            Duration deadline,
            PoolingAsyncClientConnectionManagerBuilder connections,
            HttpAsyncClientBuilder client) {
        this.mostBytes = mostBytes;
        this.deadline = deadline;
        Timeout connect = Timeout.of(CONNECT);
        Timeout limit = Timeout.of(deadline);
        http = client.setConnectionManager(connections
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .setHandshakeTimeout(connect)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(limit)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LINE)
                        .setMaxHeaderCount(HEADERS)
                        .setMaxEmptyLineCount(EMPTY_LINES)
                        .build())
                .setIoSessionDecorator(session -> LimitedConnection.of(session, mostBytes, deadline))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(limit)
                        .setContentCompressionEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        http.start();
    }

    /**
     * Makes a call. The result fails where the call cannot even be begun, and at the latest at the deadline, when the
     * connection is closed as well; it never throws.
     *
     * @param answer reads the answer
     */
    public <T> CompletableFuture<T> call(SimpleHttpRequest request, AsyncResponseConsumer<T> answer) {
        return call(request, answer, deadline);
    }

    /** The same with a deadline of this call's own, no later than the one of all; the connection is closed by that one. */
    public <T> CompletableFuture<T> call(
            SimpleHttpRequest request, AsyncResponseConsumer<T> answer, Duration ownDeadline) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            Future<T> call = http.execute(
                    SimpleRequestProducer.create(request),
                    new LimitedAnswer<>(answer, mostBytes),
                    null,
                    new Completing<>(result));
            // The time limits of the client are for each wait, and an answer may trickle in for ever.
            result.orTimeout(ownDeadline.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, failed) -> {
                if (failed != null) {
                    call.cancel(true);
                }
            });
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private record Completing<T>(CompletableFuture<T> result) implements FutureCallback<T> {

        @Override
        public void completed(T value) {
            result.complete(value);
        }

        @Override
        public void failed(Exception failed) {
            result.completeExceptionally(failed);
        }

        @Override
        public void cancelled() {
            result.cancel(false);
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
