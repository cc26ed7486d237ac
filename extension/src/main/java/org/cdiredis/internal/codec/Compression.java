package org.cdiredis.internal.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

import org.cdiredis.codec.Compressor;
import org.cdiredis.internal.codec.compress.Compressors;
import org.cdiredis.internal.config.CompressorKind;
import org.cdiredis.internal.config.CompressorSettings;

/** Makes the bytes of one cache fewer, and reads what any compressor made. Thread-safe. */
final class Compression {

    private final CompressorSettings settings;
    private final int maximum;
    private final Optional<Compressor> writer;
    private final List<Compressor> own;
    private final Map<CompressorKind, Compressor> readers = new ConcurrentHashMap<>();

    /** Bytes, and what was done to them. */
    static final class Compressed {

        private final CompressorKind kind;
        private final String format;
        private final byte[] bytes;

        private Compressed(CompressorKind kind, String format, byte[] bytes) {
            this.kind = kind;
            this.format = format;
            this.bytes = bytes;
        }

        CompressorKind kind() {
            return kind;
        }

        String format() {
            return format;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /**
     * Compression.
     *
     * @param settings whether and how
     * @param maximum how many bytes there may be
     * @param own the compressors of the application: the one that writes, and those that are still read
     */
    Compression(CompressorSettings settings, int maximum, List<Compressor> own) {
        this.settings = settings;
        this.maximum = maximum;
        this.own = own;
        this.writer = switch (settings.kind()) {
            case NONE -> Optional.empty();
            case OWN -> Optional.of(own.get(0));
            default -> Optional.of(Compressors.of(settings.kind(), settings.level()));
        };
    }

    /** The bytes as they are to be stored: compressed if they are many and become fewer. */
    Compressed compress(byte[] bytes) throws IOException {
        if (writer.isPresent() && bytes.length > settings.threshold()) {
            byte[] compressed = writer.get().compress(bytes);
            if (compressed.length < bytes.length) {
                return new Compressed(settings.kind(), format(writer.get()), compressed);
            }
        }
        return new Compressed(CompressorKind.NONE, "", bytes);
    }

    private String format(Compressor compressor) {
        return settings.kind() == CompressorKind.OWN ? compressor.format() : "";
    }

    /** The names of formats in which bytes of a kind may have been written. */
    List<String> formats(CompressorKind kind) {
        return kind == CompressorKind.OWN
                ? own.stream().map(Compressor::format).distinct().toList()
                : List.of("");
    }

    /** The bytes that compressed ones of a header stand for. */
    byte[] decompress(CompressorKind kind, String format, byte[] bytes) throws IOException {
        if (kind == CompressorKind.NONE) {
            return bytes;
        }
        if (kind == CompressorKind.OWN) {
            for (Compressor compressor : own) {
                if (compressor.format().equals(format)) {
                    return bounded(compressor.decompress(bytes, maximum));
                }
            }
        }
        return bounded(reader(kind).decompress(bytes, maximum));
    }

    /**
     * What bytes without a header may stand for, most likely first.
     *
     * @param isUnmistakable whether the serializer writes nothing that looks as if it were compressed
     */
    List<byte[]> candidates(byte[] bytes, boolean isUnmistakable) {
        List<byte[]> candidates = new ArrayList<>();
        for (CompressorKind kind : CompressorKind.values()) {
            boolean isConfigured = kind == settings.kind();
            boolean isWorthTrying = (isConfigured && !hasSign(kind))
                    || ((isConfigured || isUnmistakable) && Compressors.looksLike(kind, bytes));
            if (isWorthTrying && kind != CompressorKind.NONE && kind.isPresent()) {
                decompressed(kind, bytes).ifPresent(candidates::add);
            }
        }
        candidates.add(bytes);
        return candidates;
    }

    private static boolean hasSign(CompressorKind kind) {
        return kind != CompressorKind.SNAPPY && kind != CompressorKind.OWN;
    }

    private Optional<byte[]> decompressed(CompressorKind kind, byte[] bytes) {
        try {
            return Optional.of(decompress(kind, formats(kind).get(0), bytes));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // so they were not compressed
        }
    }

    private Compressor reader(CompressorKind kind) throws IOException {
        if (!kind.isPresent()) {
            throw new IOException("the library of the compressor is missing");
        }
        return readers.computeIfAbsent(kind, missing -> Compressors.of(missing, OptionalInt.empty()));
    }

    private byte[] bounded(byte[] bytes) throws IOException {
        if (bytes.length > maximum) {
            throw new IOException("more bytes than allowed");
        }
        return bytes;
    }
}
