package com.psnb2b.codesupport.platform.outbound;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;

/**
 * A connection that counts bytes and time since something was last written, which is the answer to one request: 1xx
 * answers, headers, chunks and their lines included. The library limits a line, a number of headers and a single wait, not
 * the whole; and it goes on reading the body of a call that was cancelled, for ever where the connection has TLS and the
 * other side is asked to say goodbye. So the connection is cut off when its time is over, whoever still reads it.
 */
final class LimitedConnection implements InvocationHandler {

    private static final ScheduledThreadPoolExecutor ENDS = ends();

    private final IOSession session;
    private final int most;
    private final Duration longest;
    private long read;
    private long written = System.nanoTime();
    private Future<?> end;

    private LimitedConnection(IOSession session, int most, Duration longest) {
        this.session = session;
        this.most = most;
        this.longest = longest;
    }

    /**
     * @param most bytes of an answer
     * @param longest time of an answer; with more of either, reading fails with {@link AnswerTooLong}
     */
    static IOSession of(IOSession session, int most, Duration longest) {
        return (IOSession) Proxy.newProxyInstance(
                LimitedConnection.class.getClassLoader(),
                new Class<?>[] {IOSession.class},
                new LimitedConnection(session, most, longest));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object result;
        try {
            result = method.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        switch (method.getName()) {
            case "write" -> {
                read = 0;
                written = System.nanoTime();
                endInTime();
            }
            case "read" -> count((Integer) result);
            default -> {}
        }
        return result;
    }

    /** At the deadline of a call that failed as well as some time after one that went well, when nobody uses it again. */
    private void endInTime() {
        if (end != null) {
            end.cancel(false);
        }
        end = ENDS.schedule(() -> session.close(CloseMode.IMMEDIATE), longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor ends() {
        var ends = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "outbound-ends");
            thread.setDaemon(true);
            return thread;
        });
        ends.setRemoveOnCancelPolicy(true);
        return ends;
    }

    private void count(int bytes) throws IOException {
        read += Math.max(bytes, 0);
        if (read > most || bytes > 0 && System.nanoTime() - written > longest.toNanos()) {
            throw new AnswerTooLong();
        }
    }
}
