package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.cdiredis.Contract;
import org.cdiredis.ValueDecodingException;
import org.cdiredis.internal.config.UndecodablePolicy;

/** What entries that cannot be decoded lead to. */
final class UndecodableEntriesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    @Contract(114)
    void manyEntries_areLoggedOnceInTenSecondsWithTheNumberOfTheRest() {
        RecordedMessages log = new RecordedMessages();
        try (log) {
            UndecodableEntries entries = new UndecodableEntries("books", UndecodablePolicy.ABSENT, now::get);
            for (int i = 0; i < 5; i++) {
                entries.met("k" + i, "damaged");
            }
            now.set(Instant.EPOCH.plus(Duration.ofSeconds(10)));
            entries.met("k5", "damaged");
        }

        assertThat(log.all())
                .containsExactly(
                        "CDIREDIS00301: Cache \"books\": the entry \"k0\" cannot be decoded and counts as absent: damaged",
                        "CDIREDIS00310: Cache \"books\": 4 more entries could not be decoded and counted as absent",
                        "CDIREDIS00301: Cache \"books\": the entry \"k5\" cannot be decoded and counts as absent: damaged");
    }

    @Test
    @Contract(114)
    void entry_withThePolicyFail_isAnError() {
        UndecodableEntries entries = new UndecodableEntries("books", UndecodablePolicy.FAIL, now::get);

        assertThatThrownBy(() -> entries.met("books:1:k", "damaged"))
                .isInstanceOf(ValueDecodingException.class)
                .hasMessage("CDIREDIS00121: Cache \"books\": the entry \"books:1:k\" cannot be decoded: damaged");
    }
}
