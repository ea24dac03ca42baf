package com.psnb2b.codesupport.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FileCheckSlotsTest {

    private static final long MUCH = 200L << 20;

    @Test
    void whatNeedsMoreThanALookIsCheckedAnewAndFewAtATime() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        List<CompletableFuture<Void>> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(CompletableFuture.runAsync(
                    () -> FileCheckSlots.check(budget -> {
                        looks.incrementAndGet();
                        budget.spend(MUCH);
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                    }),
                    task -> new Thread(task).start()));
        }
        files.forEach(CompletableFuture::join);

        assertThat(looks.get()).isEqualTo(40);
        assertThat(most.get())
                .isLessThanOrEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @Test
    void everyKindOfWorkHasAnEnd() {
        assertThatThrownBy(() -> WorkBudget.quick().spend(MUCH)).isInstanceOf(WorkBudget.Insufficient.class);
        assertThatIllegalArgumentException().isThrownBy(() -> WorkBudget.full().spend(2 * MUCH));
        assertThatIllegalArgumentException().isThrownBy(() -> WorkBudget.full().unpack(MUCH));
        WorkBudget values = WorkBudget.full();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    for (int i = 0; i < 2_000_000; i++) {
                        values.value();
                    }
                })
                .withMessageContaining("too many parts");
        // Whoever swallows it meets it again.
        assertThatIllegalArgumentException().isThrownBy(values::check);
    }

    @Test
    void timeIsThatOfAProcessor() {
        WorkBudget budget = WorkBudget.quick();
        assertThatThrownBy(() -> {
                    while (true) {
                        budget.check();
                    }
                })
                .isInstanceOf(WorkBudget.Insufficient.class);
    }
}
