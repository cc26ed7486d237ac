package org.cdiredis.internal.config;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How bytes are made fewer. The ids stand in Redis and are never used again for something else. */
public enum CompressorKind {
    /** Not at all. */
    NONE(0, 0, 0, null),

    /** The zlib format, RFC 1950. */
    ZLIB(1, 1, 9, null),

    /** The gzip format, RFC 1952. */
    GZIP(2, 1, 9, null),

    /** The frame format of LZ4. */
    LZ4(3, 1, 12, new Library("at.yawk.lz4:lz4-java", "net.jpountz.lz4.LZ4FrameInputStream")),

    /** Zstandard, RFC 8878. */
    ZSTD(4, 1, 19, new Library("com.github.luben:zstd-jni", "com.github.luben.zstd.Zstd")),

    /** The raw format of Snappy. */
    SNAPPY(5, 0, 0, new Library("org.xerial.snappy:snappy-java", "org.xerial.snappy.Snappy")),

    /** LZMA2 in the xz format. */
    LZMA(6, 1, 9, new Library("org.tukaani:xz", "org.tukaani.xz.XZInputStream")),

    /** A compressor of the application. */
    OWN(127, 0, 0, null);

    private final int id;
    private final int lowestLevel;
    private final int highestLevel;

    @SuppressWarnings("Immutable") // a record of two texts
    private final @Nullable Library library;

    CompressorKind(int id, int lowestLevel, int highestLevel, @Nullable Library library) {
        this.id = id;
        this.lowestLevel = lowestLevel;
        this.highestLevel = highestLevel;
        this.library = library;
    }

    /**
     * What stands for it in the header of a value.
     *
     * @return the id, 0 to 127
     */
    public int id() {
        return id;
    }

    /**
     * Whether what it needs is on the class path of this library.
     *
     * @return true if it can be used
     */
    public boolean isPresent() {
        return missing().isEmpty();
    }

    boolean hasLevel(int level) {
        return level >= lowestLevel && level <= highestLevel && highestLevel > 0;
    }

    String levels() {
        return highestLevel == 0 ? "none" : lowestLevel + " to " + highestLevel;
    }

    Optional<Library> missing() {
        return Optional.ofNullable(library)
                .filter(needed -> !needed.isPresent(getClass().getClassLoader()));
    }
}
