package org.cdiredis.internal.config;

import java.io.ObjectInputFilter;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

import org.cdiredis.codec.Compressor;
import org.cdiredis.codec.Serializer;

/** Options that say how values are written. */
final class ValueOptions {

    static final Option<Choice<SerializerKind, Serializer>> SERIALIZER = new Option<>(
            "serializer",
            "`json`, `string`, `bytes`, `jdk`, `kryo`, `msgpack`, `cbor`, `smile`, class name, or name of a CDI bean",
            "`json`",
            "How values become bytes. `json`, `msgpack`, `cbor`, `smile`: typed by the injection point, without class names in"
                    + " the data. `string` for `String`, `bytes` for `byte[]`. `jdk`, `kryo`: only classes that are listed. Else an"
                    + " implementation of `org.cdiredis.codec.Serializer`.",
            false,
            ValueParsers::serializer,
            Choice.of(SerializerKind.JSON));

    static final Option<List<String>> SERIALIZER_ALSO_READ = new Option<>(
            "serializer.also-read",
            "list of `string`, class names, and names of CDI beans",
            "none",
            "What wrote entries that are still read: own serializers, and `string`, whose entries don't say so themselves."
                    + " Entries of the other serializers are read without.",
            false,
            ValueParsers::names,
            List.of());

    static final Option<ObjectInputFilter> ALLOWED_CLASSES = new Option<>(
            "serializer.allowed-classes",
            "list of patterns of `java.io.ObjectInputFilter`, without limits",
            "none",
            "The classes that `jdk` may read and write besides values of the JDK: `org.example.Book`, `org.example.model.*`"
                    + " (a package), `org.example.**` (with those below it). `jdk` wants it.",
            false,
            ValueParsers::allowedClasses,
            null);

    static final Option<SortedMap<Integer, Class<?>>> KRYO_CLASSES = new Option<>(
            "serializer.kryo-classes",
            "list of `id=class name`, ids from 100 to 9999",
            "none",
            "The classes that `kryo` may read and write besides values of the JDK. An id stands for its class in the entries:"
                    + " keep it. Entries are read while the list is the one that they were written with.",
            false,
            ValueParsers::kryoClasses,
            Collections.emptySortedMap());

    static final Option<Choice<CompressorKind, Compressor>> COMPRESSOR = new Option<>(
            "compressor",
            "`none`, `zlib`, `gzip`, `lz4`, `zstd`, `snappy`, `lzma`, class name, or name of a CDI bean",
            "`none`",
            "How the bytes of a value are made fewer; what gets no smaller is kept as it is, and integers and floats always"
                    + " are. Else an implementation of `org.cdiredis.codec.Compressor`.",
            false,
            ValueParsers::compressor,
            Choice.of(CompressorKind.NONE));

    static final Option<List<String>> COMPRESSOR_ALSO_READ = new Option<>(
            "compressor.also-read",
            "list of class names, and names of CDI beans",
            "none",
            "Own compressors that wrote entries which are still read. Entries of the other compressors are read without.",
            false,
            ValueParsers::names,
            List.of());

    static final Option<Integer> THRESHOLD = Option.integer(
            "compressor.threshold",
            0,
            Integer.MAX_VALUE,
            1024,
            "How many bytes a serializer may give that are stored as they are; more are compressed.");

    static final Option<Integer> LEVEL = new Option<>(
            "compressor.level",
            "integer: `zlib`, `gzip` and `lzma` 1 to 9, `lz4` 1 to 12, `zstd` 1 to 19",
            "`zlib`, `gzip` 6, `lz4` 1, `zstd` 3, `lzma` 4",
            "How hard the compressor tries: the higher, the smaller and slower.",
            false,
            text -> OptionParsers.integer(text, 1, 19),
            null);

    static final Option<ValueFormat> FORMAT = Option.constant(
            "format",
            ValueFormat.class,
            ValueFormat.TAGGED,
            "`tagged`: a header of eight bytes, by which entries stay readable when serializer or compressor change. `plain`:"
                    + " just what serializer and compressor give, for sharing entries with other languages.");

    static final Option<Integer> MAX_VALUE_SIZE = Option.integer(
            "max-value-size",
            1,
            1 << 30,
            16 << 20,
            "How many bytes a value may have, compressed and not. A larger one is not written, and not read, whatever it"
                    + " promises.");

    static final Option<UndecodablePolicy> UNDECODABLE = Option.constant(
            "undecodable",
            UndecodablePolicy.class,
            UndecodablePolicy.ABSENT,
            "What reading an entry does that cannot be decoded. `absent`: it counts as absent, and is logged. `fail`: a"
                    + " `ValueDecodingException`.");

    static final List<Option<?>> ALL = List.of(
            SERIALIZER,
            SERIALIZER_ALSO_READ,
            ALLOWED_CLASSES,
            KRYO_CLASSES,
            COMPRESSOR,
            COMPRESSOR_ALSO_READ,
            THRESHOLD,
            LEVEL,
            FORMAT,
            MAX_VALUE_SIZE,
            UNDECODABLE);

    private ValueOptions() {}
}
