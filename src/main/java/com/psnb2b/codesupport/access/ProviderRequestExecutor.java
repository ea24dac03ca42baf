package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.platform.outbound.OutboundClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.StringUtils;

/**
 * Makes Spring's calls to a sign-in provider. Spring's own client starts its timeout anew with every byte and reads an
 * answer of any length. An answer has at most 512 KB, and the call ends at its deadline.
 */
final class ProviderRequestExecutor implements ClientHttpRequestInterceptor, AutoCloseable {

    private static final int ANSWER = 512 * 1024;
    private static final int CALLS = 20;

    private final OutboundClient http;

    /** @param deadline of one call with its answer */
    ProviderRequestExecutor(Duration deadline) {
        http = new OutboundClient(
                ANSWER,
                deadline,
                PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(CALLS)
                        .setMaxConnPerRoute(CALLS),
                HttpAsyncClients.custom().setProxySelector(ProxySelector.getDefault()));
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution unused)
            throws IOException {
        SimpleRequestBuilder call =
                SimpleRequestBuilder.create(request.getMethod().name()).setUri(request.getURI());
        request.getHeaders().forEach((name, values) -> {
            // The client says itself how long the body is.
            if (!HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
                values.forEach(value -> call.addHeader(name, value));
            }
        });
        if (body.length > 0) {
            call.setBody(body, ContentType.parse(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE)));
        }
        try {
            return new Answer(
                    http.call(call.build(), SimpleResponseConsumer.create()).get());
        } catch (ExecutionException e) {
            throw new IOException("The provider did not answer as it should", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the provider was asked", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private record Answer(SimpleHttpResponse response) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(response.getCode());
        }

        @Override
        public String getStatusText() {
            return StringUtils.hasText(response.getReasonPhrase()) ? response.getReasonPhrase() : "";
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            response.headerIterator().forEachRemaining(header -> headers.add(header.getName(), header.getValue()));
            return headers;
        }

        @Override
        public InputStream getBody() {
            byte[] bytes = response.getBodyBytes();
            return new ByteArrayInputStream(bytes == null ? new byte[0] : bytes);
        }

        @Override
        public void close() {
            // All of it is in memory.
        }
    }
}
