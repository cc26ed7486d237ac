package org.cdiredis.internal.config;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the values of a cache are written.
 *
 * @param format what stands around the bytes of the serializer
 * @param serializer how values become bytes
 * @param compressor how bytes are made fewer
 * @param maxSize how many bytes a value may have, before and after compression
 * @param undecodable what reading an entry means that cannot be decoded
 */
public record ValueSettings(
        ValueFormat format,
        SerializerSettings serializer,
        CompressorSettings compressor,
        int maxSize,
        UndecodablePolicy undecodable) {

    Stream<Component<?>> components() {
        return Stream.of(
                        serializer.own().stream(),
                        serializer.alsoRead().stream(),
                        compressor.own().stream(),
                        compressor.alsoRead().stream())
                .flatMap(Function.identity());
    }
}
