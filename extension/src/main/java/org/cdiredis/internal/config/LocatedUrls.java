package org.cdiredis.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an option {@code location} says: one URL, or several.
 *
 * @param urls the URLs in their order, at least one
 */
record LocatedUrls(List<LocatedCredentials> urls) {

    /** Commas between URLs; one within a password has no URL behind it. */
    static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*(?=(?:(?:rediss?|valkeys?|unix)://|embedded:))");

    LocatedUrls {
        urls = List.copyOf(urls);
    }

    static LocatedUrls parse(String text) throws InvalidOptionException {
        List<LocatedCredentials> urls = new ArrayList<>();
        for (String url : SEPARATOR.split(text, -1)) {
            urls.add(LocationParser.parse(url));
        }
        return new LocatedUrls(urls);
    }
}
