package org.cdiredis.session.servlet;

import java.util.Arrays;
import java.util.Locale;

import org.eclipse.microprofile.config.ConfigProvider;

import org.cdiredis.session.internal.SessionMessages;

/** Which adapter an application wants: the option {@code cdi-redis.session.adapter}. */
public enum AdapterChoice {

    /** The server's own if there is one for it, the filter otherwise. */
    AUTO,

    /** The filter, whatever the server is. */
    FILTER;

    /** The option. */
    public static final String OPTION = "cdi-redis.session.adapter";

    /**
     * What an application wants.
     *
     * @param loader the class loader of the application
     * @return its choice; {@link #AUTO} if it has none
     * @throws IllegalArgumentException if the option has another value
     */
    public static AdapterChoice of(ClassLoader loader) {
        String value = ConfigProvider.getConfig(loader)
                .getOptionalValue(OPTION, String.class)
                .orElse(AUTO.text())
                .strip();
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(SessionMessages.MESSAGES.unknownAdapter(OPTION, value)));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
