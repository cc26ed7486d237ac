package org.cdiredis.session.internal;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The path of a request as it may be logged. */
public final class RequestPath {

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    private RequestPath() {}

    /**
     * The path in a URI of a request.
     *
     * @param uri as the client has sent it, with the id of its session perhaps
     * @return the path without parameters
     */
    public static String in(@Nullable String uri) {
        return uri == null ? "" : PARAMETERS.matcher(uri).replaceAll("");
    }
}
