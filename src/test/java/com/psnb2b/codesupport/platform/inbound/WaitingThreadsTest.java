package com.psnb2b.codesupport.platform.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingThreadsTest {

    private final WaitingThreads waiting = new WaitingThreads(200);

    @Test
    void threadsAreLeftForThoseWhoNeedNoWaitingHoweverManyComeAtOnce() {
        assertThat(taken(WaitingThreads.ANONYMOUS)).isEqualTo(40);
        assertThat(taken("a")).isEqualTo(60);
        assertThat(taken("b")).isZero();
        assertThat(100 + WaitingThreads.writers(200)).isLessThan(200);
    }

    @Test
    void oneCallerLeavesSomeToTheOthers() {
        assertThat(taken("a")).isEqualTo(80);
        assertThat(taken("b")).isEqualTo(20);
    }

    @Test
    void aPlaceThatIsGivenBackIsThereForTheNext() {
        assertThat(taken(WaitingThreads.ANONYMOUS)).isEqualTo(40);
        waiting.leave(WaitingThreads.ANONYMOUS);
        assertThat(taken(WaitingThreads.ANONYMOUS)).isEqualTo(1);
    }

    private long taken(String caller) {
        return IntStream.range(0, 300).filter(i -> waiting.take(caller)).count();
    }
}
