package org.cdiredis.internal.codec;

import java.io.ObjectInputFilter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

import org.cdiredis.codec.Compressor;
import org.cdiredis.codec.Serializer;
import org.cdiredis.internal.config.Component;
import org.cdiredis.internal.config.CompressorKind;
import org.cdiredis.internal.config.CompressorSettings;
import org.cdiredis.internal.config.SerializerKind;
import org.cdiredis.internal.config.SerializerSettings;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.internal.config.UndecodablePolicy;
import org.cdiredis.internal.config.ValueFormat;
import org.cdiredis.internal.config.ValueSettings;

/** Puts codecs together; immutable. By default JSON, not compressed, tagged, up to 64 KiB. */
record TestCodecs(
        SerializerKind serializer,
        CompressorKind compressor,
        ValueFormat format,
        int maximum,
        int threshold,
        int level,
        boolean readsText,
        SortedMap<Integer, Class<?>> kryoClasses,
        List<Object> own) {

    static final int MAXIMUM = 1 << 16;

    static TestCodecs of(SerializerKind serializer) {
        return new TestCodecs(
                serializer,
                CompressorKind.NONE,
                ValueFormat.TAGGED,
                MAXIMUM,
                0,
                0,
                false,
                new TreeMap<>(java.util.Map.of(
                        100, TestValues.Book.class, 101, TestValues.Genre.class, 102, TestValues.Book[].class)),
                List.of());
    }

    TestCodecs compressed(CompressorKind kind) {
        return new TestCodecs(serializer, kind, format, maximum, threshold, level, readsText, kryoClasses, own);
    }

    TestCodecs plain() {
        return new TestCodecs(
                serializer, compressor, ValueFormat.PLAIN, maximum, threshold, level, readsText, kryoClasses, own);
    }

    TestCodecs limit(int bytes) {
        return new TestCodecs(serializer, compressor, format, bytes, threshold, level, readsText, kryoClasses, own);
    }

    TestCodecs above(int bytes) {
        return new TestCodecs(serializer, compressor, format, maximum, bytes, level, readsText, kryoClasses, own);
    }

    TestCodecs level(int number) {
        return new TestCodecs(serializer, compressor, format, maximum, threshold, number, readsText, kryoClasses, own);
    }

    TestCodecs readingText() {
        return new TestCodecs(serializer, compressor, format, maximum, threshold, level, true, kryoClasses, own);
    }

    TestCodecs kryo(SortedMap<Integer, Class<?>> classes) {
        return new TestCodecs(serializer, compressor, format, maximum, threshold, level, readsText, classes, own);
    }

    TestCodecs own(Object... parts) {
        return new TestCodecs(
                serializer, compressor, format, maximum, threshold, level, readsText, kryoClasses, List.of(parts));
    }

    <V> ValueCodec<V> codec(Type type) {
        ValueCodecs codecs = new ValueCodecs(TestSettings.components(own.toArray()));
        return codecs.codec(settings(), codecs.canonical(type));
    }

    ValueSettings settings() {
        return new ValueSettings(
                format,
                new SerializerSettings(
                        serializer,
                        serializer == SerializerKind.OWN ? part(Serializer.class) : Optional.empty(),
                        serializer == SerializerKind.OWN
                                ? List.of()
                                : part(Serializer.class).stream().toList(),
                        readsText,
                        Optional.of(ObjectInputFilter.Config.createFilter("org.cdiredis.**;!*")),
                        kryoClasses),
                new CompressorSettings(
                        compressor,
                        compressor == CompressorKind.OWN ? part(Compressor.class) : Optional.empty(),
                        compressor == CompressorKind.OWN
                                ? List.of()
                                : part(Compressor.class).stream().toList(),
                        threshold,
                        level == 0 ? OptionalInt.empty() : OptionalInt.of(level)),
                maximum,
                UndecodablePolicy.ABSENT);
    }

    private <T> Optional<Component<T>> part(Class<T> type) {
        return own.stream()
                .filter(type::isInstance)
                .findFirst()
                .map(found -> new Component<>("", "", type, Optional.empty()));
    }
}
