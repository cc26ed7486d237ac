package org.cdiredis.internal.config;

/**
 * What a URL says: where Redis is, and possibly who logs in.
 *
 * @param location where Redis is
 * @param credentials who logs in, as far as the URL names it
 */
record LocatedCredentials(Location location, Credentials credentials) {}
