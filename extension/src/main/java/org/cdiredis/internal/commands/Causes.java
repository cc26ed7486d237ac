package org.cdiredis.internal.commands;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A failure with all its causes.
 *
 * @param failure the failure
 */
record Causes(Throwable failure) {

    /** More than any chain has, unless it goes in a circle. */
    private static final int LONGEST = 50;

    /** What Redis before version 7 says in front of the error of a command in a script. */
    private static final Pattern OF_SCRIPT =
            Pattern.compile("^ERR Error running script \\(call to \\w+\\): (@user_script: ?\\d+: -?)+");

    <T extends Throwable> Optional<T> first(Class<T> type) {
        return all().filter(type::isInstance).map(type::cast).findFirst();
    }

    boolean has(Class<? extends Throwable> type) {
        return all().anyMatch(type::isInstance);
    }

    /** Whether one of the messages begins with these words. Further behind may stand the keys and values of the command. */
    boolean begin(String words) {
        return all().map(cause -> String.valueOf(cause.getMessage()))
                .map(message -> OF_SCRIPT.matcher(message).replaceFirst(""))
                .anyMatch(message -> message.startsWith(words));
    }

    private Stream<Throwable> all() {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(LONGEST);
    }
}
