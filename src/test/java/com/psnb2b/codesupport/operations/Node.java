package com.psnb2b.codesupport.operations;

import com.psnb2b.codesupport.CodeSupportApplication;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** One copy of the application, in a process of its own that can be killed. */
final class Node {

    static final String PASSWORD = "a-word-for-nodes-73";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String jdbcUrl;
    private final int port;
    private volatile Process process;

    Node(String jdbcUrl) throws IOException {
        this.jdbcUrl = jdbcUrl;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    void start() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CodeSupportApplication.class.getName());
        command.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL",
                        jdbcUrl,
                        "SPRING_DATASOURCE_USERNAME",
                        "postgres",
                        "CODESUPPORT_ADMIN_PASSWORD",
                        PASSWORD,
                        "CODESUPPORT_FINGERPRINT_KEY",
                        "the-same-key-on-every-node-of-the-test",
                        "CODESUPPORT_DATA_DIR",
                        Path.of("target", "test-nodes").toString(),
                        "SERVER_PORT",
                        String.valueOf(port)));
        File log = new File("target/test-node-" + port + ".log");
        process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    void awaitUp() {
        Awaitility.await("node at " + port + ", see target/test-node-" + port + ".log")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the node ended with " + process.exitValue());
                    }
                    return send("GET", "/actuator/health", null).statusCode() == 200;
                });
    }

    /** As {@code kill -9}: no handler runs, open transactions end with their connections. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
