package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.store.AttributeName;

/** What only a node has of a session does not stay there for ever when the session ends elsewhere. */
final class NodeLocalValuesTest {

    private static final Map<AttributeName, OwnValue> VALUES =
            Map.of(AttributeName.of("lock"), new OwnValue("value", false, 0));

    private long nanos;
    private final NodeLocalValues values = new NodeLocalValues(() -> nanos);

    private boolean isKeptFor(Duration idle) {
        nanos += idle.toNanos();
        values.purge();
        return !values.take("session").isEmpty();
    }

    @Test
    void purge_afterTheTimeoutOfTheSession_dropsThem() {
        Duration timeout = Duration.ofMinutes(30);
        values.put("session", VALUES, timeout.toNanos());
        assertThat(isKeptFor(timeout)).isTrue();

        values.put("session", VALUES, timeout.toNanos());
        assertThat(isKeptFor(timeout.plusNanos(1))).isFalse();
    }

    @Test
    void purge_ofASessionThatNeverEnds_dropsThemAfterADay() {
        values.put("session", VALUES, 0);
        assertThat(isKeptFor(Duration.ofHours(23))).isTrue();

        values.put("session", VALUES, 0);
        assertThat(isKeptFor(Duration.ofHours(25))).isFalse();
    }
}
