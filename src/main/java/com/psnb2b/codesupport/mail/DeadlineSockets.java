package com.psnb2b.codesupport.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Connections that end when their time is over. The limits of Jakarta Mail count from each byte that comes: a server that
 * sends one now and then would be waited for without an end.
 */
final class DeadlineSockets extends SocketFactory implements AutoCloseable {

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "mail-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final Set<Socket> open = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final Future<?> end;
    private volatile boolean over;

    DeadlineSockets(Duration time) {
        end = TIMER.schedule((Runnable) this::cut, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the time is over, and connections were cut off. */
    boolean isOver() {
        return over;
    }

    private void cut() {
        over = true;
        open.forEach(DeadlineSockets::cut);
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which was all that was wanted.
        }
    }

    @Override
    public void close() {
        end.cancel(false);
        open.forEach(DeadlineSockets::cut);
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        open.add(socket);
        if (over) {
            cut(socket);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }
}
