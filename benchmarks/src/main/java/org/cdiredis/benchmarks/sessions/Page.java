package org.cdiredis.benchmarks.sessions;

import java.util.Locale;

/** What a request does with its session. */
public enum Page {

    /** Reads two attributes of eleven. */
    READ,

    /** Reads one attribute and sets one of 490 characters. */
    CHANGE,

    /** Creates a session and fills it with eleven attributes. */
    NEW,

    /** Leaves the session alone, as an image or a style sheet does. */
    STATIC;

    /**
     * Where it is.
     *
     * @return the path within the application
     */
    public String path() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }
}
