package com.psnb2b.codesupport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/** The product as it ships: its jar in a process of its own, HTTP with an API key, evidence, its own tables. */
final class Product implements Contender {

    private static final String PASSWORD = "only-for-" + UUID.randomUUID();
    private static final String KEY = "bench-" + UUID.randomUUID();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<String> prepared = new ConcurrentLinkedQueue<>();
    private final Path jar;
    private Process process;
    private Database database;
    private String address;

    Product(Path jar) {
        this.jar = jar;
    }

    @Override
    public String name() {
        return "product";
    }

    @Override
    public void open(String jdbcUrl) throws Exception {
        System.setProperty("http.maxConnections", "16");
        database = new Database(jdbcUrl);
        int port = freePort();
        address = "http://localhost:" + port;
        Path log = Path.of("target", "product.log");
        Files.createDirectories(log.getParent());
        ProcessBuilder command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-jar",
                jar.toString());
        command.environment().putAll(java.util.Map.of(
                "SPRING_DATASOURCE_URL", jdbcUrl,
                "CODESUPPORT_ADMIN_PASSWORD", PASSWORD,
                "CODESUPPORT_FINGERPRINT_KEY", UUID.randomUUID().toString(),
                "CODESUPPORT_DATA_DIR", "target/data",
                "SERVER_PORT", String.valueOf(port)));
        process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Model.await(this::isUp);
        database.execute("insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute) values"
                + " ('bench', sha256('" + KEY + "'), 'reseller', 'bench', 10000000)");
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the product did not start; see target/product.log");
        }
        try {
            return get("/actuator/health").statusCode() == 200;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** What a caller has at hand before it calls is made beforehand. */
    @Override
    public void prepare(int claims) {
        prepared.clear();
        for (int i = 0; i < claims; i++) {
            prepared.add(claim());
        }
    }

    @Override
    public void file() throws Exception {
        String body = Optional.ofNullable(prepared.poll()).orElseGet(Product::claim);
        String answer = post("/api/v1/claims", body, "Bearer " + KEY, 201);
        if (!answer.contains("\"under_review\"")) {
            throw new IllegalStateException(answer);
        }
    }

    /** A plain blocking call: the client takes its processor time from the same machine. */
    private String post(String path, String body, String authorization, int expected) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", authorization);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Idempotency-Key", UUID.randomUUID().toString());
        byte[] bytes = body.getBytes(UTF_8);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (var out = connection.getOutputStream()) {
            out.write(bytes);
        }
        int status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String answer = new String(in.readAllBytes(), UTF_8);
            if (status != expected) {
                throw new IllegalStateException(status + " " + answer);
            }
            return answer;
        }
    }

    @Override
    public void awaitReviews() {
        // The answer comes with the review task.
    }

    @Override
    public List<String> openReviews(int limit) throws Exception {
        return database.query("select id_ from act_ru_task order by create_time_ limit " + limit);
    }

    @Override
    public void decide(String task) throws Exception {
        engine(task, "claim", "{\"userId\":\"admin\"}");
        engine(task, "complete", """
                {"variables":{"decision":{"value":"closure"},"reasonCode":{"value":"EVIDENCE_INSUFFICIENT"}}}""");
    }

    private void engine(String task, String step, String body) throws Exception {
        String basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes());
        post("/engine-rest/task/" + task + "/" + step, body, "Basic " + basic, 204);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String claim() {
        Instant now = Instant.now();
        Instant delivered = now.minus(Duration.ofHours(50));
        String four = "%04X".formatted(ThreadLocalRandom.current().nextInt(0x10000));
        String code = "%08X%s".formatted(ThreadLocalRandom.current().nextInt(), four);
        return """
                {"order_id": "ORD-%d", "reported_issue": "already_redeemed", "code": {"value": "%s"},
                 "product": {"region": "US", "sku": "PSN-US-50", "denomination": "50 USD"},
                 "ordered": {"region": "US"}, "account_region": "US", "delivered_at": "%s", "retrieved_at": "%s",
                 "customer_report": {"text": "It says the code has been used", "error_code": "WC-40372-6",
                   "attempted_at": "%s", "reported_at": "%s"},
                 "evidence": [{"type": "error_screenshot", "file": {"name": "error.png", "content_base64": "%s"}},
                   {"type": "delivery_log", "content": {"source": "api", "status": "delivered", "region": "US",
                     "delivered_at": "%s", "retrieved_at": "%s"}}]}"""
                .formatted(
                        Values.number(), code, delivered, delivered.plusSeconds(60), now.minusSeconds(7200),
                        now.minusSeconds(3600), screenshot(), delivered, delivered.plusSeconds(60));
    }

    /** A small picture unlike any other, so that no two claims share one. */
    private static String screenshot() {
        byte[] raw = new byte[4 * 13];
        ThreadLocalRandom.current().nextBytes(raw);
        for (int row = 0; row < 4; row++) {
            raw[row * 13] = 0;
        }
        var deflater = new java.util.zip.Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] packed = new byte[200];
        int length = deflater.deflate(packed);
        var png = new java.io.ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(png, "IHDR", new byte[] {0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0});
        chunk(png, "IDAT", java.util.Arrays.copyOf(packed, length));
        chunk(png, "IEND", new byte[0]);
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static void chunk(java.io.ByteArrayOutputStream png, String type, byte[] data) {
        var name = type.getBytes();
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        png.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(java.nio.ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
