package org.cdiredis.internal.config;

/** A URL without user and password, however badly it is written. */
final class MaskedUrl {

    private MaskedUrl() {}

    static String mask(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return text;
        }
        int slashes = text.indexOf("://");
        String scheme = slashes < 0 || slashes > at ? "" : text.substring(0, slashes + 3);
        return scheme + "***" + text.substring(at);
    }
}
