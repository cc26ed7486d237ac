package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.cdiredis.ValueDecodingException;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.config.UndecodablePolicy;

/** What happens to entries of one cache that cannot be decoded. Thread-safe. */
final class UndecodableEntries {

    private static final Duration QUIET = Duration.ofSeconds(10);

    private final String cache;
    private final UndecodablePolicy policy;
    private final InstantSource clock;

    private Instant nextLine = Instant.MIN;
    private long suppressed;

    UndecodableEntries(String cache, UndecodablePolicy policy, InstantSource clock) {
        this.cache = cache;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * An entry was met. Logged at most every ten seconds, with the number of those in between, since after a change of a class
     * all entries may be such.
     *
     * @throws ValueDecodingException if that is the policy
     */
    void met(String physicalKey, String reason) {
        if (policy == UndecodablePolicy.FAIL) {
            throw new ValueDecodingException(Messages.MESSAGES.valueNotDecodable(cache, physicalKey, reason));
        }
        long notLogged = 0;
        synchronized (this) {
            Instant now = clock.instant();
            if (now.isBefore(nextLine)) {
                suppressed++;
                return;
            }
            nextLine = now.plus(QUIET);
            notLogged = suppressed;
            suppressed = 0;
        }
        if (notLogged > 0) {
            CacheLogger.LOG.moreUndecodableEntries(cache, notLogged);
        }
        CacheLogger.LOG.undecodableEntry(cache, physicalKey, reason);
    }
}
