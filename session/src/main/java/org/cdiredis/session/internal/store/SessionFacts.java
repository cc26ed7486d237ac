package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session besides its attributes.
 *
 * @param created when it was created
 * @param timeout how long it may be idle; zero for ever, and no longer than {@code HttpSession} can say
 * @param principal whose it is, as far as it is known
 */
public record SessionFacts(Instant created, Duration timeout, Optional<String> principal) {

    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    /** Takes what is out of bounds, as {@code web.xml} may say it, for the bound. */
    public SessionFacts {
        timeout = timeout.isNegative() ? Duration.ZERO : timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    }
}
