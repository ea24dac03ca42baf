package com.psnb2b.codesupport.platform.inbound;

import com.psnb2b.codesupport.platform.Busy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * The memory on this node for all bodies that callers send at a time. Who sends a large body when there is no memory
 * left waits, and is told after a while to try again; small bodies are not counted. Nobody may take memory a second
 * time while they hold some.
 */
@Component
public class BodyMemory {

    /** Bytes that nobody waits for. */
    public static final int SMALL = 256 * 1024;

    /** A text is there as bytes, as a tree, and in its files, one of which is in characters while it is read. */
    public static final int COPIES_OF_A_TEXT = 4;

    /** A file that came as one: its bytes, what is looked at of them, what goes to the database. */
    public static final int COPIES_OF_A_FILE = 3;

    private static final int KB = 1024;
    private static final Duration WAIT = Duration.ofSeconds(90);

    /** How many may wait: each of them has a thread of the server's, of which others need some. */
    private static final int WAITING = 60;

    private final int all =
            (int) (Math.max(96L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 4) / KB);
    private final Semaphore free = new Semaphore(all, true);

    /** Room that is taken; given back once, however often it is closed. */
    public interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for room. What is larger than all room has all of it.
     *
     * @param bytes that came, or may come
     * @param copies how often they are in memory at a time
     * @throws Busy where there is none within a minute and a half, or too many wait already
     */
    public Taken take(long bytes, int copies) {
        return take(bytes, copies, WAIT);
    }

    /** The same, with a patience of one's own. */
    public Taken take(long bytes, int copies, Duration patience) {
        if (bytes <= SMALL) {
            return () -> {};
        }
        int taken = (int) Math.min(all, bytes * copies / KB);
        try {
            if (free.getQueueLength() >= WAITING || !free.tryAcquire(taken, patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        AtomicBoolean isTaken = new AtomicBoolean(true);
        return () -> {
            if (isTaken.getAndSet(false)) {
                free.release(taken);
            }
        };
    }
}
