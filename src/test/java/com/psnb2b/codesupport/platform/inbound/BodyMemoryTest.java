package com.psnb2b.codesupport.platform.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.psnb2b.codesupport.platform.Busy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Large bodies at a time, in all. */
class BodyMemoryTest {

    private final BodyMemory memory = new BodyMemory();

    @Test
    void whoSendsMuchWaitsForRoomAndGetsIt() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CompletableFuture<?>[] uploads = new CompletableFuture<?>[20];
        for (int i = 0; i < uploads.length; i++) {
            uploads[i] = CompletableFuture.runAsync(
                    () -> {
                        try (var taken = memory.take(LargeBodyFilter.LARGEST, BodyMemory.COPIES_OF_A_TEXT)) {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Thread.yield();
                            inside.decrementAndGet();
                        }
                    },
                    task -> new Thread(task).start());
        }

        await().atMost(Duration.ofSeconds(25))
                .until(() -> CompletableFuture.allOf(uploads).isDone());
        assertThat(CompletableFuture.allOf(uploads)).isCompleted();
        long all = Math.max(96L << 20, Runtime.getRuntime().maxMemory() / 4);
        assertThat((long) most.get())
                .isLessThanOrEqualTo(Math.max(1, all / ((long) BodyMemory.COPIES_OF_A_TEXT * LargeBodyFilter.LARGEST)));
    }

    @Test
    void whoSendsLittleWaitsForNobody() {
        try (var all = memory.take(1L << 40, 1);
                var little = memory.take(BodyMemory.SMALL, BodyMemory.COPIES_OF_A_TEXT)) {
            assertThatThrownBy(() -> memory.take(BodyMemory.SMALL + 1, 1, Duration.ZERO))
                    .isInstanceOf(Busy.class);
        }
    }

    @Test
    void roomIsGivenBackOnce() {
        var all = memory.take(1L << 40, 1);
        all.close();
        all.close();
        try (var again = memory.take(1L << 40, 1)) {
            assertThatThrownBy(() -> memory.take(BodyMemory.SMALL + 1, 1, Duration.ZERO))
                    .isInstanceOf(Busy.class);
        }
    }
}
