package org.cdiredis.internal.config;

import java.util.Optional;

import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeyPrefixSupplier;
import org.cdiredis.codec.KeySpace;

/**
 * How the keys of a cache are made.
 *
 * @param space the prefix and version
 * @param prefixSupplier gives the prefix of each call, in place of that of the space; empty if there is none
 * @param codec the application's own way of writing keys; empty for {@code prefix:version:key}
 */
public record KeySettings(
        KeySpace space, Optional<Component<KeyPrefixSupplier>> prefixSupplier, Optional<Component<KeyCodec>> codec) {}
