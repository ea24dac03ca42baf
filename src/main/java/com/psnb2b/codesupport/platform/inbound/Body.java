package com.psnb2b.codesupport.platform.inbound;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body as it is read: whoever has to wait for the rest of it takes one of the {@link WaitingThreads} while they do. */
final class Body implements InputBuffer {

    /** How long all waiting together may last for somebody who did not say who they are. */
    private static final long ANONYMOUS_PATIENCE = TimeUnit.MINUTES.toNanos(2);

    /** How long we wait for what is thrown away, so that a caller who is still sending sees the answer. */
    private static final long LEFTOVER_PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final InputBuffer body;
    private final BooleanSupplier isRead;
    private final WaitingThreads waiting;
    private final Supplier<String> caller;
    private long waited;
    private BodyRefusal refusal;

    /**
     * @param isRead whether all of it was read
     * @param caller who sends it, as far as it is known when it is asked
     */
    Body(InputBuffer body, BooleanSupplier isRead, WaitingThreads waiting, Supplier<String> caller) {
        this.body = body;
        this.isRead = isRead;
        this.waiting = waiting;
        this.caller = caller;
    }

    /** Why it was not read to its end; null where nothing was in the way. */
    BodyRefusal refusal() {
        return refusal;
    }

    @Override
    public int available() {
        return body.available();
    }

    @Override
    public int doRead(ApplicationBufferHandler into) throws IOException {
        if (body.available() > 0 || isRead.getAsBoolean()) {
            return body.doRead(into);
        }
        String who = caller.get();
        if (who.equals(WaitingThreads.ANONYMOUS) && waited > ANONYMOUS_PATIENCE) {
            throw refused(BodyRefusal.TOO_SLOW);
        }
        return waiting(who, into);
    }

    /** Reads what nobody has read; false where it is too much, or takes too long. */
    boolean readOver(long most) {
        long until = waited + LEFTOVER_PATIENCE;
        Leftover leftover = new Leftover();
        long over = 0;
        try {
            for (int read = 0; read >= 0; read = waiting(WaitingThreads.ANONYMOUS, leftover)) {
                over += read;
                if (over > most || waited > until) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int waiting(String who, ApplicationBufferHandler into) throws IOException {
        if (!waiting.take(who)) {
            throw refused(BodyRefusal.TOO_MANY);
        }
        long from = System.nanoTime();
        try {
            return body.doRead(into);
        } catch (SocketTimeoutException | MinimumRate.TooSlow e) {
            refusal = BodyRefusal.TOO_SLOW;
            throw e;
        } finally {
            waited += System.nanoTime() - from;
            waiting.leave(who);
        }
    }

    private IOException refused(BodyRefusal why) {
        refusal = why;
        return new IOException(why.code());
    }

    /** Takes bytes that nobody wants. */
    private static final class Leftover implements ApplicationBufferHandler {

        private ByteBuffer bytes;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Its bytes come in the server's own buffer.
        }
    }
}
