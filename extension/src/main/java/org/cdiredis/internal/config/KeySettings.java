package org.cdiredis.internal.config;

import java.util.Optional;

import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;

/**
 * How the keys of a cache are made.
 *
 * @param space the prefix and version
 * @param codec the application's own way of writing keys; empty for {@code prefix:version:key}
 */
public record KeySettings(KeySpace space, Optional<Component<KeyCodec>> codec) {}
