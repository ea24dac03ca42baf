package com.psnb2b.codesupport.operations;

import com.psnb2b.codesupport.CodeSupportApplication;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** One copy of the application, in a process of its own that can be killed. */
public final class ApplicationNode {

    public static final String PASSWORD = "a-word-for-nodes-73";

    /** Secrets of webhooks are derived from it. */
    public static final String FINGERPRINT_KEY = "the-same-key-on-every-node-of-the-test";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String jdbcUrl;
    private final Map<String, String> settings;
    private final int port;
    private volatile Process process;

    ApplicationNode(String jdbcUrl) throws IOException {
        this(jdbcUrl, Map.of());
    }

    /** @param settings environment variables beside those that every node needs */
    public ApplicationNode(String jdbcUrl, Map<String, String> settings) throws IOException {
        this.jdbcUrl = jdbcUrl;
        this.settings = settings;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public void start() throws IOException {
        launch(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CodeSupportApplication.class.getName());
    }

    /** @param jar the packed application, of another version for instance */
    void startFrom(Path jar) throws IOException {
        launch("-jar", jar.toString());
    }

    private void launch(String... program) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        line.addAll(List.of(program));
        ProcessBuilder command = new ProcessBuilder(line);
        command.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL",
                        jdbcUrl,
                        "SPRING_DATASOURCE_USERNAME",
                        "postgres",
                        "CODESUPPORT_ADMIN_PASSWORD",
                        PASSWORD,
                        "CODESUPPORT_FINGERPRINT_KEY",
                        FINGERPRINT_KEY,
                        "CODESUPPORT_DATA_DIR",
                        Path.of("target", "test-nodes" + System.getProperty("test.fork", ""))
                                .toString(),
                        "SERVER_PORT",
                        String.valueOf(port)));
        command.environment().putAll(settings);
        File log = new File("target/test-node-" + port + ".log");
        process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    public void awaitUp() {
        Awaitility.await("node at " + port + ", see target/test-node-" + port + ".log")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast("the node ended", () -> !process.isAlive())
                .until(() -> send("GET", "/actuator/health", null).statusCode() == 200);
    }

    /** Whether callers should be sent to it: not while its database is away. */
    boolean isReady() {
        try {
            return send("GET", "/actuator/health/readiness", null).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As an operator stops it: calls in hand are answered, new ones are refused. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** As {@code kill -9}: no handler runs, open transactions end with their connections. */
    public void kill() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroyForcibly().waitFor();
    }

    /** As a paused machine: it does nothing more, and its connections stay as they are. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Goes on where it was frozen. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a file of any size and gives the answer as it comes. */
    InputStream stream(String path, Path body, String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofFile(body))
                .headers(headers)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    }
}
