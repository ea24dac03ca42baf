package com.psnb2b.codesupport.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/**
 * Stands between a node and its PostgreSQL, and can fall silent in either direction: it reads nothing, hands nothing on and
 * closes nothing, as a network does that loses what it is sent. New connections are taken meanwhile, and get no answer.
 */
public final class SilentProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Socket> silent = new CopyOnWriteArrayList<>();
    private final int target;
    private final Object change = new Object();
    private boolean requestsLost;
    private boolean answersLost;

    /** @param target port on this machine */
    public SilentProxy(int target) throws IOException {
        this.target = target;
        thread(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on nothing comes through, in one direction or both, until {@link #speak}. */
    public void fallSilent(boolean requests, boolean answers) {
        synchronized (change) {
            requestsLost = requests;
            answersLost = answers;
        }
    }

    /** New connections come through again; those that were there in the silence never do. */
    public void speak() throws IOException {
        List<Socket> old = List.copyOf(sockets);
        synchronized (change) {
            requestsLost = false;
            answersLost = false;
            silent.addAll(old);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket database = new Socket("localhost", target);
                sockets.add(client);
                sockets.add(database);
                thread(() -> hand(client, database, true));
                thread(() -> hand(database, client, false));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void hand(Socket from, Socket to, boolean requests) {
        byte[] piece = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = 0; read >= 0; read = in.read(piece)) {
                awaitSpeech(from, requests);
                out.write(piece, 0, read);
            }
            to.close();
        } catch (IOException e) {
            // The connection has ended.
        }
    }

    private void awaitSpeech(Socket from, boolean requests) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .forever()
                .until(() -> !silent.contains(from) && !isLost(requests));
    }

    private boolean isLost(boolean requests) {
        synchronized (change) {
            return requests ? requestsLost : answersLost;
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "silent-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
