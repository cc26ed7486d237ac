package org.cdiredis.internal.config;

import java.util.Optional;

/**
 * Who logs in to Redis.
 *
 * @param username the name of the ACL user; empty for the default user
 * @param password the password; empty if the server wants none
 */
public record Credentials(Optional<String> username, Optional<Secret> password) {

    /** Nobody: the server wants no password. */
    public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());
}
