package org.cdiredis.internal.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What can be shown of a URL that may be written in any wrong way: the parts that cannot be a password. Those are the scheme,
 * and, behind the last {@code @}, host, port and database.
 */
final class MaskedUrl {

    private static final String MASK = "***";
    private static final Pattern PARTS =
            Pattern.compile("((?:[A-Za-z]+:)?//|embedded:)?(.*@)?(.*?)(\\?.*)?", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("([\\w.,-]*|\\[[\\w:.%]*])(:[0-9]+)?(/\\w*)?");
    private static final Pattern DATABASE = Pattern.compile("\\?db=[0-9]*");

    private MaskedUrl() {}

    /** The URLs of a list one by one, but for a list that may be one password with commas in it. */
    static String mask(String text) {
        return text.indexOf('@') < 0
                ? LocatedUrls.SEPARATOR
                        .splitAsStream(text)
                        .map(MaskedUrl::maskOne)
                        .collect(Collectors.joining(","))
                : maskOne(text);
    }

    private static String maskOne(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return MASK;
        }
        String scheme = parts.group(1) == null ? "" : parts.group(1);
        String userInfo = parts.group(2) == null ? "" : MASK + "@";
        String address = parts.group(3);
        return ADDRESS.matcher(address).matches() ? scheme + userInfo + address + shown(parts.group(4)) : scheme + MASK;
    }

    private static String shown(@Nullable String query) {
        if (query == null) {
            return "";
        }
        return DATABASE.matcher(query).matches() ? query : "?" + MASK;
    }
}
