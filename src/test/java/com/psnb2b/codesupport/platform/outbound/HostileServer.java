package com.psnb2b.codesupport.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/** A server that answers whatever it is asked with something that never ends, until the connection is closed. */
public final class HostileServer implements AutoCloseable {

    private static final String PART = "x".repeat(1000);

    /** What is said without end, and how often. */
    public enum Attack {
        HEADERS("HTTP/1.1 200 OK\r\n", "X-Header-Of-Many: " + PART + "\r\n", 0),
        SHORT_HEADERS("HTTP/1.1 200 OK\r\n", "A: b\r\n".repeat(50), 0),
        HEADER_LINE("HTTP/1.1 200 OK\r\nX-Long: ", PART, 0),
        STATUS_LINE("HTTP/1.1 200 ", PART, 0),
        INFORMATION("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(20), 0),
        CONTINUE("", "HTTP/1.1 100 Continue\r\n\r\n".repeat(20), 0),
        EMPTY_LINES("", "\r\n".repeat(500), 0),
        BODY("HTTP/1.1 500 Error\r\nContent-Length: 9000000000\r\n\r\n", PART, 0),
        BODY_WITHOUT_LENGTH("HTTP/1.1 500 Error\r\n\r\n", PART, 0),
        CHUNKS("HTTP/1.1 500 Error\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n".repeat(100), 0),
        CHUNK_EXTENSION("HTTP/1.1 500 Error\r\nTransfer-Encoding: chunked\r\n\r\n1;", PART, 0),
        TRAILERS("HTTP/1.1 500 Error\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "A: " + PART + "\r\n", 0),
        SLOW_HEAD("HTTP/1.1 200 OK\r\nX-Slow: ", "x", 100),
        SLOW_BODY("HTTP/1.1 500 Error\r\nContent-Length: 9000000\r\n\r\n", "x", 100),
        SILENCE("", "", 100);

        private final byte[] beginning;
        private final byte[] withoutEnd;
        private final int pauseMillis;

        Attack(String beginning, String withoutEnd, int pauseMillis) {
            this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
            this.withoutEnd = withoutEnd.getBytes(StandardCharsets.US_ASCII);
            this.pauseMillis = pauseMillis;
        }
    }

    private final ServerSocket listening;
    private final Attack attack;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();

    public HostileServer(Attack attack) throws IOException {
        this(attack, ServerSocketFactory.getDefault());
    }

    /** @param sockets of TLS, for instance */
    public HostileServer(Attack attack, ServerSocketFactory sockets) throws IOException {
        this.attack = attack;
        listening = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Connections that brought a request. */
    public int calls() {
        return calls.get();
    }

    /** Connections that the other side has not closed yet. */
    public int open() {
        return open.get();
    }

    /** Bytes that went out, over all connections; a few hundred kilobytes each are in buffers of the system. */
    public long sent() {
        return sent.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                threads.execute(() -> attack(socket));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void attack(Socket socket) {
        open.incrementAndGet();
        try (socket) {
            InputStream in = socket.getInputStream();
            in.read(new byte[100_000]);
            calls.incrementAndGet();
            OutputStream out = socket.getOutputStream();
            out.write(attack.beginning);
            while (!listening.isClosed()) {
                out.write(attack.withoutEnd);
                sent.addAndGet(attack.withoutEnd.length);
                if (attack.pauseMillis > 0) {
                    socket.setSoTimeout(attack.pauseMillis);
                    if (closed(in)) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // The other side has had enough.
        } finally {
            open.decrementAndGet();
        }
    }

    /** Waits for the pause, and notices meanwhile that the other side has closed. */
    private static boolean closed(InputStream in) throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
