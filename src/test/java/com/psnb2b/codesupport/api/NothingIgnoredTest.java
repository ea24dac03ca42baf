package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever a caller sends counts, or is refused by its name. */
class NothingIgnoredTest extends ApplicationTest {

    private static final String KEY = "Bearer demo-reseller-key";
    private static final String[] RESELLER = {"Authorization", KEY, "Content-Type", JSON};

    @LocalServerPort
    private int server;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/v1/claims?orderId=ORD-1              | orderId  | unknown_parameter | did you mean order_id?",
                "GET  | /api/v1/claims?colour=blue                | colour   | unknown_parameter | known are case_id, cursor",
                "GET  | /api/v1/claims?status=resolved&status=x   | status   | too_many          | several times",
                "GET  | /api/v1/claims/%id?expand=all             | expand   | unknown_parameter | none is known",
                "GET  | /api/v1/claims/%id/timeline?limit=3       | limit    | unknown_parameter | none is known",
                "GET  | /api/v1/webhooks?limit=3                  | limit    | unknown_parameter | none is known",
                "POST | /api/v1/claims?dryRun=true                | dryRun   | unknown_parameter | none is known",
                "POST | /api/v1/claims/%id/withdrawal?reason=x    | reason   | unknown_parameter | none is known",
                "POST | /api/v1/webhooks/wh_1/replay?eventId=evt_1| eventId  | unknown_parameter | did you mean event_id?",
                "GET  | /api/v1/packet-key?format=pem             | format   | unknown_parameter | none is known"
            })
    void aParameterThatNobodyKnowsIsNamed(String method, String path, String name, String code, String said)
            throws Exception {
        var refused = send(method, path.strip().replace("%id", filed()), method.equals("GET") ? null : "{}", RESELLER);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo(name);
        assertThat(json(refused).at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(json(refused).at("/errors/0/message").asText()).contains(said);
    }

    @Test
    void aBatchThatWasMeantAsACheckFilesNothing() throws Exception {
        var refused = send(
                "POST",
                "/api/v1/claims/batch?dryRun=true",
                "{}",
                "Authorization",
                KEY,
                "Content-Type",
                "application/x-ndjson");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("did you mean dry_run?");
    }

    @ParameterizedTest
    @CsvSource({"withdrawal, reason", "reconsideration, note", "link, validFor"})
    void aBodyThatSaysMoreThanTheCallTakesIsNamed(String call, String field) throws Exception {
        var refused = send("POST", "/api/v1/claims/" + filed() + "/" + call, "{\"" + field + "\": \"x\"}", RESELLER);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"" + field + "\"", "unknown_field");
    }

    @Test
    void everyFileOfAFormCounts() throws Exception {
        String id = filed();
        var both = form(id, part("type", "error_screenshot"), png("one.png"), png("two.png"));
        assertThat(both.statusCode()).as(both.body()).isEqualTo(200);
        assertThat(json(both).at("/evidence/items")).hasSize(2);

        var ofTheirOwn = form(
                id, part("type", "error_screenshot"), part("type", "transaction_history"), png("a.png"), png("b.png"));
        assertThat(json(ofTheirOwn).at("/evidence/items/3/type").asText()).isEqualTo("transaction_history");

        var unclear = form(id, part("type", "other"), part("type", "other"), png("c.png"), png("d.png"), png("e.png"));
        assertThat(unclear.statusCode()).isEqualTo(422);
        assertThat(json(unclear).at("/errors/0/field").asText()).isEqualTo("type");

        var oneIsNone = form(
                id,
                part("type", "other"),
                png("f.png"),
                file("file", "g.png", "no picture".getBytes(StandardCharsets.UTF_8)));
        assertThat(oneIsNone.statusCode()).isEqualTo(422);
        assertThat(json(oneIsNone).at("/errors/0/field").asText()).isEqualTo("file[1]");
        assertThat(json(get("/api/v1/claims/" + id, RESELLER)).at("/evidence/items"))
                .hasSize(4);
    }

    @Test
    void aPartThatNobodyKnowsIsNamed() throws Exception {
        String id = filed();
        for (byte[] part : List.of(part("note", "look here"), file("files", "a.png", png()))) {
            var refused = form(id, part("type", "other"), png("a.png"), part);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(json(refused).at("/errors/0/code").asText()).isEqualTo("unknown_parameter");
        }
        assertThat(json(get("/api/v1/claims/" + id, RESELLER)).at("/evidence/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Idempotency-Key",
        "Authorization",
        "Accept",
        "Content-Type",
        "X-Request-Id",
        "X-Trace-Id",
        "traceparent",
        "Origin"
    })
    void aHeaderOfAnyBytesIsNamed(String name) throws Exception {
        for (byte[] value : List.of(
                new byte[] {(byte) 0x80, (byte) 0x9f},
                "\u0417\u0430\u043a\u0430\u0437".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xff})) {
            String answer = raw(name, value);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"" + name + "\"");
        }
    }

    @Test
    void aHeaderThatNobodyReadsHarmsNobody() throws Exception {
        assertThat(raw("User-Agent", "\u0417\u0430\u043a\u0430\u0437".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 422");
        assertThat(raw("X-Anything", new byte[] {(byte) 0x85})).startsWith("HTTP/1.1 422");
    }

    @Test
    void aBlankKeyIsNamed() throws Exception {
        for (String path : List.of("/api/v1/claims", "/api/v1/claims/check")) {
            var refused =
                    send("POST", path, claim(), "Authorization", KEY, "Content-Type", JSON, "Idempotency-Key", " ");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        }
    }

    private String filed() throws Exception {
        return json(send("POST", "/api/v1/claims", claim(), RESELLER))
                .path("id")
                .asText();
    }

    private static String claim() {
        return "{\"order_id\": \"ORD-SILENCE-" + UUID.randomUUID() + "\", \"reported_issue\": \"other\"}";
    }

    private String raw(String name, byte[] value) throws Exception {
        try (Socket socket = new Socket("localhost", server)) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(
                    "POST /api/v1/claims HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            for (String[] header : new String[][] {{"Authorization", KEY}, {"Content-Type", JSON}}) {
                if (!header[0].equals(name)) {
                    request.writeBytes((header[0] + ": " + header[1] + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
            request.writeBytes((name + ": ").getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(value);
            request.writeBytes("\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> form(String id, byte[]... parts) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes("--x\r\n".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(part);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--x--\r\n".getBytes(StandardCharsets.US_ASCII));
        return sendBytes(
                "POST",
                "/api/v1/claims/" + id + "/evidence",
                body.toByteArray(),
                "Authorization",
                KEY,
                "Content-Type",
                "multipart/form-data; boundary=x");
    }

    private static byte[] part(String name, String value) {
        return ("Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] png(String name) throws Exception {
        return file("file", name, png());
    }

    private static byte[] png() throws Exception {
        return Base64.getDecoder().decode(Scenario.png());
    }

    private static byte[] file(String name, String fileName, byte[] bytes) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(bytes);
        return part.toByteArray();
    }
}
