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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The product as it ships: its jar in a process of its own, HTTP with an API key, evidence, its own tables. */
final class CodeSupport implements Contender {

    private static final String PASSWORD = "only-for-" + UUID.randomUUID();
    private static final String KEY = "bench-" + UUID.randomUUID();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<String> prepared = new ConcurrentLinkedQueue<>();
    private final Path jar;
    private Process process;
    private Database database;
    private String address;
    private String cookie;
    private String token;

    CodeSupport(Path jar) {
        this.jar = jar;
    }

    /** The jar of the product, as it was built last. */
    static Path jar() throws IOException {
        try (var files = Files.list(Path.of("..", "target"))) {
            return files.filter(file -> file.getFileName().toString().matches("code-support-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build the product first: mvn package -DskipTests"));
        }
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
        command.environment()
                .putAll(java.util.Map.of(
                        "SPRING_DATASOURCE_URL",
                        jdbcUrl,
                        "CODESUPPORT_ADMIN_PASSWORD",
                        PASSWORD,
                        "CODESUPPORT_FINGERPRINT_KEY",
                        UUID.randomUUID().toString(),
                        "CODESUPPORT_DATA_DIR",
                        "target/data",
                        "SERVER_PORT",
                        String.valueOf(port)));
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
        String body = Optional.ofNullable(prepared.poll()).orElseGet(CodeSupport::claim);
        String answer = post("/api/v1/claims", body, "Bearer " + KEY, 201);
        if (!answer.contains("\"under_review\"")) {
            throw new IllegalStateException(answer);
        }
    }

    private String post(String path, String body, String authorization, int expected) throws IOException {
        return post(path, "application/json", body, expected, "Authorization", authorization);
    }

    /** A plain blocking call: the client takes its processor time from the same machine. */
    private String post(String path, String type, String body, int expected, String... headers) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setInstanceFollowRedirects(false);
        for (int i = 0; i < headers.length; i += 2) {
            connection.setRequestProperty(headers[i], headers[i + 1]);
        }
        connection.setRequestProperty("Content-Type", type);
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

    /** What a reseller sends as one case: the claims of {@link #claim}, with what is alike in them said once. */
    static String aCase(int codes) {
        return "{\"shared\": {%s}, \"codes\": [%s]}".formatted(
                facts(),
                Stream.generate(() -> "{\"code\": {\"value\": \"%s\"}}".formatted(code()))
                        .limit(codes)
                        .collect(Collectors.joining(",")));
    }

    /** The same number of claims as rows of a batch. */
    static String rows(int claims) {
        return Stream.generate(() -> claim().replaceAll("\\s*\n\\s*", " ")).limit(claims).collect(Collectors.joining("\n"));
    }

    /** Returns the id of the case. */
    String fileCase(String body) throws IOException {
        String answer = post("/api/v1/cases", body, "Bearer " + KEY, 201);
        return answer.replaceFirst("(?s).*?\"id\"\\s*:\\s*\"(cas_[^\"]+)\".*", "$1");
    }

    void fileRows(String rows, int claims) throws IOException {
        String answer =
                post("/api/v1/claims/batch", "application/x-ndjson", rows, 200, "Authorization", "Bearer " + KEY);
        long filed = answer.lines().filter(line -> line.contains("\"under_review\"")).count();
        if (filed != claims) {
            throw new IllegalStateException(answer.substring(0, Math.min(500, answer.length())));
        }
    }

    /** Decides all claims of a case that are alike, as the page of the case has it done. */
    void decideCase(String id, int codes) throws Exception {
        if (cookie == null) {
            signIn();
        }
        String whole = get("/app/claims/of-case/" + id, "Cookie", cookie).body();
        String group = whole.replaceFirst("(?s).*?\"groups\"\\s*:\\s*\\[\\{\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        String claims = Pattern.compile("\"claim\"\\s*:\\s*\"(clm_[^\"]+)\"")
                .matcher(whole)
                .results()
                .map(found -> '"' + found.group(1) + '"')
                .distinct()
                .collect(Collectors.joining(","));
        String body = """
                {"group": "%s", "claims": [%s], "step": "review", "decision": "closure",
                 "reason_code": "EVIDENCE_INSUFFICIENT"}""".formatted(group, claims);
        String answer = post(
                "/app/claims/of-case/" + id + "/decisions",
                "application/json",
                body,
                200,
                "Cookie",
                cookie,
                "X-CSRF-TOKEN",
                token);
        if (answer.lines().filter(line -> line.contains("\"done\":true")).count() != codes) {
            throw new IllegalStateException(answer.substring(0, Math.min(500, answer.length())));
        }
    }

    private void signIn() throws Exception {
        HttpResponse<String> page = get("/login");
        String sent = "username=admin&password=%s&_csrf=%s".formatted(
                PASSWORD, page.body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1"));
        HttpResponse<String> signedIn = http.send(
                HttpRequest.newBuilder(URI.create(address + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", session(page))
                        .POST(HttpRequest.BodyPublishers.ofString(sent))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        cookie = session(signedIn);
        token = get("/app/csrf", "Cookie", cookie)
                .body()
                .replaceFirst("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String claim() {
        return "{%s, \"code\": {\"value\": \"%s\"}}".formatted(facts(), code());
    }

    private static String code() {
        String four = "%04X".formatted(ThreadLocalRandom.current().nextInt(0x10000));
        return "%08X%s".formatted(ThreadLocalRandom.current().nextInt(), four);
    }

    /** All of a claim but its code. */
    private static String facts() {
        Instant now = Instant.now();
        Instant delivered = now.minus(Duration.ofHours(50));
        return """
                "order_id": "ORD-%d", "reported_issue": "already_redeemed",
                 "product": {"region": "US", "sku": "PSN-US-50", "denomination": "50 USD"},
                 "ordered": {"region": "US"}, "account_region": "US", "delivered_at": "%s", "retrieved_at": "%s",
                 "customer_report": {"text": "It says the code has been used", "error_code": "WC-40372-6",
                   "attempted_at": "%s", "reported_at": "%s"},
                 "evidence": [{"type": "error_screenshot", "file": {"name": "error.png", "content_base64": "%s"}},
                   {"type": "delivery_log", "content": {"source": "api", "status": "delivered", "region": "US",
                     "delivered_at": "%s", "retrieved_at": "%s"}}]""".formatted(
                        Values.number(),
                        delivered,
                        delivered.plusSeconds(60),
                        now.minusSeconds(7200),
                        now.minusSeconds(3600),
                        screenshot(),
                        delivered,
                        delivered.plusSeconds(60));
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
        png.writeBytes(
                java.nio.ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
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
