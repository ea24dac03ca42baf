package com.psnb2b.codesupport.platform.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Connections to PostgreSQL with a limit for writing as well. The driver's own limit is for reading alone: a node that
 * writes a claim of 50 MB to a server that has stopped reading would wait for ever.
 */
public final class WriteTimeoutSocketFactory extends SocketFactory {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "database-writes");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration patience;

    /** @param seconds how long one piece of some kilobytes may take to be taken up */
    public WriteTimeoutSocketFactory(String seconds) {
        patience = Duration.ofSeconds(Long.parseLong(seconds));
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new PatientSocket(patience);
        // Else the system asks after two hours for the first time.
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, (int) Math.max(1, patience.toSeconds() / 3));
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, (int) Math.max(1, patience.toSeconds() / 6));
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    private static final class PatientSocket extends Socket {

        private final Duration patience;
        /** When the write under way began, by {@link System#nanoTime}; 0 while there is none. */
        private volatile long writingSince;

        private Future<?> watch;

        PatientSocket(Duration patience) {
            this.patience = patience;
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            if (watch == null) {
                watch = WATCH.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
            }
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    writingSince = System.nanoTime() | 1;
                    try {
                        out.write(bytes, from, length);
                    } finally {
                        writingSince = 0;
                    }
                }
            };
        }

        private void look() {
            long since = writingSince;
            if (since != 0 && System.nanoTime() - since > patience.toNanos()) {
                try {
                    close();
                } catch (IOException e) {
                    // It is of no use any more, closed or not.
                }
            }
        }

        @Override
        public synchronized void close() throws IOException {
            if (watch != null) {
                watch.cancel(false);
            }
            super.close();
        }
    }
}
