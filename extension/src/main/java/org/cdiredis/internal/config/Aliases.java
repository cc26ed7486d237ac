package org.cdiredis.internal.config;

import java.util.regex.Pattern;

/** The names of caches. A dot would end the name within the key of a property. */
public final class Aliases {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]+");

    private Aliases() {}

    /**
     * Whether a cache can have a name.
     *
     * @param name the name
     * @return true if it can
     */
    public static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }
}
