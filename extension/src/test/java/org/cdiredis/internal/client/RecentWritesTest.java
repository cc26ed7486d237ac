package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

final class RecentWritesTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // over which System.nanoTime may step
    private final RecentWrites writes = new RecentWrites(Duration.ofNanos(10), now::get);

    @Test
    void key_countsForTheDurationAtLeastAndTwiceItAtMost() {
        now.addAndGet(9);
        writes.add("k");

        now.addAndGet(10);
        assertThat(writes.contains("k")).isTrue();
        now.addAndGet(10);
        assertThat(writes.contains("k")).isFalse();
    }

    @Test
    void key_afterALongPause_doesNotCount() {
        writes.add("k");
        now.addAndGet(1_000);

        assertThat(writes.contains("k")).isFalse();
    }

    @Test
    void otherKeys_seldomCount() {
        IntStream.range(0, 1_000).forEach(i -> writes.add("written" + i));

        assertThat(IntStream.range(0, 1_000)
                        .filter(i -> writes.contains("other" + i))
                        .count())
                .isLessThan(100);
    }
}
