package com.psnb2b.codesupport.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** A reseller's server, which may fail, hang, stop and come back at the same place. */
public final class Receiver implements AutoCloseable {

    /** Answers nothing until the receiver is closed. */
    static final int HANG = -1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Call> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile ToIntFunction<Call> behaviour = call -> 200;
    private HttpServer server;
    private int port;

    /** A call as it came. */
    public record Call(String path, String signature, byte[] bytes, JsonNode body) {
        public String claimId() {
            return body.get("claim_id").asText();
        }

        public int sequence() {
            return body.get("sequence").asInt();
        }

        public String type() {
            return body.get("type").asText();
        }
    }

    public Receiver() throws IOException {
        start();
    }

    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** What each call is answered with: a status, or {@link #HANG}. */
    void answers(ToIntFunction<Call> status) {
        behaviour = status;
    }

    /** Every call, also those that were not taken. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Calls that were answered with 200. */
    public List<Call> taken() {
        return List.copyOf(taken);
    }

    /** The sequences that were taken of each claim, each at its first time. */
    public Map<String, Set<Integer>> sequences() {
        Map<String, Set<Integer>> sequences = new LinkedHashMap<>();
        taken.forEach(call -> sequences
                .computeIfAbsent(call.claimId(), id -> new LinkedHashSet<>())
                .add(call.sequence()));
        return sequences;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        Call call = new Call(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("X-PSNB2B-Signature"),
                bytes,
                JSON.readTree(bytes));
        calls.add(call);
        int status = behaviour.applyAsInt(call);
        try {
            if (status == HANG) {
                closed.await(5, TimeUnit.MINUTES);
                status = 503;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (status == 200) {
            taken.add(call);
        }
        if (status / 100 == 3) {
            exchange.getResponseHeaders().add("Location", url("/elsewhere"));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        stop();
    }
}
