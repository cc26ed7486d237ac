package org.cdiredis.samples.bookshop;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in Redis.
 *
 * @param key the whole key
 * @param timeToLiveMillis how long it has to live; null if it never expires
 * @param bytes the size of its value
 */
public record StoredKey(String key, @Nullable Long timeToLiveMillis, long bytes) {}
