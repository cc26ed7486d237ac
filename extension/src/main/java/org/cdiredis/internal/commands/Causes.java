package org.cdiredis.internal.commands;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A failure with all its causes.
 *
 * @param failure the failure
 */
record Causes(Throwable failure) {

    /** More than any chain has, unless it goes in a circle. */
    private static final int LONGEST = 50;

    <T extends Throwable> Optional<T> first(Class<T> type) {
        return all().filter(type::isInstance).map(type::cast).findFirst();
    }

    boolean has(Class<? extends Throwable> type) {
        return all().anyMatch(type::isInstance);
    }

    /** Whether one of the messages begins with these words. Further behind may stand the keys and values of the command. */
    boolean begin(String words) {
        return all().anyMatch(cause -> String.valueOf(cause.getMessage()).startsWith(words));
    }

    private Stream<Throwable> all() {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(LONGEST);
    }
}
