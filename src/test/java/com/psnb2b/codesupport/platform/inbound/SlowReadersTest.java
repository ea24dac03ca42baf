package com.psnb2b.codesupport.platform.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** The server as it is set up here, with a servlet whose answer does not end, and no application behind it. */
class SlowReadersTest {

    private static final int THREADS = 10;

    private final CountDownLatch ended = new CountDownLatch(THREADS - WaitingThreads.writers(THREADS));

    /** More of them than threads: those above the limit are let go at once, so that threads are left for others. */
    @Test
    void callersWhoDoNotTakeTheirAnswersLeaveThreadsToOthers() throws Exception {
        WebServer server = started();
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()), 5000);
                socket.getOutputStream()
                        .write("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                silent.add(socket);
            }
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(status(server.getPort(), "/short")).isEqualTo(200);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
            server.stop();
        }
    }

    @Test
    void thePortForProbesAnswersThemAndNothingElse() throws Exception {
        int port;
        try (var free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        WebServer server = started(port);
        try {
            assertThat(status(port, "/actuator/health/liveness")).isEqualTo(200);
            assertThat(status(port, "/short")).isEqualTo(404);
            assertThat(status(server.getPort(), "/short")).isEqualTo(200);
        } finally {
            server.stop();
        }
    }

    /** Before, the port for probes made a 500 with a stack trace of each. */
    @Test
    void whatIsNoRequestIsRefusedAtBothPorts() throws Exception {
        int port;
        try (var free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        WebServer server = started(port);
        try {
            for (int at : List.of(port, server.getPort())) {
                for (String said : List.of(
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
                        "\u00ff\u00fe / HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /short\u00ff HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
                    assertThat(answer(at, said)).startsWith("HTTP/1.1 400");
                }
            }
        } finally {
            server.stop();
        }
    }

    private static String answer(int port, String said) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    private WebServer started() {
        return started(null);
    }

    private WebServer started(Integer probesPort) {
        ServerProperties settings = new ServerProperties();
        settings.getTomcat().getThreads().setMax(THREADS);
        settings.getTomcat().setConnectionTimeout(java.time.Duration.ofSeconds(60));
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        new InboundServer(settings, probesPort).customize(factory);
        factory.addConnectorCustomizers(connector -> connector.setProperty("maxThreads", "" + THREADS));
        WebServer server =
                factory.getWebServer(context -> new ServletRegistrationBean<>(new Answers(), "/*").onStartup(context));
        server.start();
        return server;
    }

    private static int status(int port, String path) throws IOException {
        var call = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        call.setConnectTimeout(5000);
        call.setReadTimeout(5000);
        return call.getResponseCode();
    }

    private final class Answers extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (!request.getRequestURI().equals("/endless")) {
                response.getWriter().write("ok");
                return;
            }
            try {
                byte[] piece = new byte[64 * 1024];
                while (true) {
                    response.getOutputStream().write(piece);
                }
            } finally {
                ended.countDown();
            }
        }
    }
}
