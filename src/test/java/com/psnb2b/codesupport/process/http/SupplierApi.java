package com.psnb2b.codesupport.process.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The system of somebody else, which answers whatever a test wants, byte by byte; one for all tests of a process. */
public final class SupplierApi {

    public static final SupplierApi HERE = new SupplierApi();

    /** What the address's configuration says it is called with. */
    public static final String SECRET = "Bearer s3cret-of-the-supplier-41";

    /** An answer that has begun and does not end. */
    static final String ENDLESS = "endless";

    /** Says nothing until the caller has gone. */
    static final String SILENCE = "silence";

    /** A call as it came; names of headers in small letters. */
    public record Call(String line, Map<String, String> headers, String body) {}

    private final ServerSocket listening;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, String> behaviour = call -> answer(404, "{}");

    private SupplierApi() {
        try {
            listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public String url() {
        return "http://localhost:" + listening.getLocalPort() + "/v2";
    }

    /** From now on; what came before is forgotten. */
    public void answers(Function<Call, String> answer) {
        calls.clear();
        behaviour = answer;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public static String answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, bytes.length, body);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listening.accept();
                start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "supplier");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String[] head = head(in).split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < head.length; i++) {
                int colon = head[i].indexOf(':');
                headers.put(
                        head[i].substring(0, colon).toLowerCase(),
                        head[i].substring(colon + 1).strip());
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            Call call = new Call(head[0], headers, new String(body, StandardCharsets.UTF_8));
            calls.add(call);
            OutputStream out = socket.getOutputStream();
            String answer = behaviour.apply(call);
            if (answer.equals(SILENCE)) {
                in.read();
            } else if (answer.equals(ENDLESS)) {
                out.write("HTTP/1.1 200 OK\r\n".getBytes());
                byte[] header = ("X-More: " + "x".repeat(1000) + "\r\n").getBytes();
                while (true) {
                    out.write(header);
                }
            } else {
                out.write(answer.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            // The caller has gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("gone");
            }
            head.write(next);
            text = head.toString(StandardCharsets.US_ASCII);
        }
        return text;
    }
}
