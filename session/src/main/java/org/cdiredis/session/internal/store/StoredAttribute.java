package org.cdiredis.session.internal.store;

import java.util.Optional;

/**
 * An attribute as it is stored.
 *
 * @param version the version of the session that changed it last
 * @param bytes its bytes, which nobody changes; empty if they are so many that they are only fetched when they are asked for
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its version
public record StoredAttribute(long version, Optional<byte[]> bytes) {}
