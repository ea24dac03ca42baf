package com.psnb2b.codesupport.process.http;

import com.psnb2b.codesupport.guard.HttpStep;
import com.psnb2b.codesupport.platform.outbound.CallableUrls;
import com.psnb2b.codesupport.platform.outbound.OutboundClient;
import com.psnb2b.codesupport.platform.outbound.SafeDns;
import com.psnb2b.codesupport.process.HttpStepSettings.Address;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.reactor.IOReactorConfig;

/**
 * An address that steps may call, with a client of its own, so that one that hangs delays no other. Messages about it name
 * the setting and never its value.
 */
final class HttpAddress implements AutoCloseable {

    /** Calls at a time, of one node. */
    static final int CALLS = 8;

    /** All that is read of an answer. */
    static final int ANSWER = 64 * 1024;

    private static final String SETTING = "codesupport.http-steps.addresses.";

    /** Set by the client or by each call. */
    private static final Set<String> NOT_OURS = Set.of(
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "connection",
            "accept",
            "accept-encoding",
            "expect",
            "upgrade",
            "te",
            "user-agent",
            "idempotency-key");

    /** Shorter ones would be found in many an answer. */
    private static final int SHORTEST_SECRET = 8;

    private final String name;
    private final URI url;
    private final Map<String, String> headers;
    private final List<String> secrets;
    private final OutboundClient client;
    private final Semaphore free = new Semaphore(CALLS);

    /**
     * @param http whether it may be called without TLS
     * @throws IllegalStateException that names the setting which is wrong
     */
    HttpAddress(String name, Address settings, boolean http) {
        if (!name.matches("[a-zA-Z0-9_-]{1,50}")) {
            throw new IllegalStateException(
                    SETTING + "… must be a name of letters, digits, - and _, at most 50 of them: " + name);
        }
        SafeDns dns = new SafeDns(settings.allowPrivate());
        CallableUrls.fault(settings.url(), http, dns).ifPresent(fault -> {
            throw wrong(name, "url", fault);
        });
        this.name = name;
        url = URI.create(settings.url());
        if (url.getRawQuery() != null) {
            throw wrong(name, "url", "may have no query; steps say what is asked");
        }
        settings.headers().forEach((header, value) -> {
            if (!header.matches("[a-zA-Z0-9-]{1,100}") || NOT_OURS.contains(header.toLowerCase(Locale.ROOT))) {
                throw wrong(name, "headers." + header, "is no header that can be set");
            }
            if (!value.matches("[\\x21-\\x7e]([\\x20-\\x7e]{0,4000}[\\x21-\\x7e])?")) {
                throw wrong(name, "headers." + header, "must be a value of visible ASCII, of at most 4,000 characters");
            }
        });
        headers = Map.copyOf(settings.headers());
        secrets = headers.values().stream()
                .flatMap(value -> Stream.concat(Stream.of(value), Arrays.stream(value.split(" "))))
                .filter(part -> part.length() >= SHORTEST_SECRET)
                .toList();
        client = new OutboundClient(
                ANSWER,
                HttpStep.LONGEST,
                PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(dns)
                        .setMaxConnTotal(CALLS)
                        .setMaxConnPerRoute(CALLS),
                HttpAsyncClients.custom()
                        .setIOReactorConfig(
                                IOReactorConfig.custom().setIoThreadCount(1).build())
                        .setUserAgent("CodeSupport-Steps/1"));
    }

    private static IllegalStateException wrong(String name, String setting, String fault) {
        return new IllegalStateException(SETTING + name + "." + setting + " " + fault);
    }

    String name() {
        return name;
    }

    URI url() {
        return url;
    }

    /** One for each call that may be out. */
    Semaphore free() {
        return free;
    }

    CompletableFuture<SimpleHttpResponse> call(SimpleHttpRequest request, Duration timeout) {
        headers.forEach(request::setHeader);
        return client.call(request, SimpleResponseConsumer.create(), timeout);
    }

    /** Whether a text repeats what only the two sides of a call know. */
    boolean holdsSecret(String text) {
        return secrets.stream().anyMatch(text::contains);
    }

    @Override
    public void close() {
        client.close();
    }
}
