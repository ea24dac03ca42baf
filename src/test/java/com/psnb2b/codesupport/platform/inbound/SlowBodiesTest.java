package com.psnb2b.codesupport.platform.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** More slow bodies than the server has threads, a byte a second each: nobody else notices, and each comes to its end. */
class SlowBodiesTest extends ApplicationTest {

    private static final int MANY = 260;
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final Duration PROMPT = Duration.ofSeconds(20);
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private ServletWebServerApplicationContext server;

    @ParameterizedTest
    @CsvSource({
        "/check, " + FORM,
        "/login, multipart/form-data; boundary=x",
        "/api/v1/claims, application/json",
        "/engine-rest/message, application/json"
    })
    void othersAreAnsweredMeanwhileAndEachComesToItsEnd(String path, String type) throws Exception {
        List<Socket> slow = new ArrayList<>();
        var trickle = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < MANY; i++) {
                slow.add(begun(path, type, i));
            }
            trickle.scheduleWithFixedDelay(() -> slow.forEach(SlowBodiesTest::aByteMore), 0, 1, TimeUnit.SECONDS);

            for (String probe : List.of("/actuator/health/liveness", "/actuator/health")) {
                assertThat(prompt(() -> get(probe)).statusCode()).as(probe).isEqualTo(200);
            }
            HttpResponse<String> filed = prompt(() -> send(
                    "POST",
                    "/api/v1/claims",
                    Scenario.named("invalid code, complete, in time").claim().toString(),
                    "Authorization",
                    "Bearer demo-reseller-key",
                    "Content-Type",
                    JSON));
            assertThat(filed.statusCode()).isEqualTo(201);
            await().atMost(DEADLINE).until(() -> slow.stream().allMatch(SlowBodiesTest::hasEnded));
            assertThat(send("POST", "/check", "order_id=ORD-1", "Content-Type", FORM)
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            trickle.shutdownNow();
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void headersThatNeverEndComeToAnEnd() throws Exception {
        try (Socket slow = begun("/check", FORM, 0)) {
            // In the midst of the next request's headers.
            slow.getOutputStream()
                    .write(("a".repeat(99) + "\r\nGET / HTTP/1.1\r\nX: ").getBytes(StandardCharsets.UTF_8));
            var trickle = Executors.newSingleThreadScheduledExecutor();
            trickle.scheduleWithFixedDelay(() -> aByteMore(slow), 0, 1, TimeUnit.SECONDS);
            await().atMost(DEADLINE).until(() -> hasEnded(slow));
            trickle.shutdownNow();
        }
    }

    @Test
    void aFormThatIsTooLargeIsNotTakenForAnEmptyOne() throws Exception {
        assertThat(send("POST", "/check", "order_id=" + "a".repeat(3_000_000), "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(413);
    }

    /** From several addresses, since the check page counts what one address may ask. */
    private Socket begun(String path, String type, int number) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.0." + (2 + number % 4), 0));
        socket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.getWebServer().getPort()),
                5000);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nContent-Length: 100\r\n\r\na";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static void aByteMore(Socket socket) {
        try {
            socket.getOutputStream().write('a');
        } catch (IOException ended) {
            // As it should.
        }
    }

    private static boolean hasEnded(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // An answer is none of our business here.
            }
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private interface Call {
        HttpResponse<String> answer() throws Exception;
    }

    /** What the server's threads are doing, for whoever has to find out. */
    private static Map<String, Long> places() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("-exec-"))
                .map(thread -> Stream.of(thread.getValue())
                        .map(StackTraceElement::toString)
                        .filter(frame -> frame.contains("psnb2b") || frame.contains("getTask"))
                        .findFirst()
                        .orElse("elsewhere"))
                .collect(Collectors.groupingBy(frame -> frame, Collectors.counting()));
    }

    private static HttpResponse<String> prompt(Call call) {
        var alone = Executors.newSingleThreadExecutor();
        try {
            return alone.submit(call::answer).get(PROMPT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new AssertionError("not answered within " + PROMPT + "; threads are at " + places(), e);
        } finally {
            alone.shutdownNow();
        }
    }
}
