package com.psnb2b.codesupport.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that can be as bad as one is told to be. */
final class FakeSmtp implements AutoCloseable {

    /** How it answers a command; {@link #HANG} never, {@link #DRIP} a byte now and then, {@link #CLOSE} by closing. */
    interface Answers {
        String to(String command, int mail);
    }

    static final String HANG = "hang";
    static final String DRIP = "drip";
    static final String CLOSE = "close";

    /** {@code null} is what an ordinary server says. */
    static final Answers ORDINARY = (command, mail) -> null;

    private final ServerSocket socket;
    private final Answers answers;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-smtp");
        thread.setDaemon(true);
        return thread;
    });

    FakeSmtp(Answers answers) throws IOException {
        this(0, answers);
    }

    /** @param port 0 for a free one */
    FakeSmtp(int port, Answers answers) throws IOException {
        this.answers = answers;
        socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    connections.incrementAndGet();
                    open.add(client);
                    threads.execute(() -> serve(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** What was taken, each with its headers. */
    List<String> taken() {
        return taken;
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            if (!answer(out, "connect", "220 fake")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                if (command.equals("DATA")) {
                    if (!answer(out, "DATA", "354 go on")) {
                        return;
                    }
                    StringBuilder mail = new StringBuilder();
                    for (String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
                        mail.append(part).append('\n');
                    }
                    String said = answers.to("END", mails.get());
                    if (said == null || said.startsWith("2") || said.equals(CLOSE)) {
                        taken.add(mail.toString());
                    }
                    boolean goesOn = say(out, said, "250 taken");
                    mails.incrementAndGet();
                    if (!goesOn) {
                        return;
                    }
                } else if (!answer(out, command, command.equals("QUIT") ? "221 bye" : "250 fine")) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    /** False where the connection is to end. */
    private boolean answer(OutputStream out, String command, String ordinary) throws IOException {
        return say(out, answers.to(command, mails.get()), ordinary);
    }

    private static boolean say(OutputStream out, String said, String ordinary) throws IOException {
        if (CLOSE.equals(said)) {
            return false;
        }
        if (HANG.equals(said)) {
            pause(600_000);
            return false;
        }
        if (DRIP.equals(said)) {
            for (int i = 0; i < 10_000; i++) {
                out.write('2');
                out.flush();
                pause(50);
            }
        }
        out.write(((said == null ? ordinary : said) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
        threads.shutdownNow();
    }
}
