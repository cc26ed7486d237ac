package org.cdiredis.internal.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.cdiredis.codec.Compressor;

/**
 * Whether and how bytes are made fewer.
 *
 * @param kind the compressor that writes
 * @param own that of the application; there if {@code kind} is {@link CompressorKind#OWN}
 * @param alsoRead those of the application that are still read
 * @param threshold how many bytes a serializer must give at most to be left as they are
 * @param level how hard the compressor tries; empty for its own default
 */
public record CompressorSettings(
        CompressorKind kind,
        Optional<Component<Compressor>> own,
        List<Component<Compressor>> alsoRead,
        int threshold,
        OptionalInt level) {}
