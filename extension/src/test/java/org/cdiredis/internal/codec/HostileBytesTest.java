package org.cdiredis.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.esotericsoftware.kryo.io.Output;
import com.fasterxml.jackson.core.type.TypeReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.cdiredis.Contract;
import org.cdiredis.internal.codec.TestValues.Book;
import org.cdiredis.internal.codec.compress.Compressors;
import org.cdiredis.internal.config.CompressorKind;
import org.cdiredis.internal.config.SerializerKind;

/** Nothing that stands in Redis makes reading do more than to say that it can't be read. */
final class HostileBytesTest {

    /** Far more than a value of the limit of these tests may need, and far less than what the bytes ask for. */
    private static final long MUCH = 48L << 20;

    private static final int MUTATIONS = 1500;

    private static final Type TREE = new TypeReference<List<Map<String, Book>>>() {}.getType();

    static Stream<TestCodecs> codecs() {
        return Stream.of(
                        SerializerKind.JSON,
                        SerializerKind.MSGPACK,
                        SerializerKind.CBOR,
                        SerializerKind.SMILE,
                        SerializerKind.JDK,
                        SerializerKind.KRYO)
                .flatMap(kind ->
                        Stream.of(TestCodecs.of(kind), TestCodecs.of(kind).plain()));
    }

    // ------------------------------------------------------------------ fuzzing

    @ParameterizedTest
    @Contract({113, 114, 122})
    @MethodSource("codecs")
    void payload_mutated_neverThrowsAnythingElseNorAllocatesMuch(TestCodecs codecs) throws Exception {
        for (Type type : List.of(TREE, Object.class, String.class)) {
            ValueCodec<Object> codec = codecs.codec(type);
            Object value = type == String.class
                    ? "Emma Woodhouse"
                    : new ArrayList<>(List.of(
                            new java.util.HashMap<>(Map.of("emma", TestValues.EMMA)), new java.util.HashMap<>()));
            byte[] seed = codecs.plain().<Object>codec(type).encode(value);
            Random random = new Random(42);

            long allocated = allocated(() -> {
                for (int i = 0; i < MUTATIONS; i++) {
                    read(codec, asStored(codecs, mutated(seed, random)));
                }
            });

            assertThat(allocated / MUTATIONS).isLessThan(4L << 20);
        }
    }

    @ParameterizedTest
    @Contract({114, 122})
    @EnumSource(names = {"ZLIB", "GZIP", "LZ4", "ZSTD", "SNAPPY", "LZMA"})
    void compressedBytes_mutated_neverThrowAnythingElseNorAllocateMuch(CompressorKind kind) throws Exception {
        TestCodecs codecs = TestCodecs.of(SerializerKind.JSON).compressed(kind);
        byte[] seed = Compressors.of(kind, java.util.OptionalInt.empty())
                .compress(("\"" + "Emma ".repeat(200) + "\"").getBytes(UTF_8));
        for (TestCodecs each : List.of(codecs, codecs.plain())) {
            ValueCodec<String> codec = each.codec(String.class);
            Random random = new Random(43);
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutated = mutated(seed, random);
                assertThat(allocated(() -> read(codec, tagged(SerializerKind.JSON, kind, "\n", mutated))))
                        .isLessThan(MUCH);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SerializerKind.class)
    void bytes_ofAnyKind_neverThrowAnythingElse(SerializerKind kind) throws Exception {
        TestCodecs codecs = TestCodecs.of(kind).own(new ReversedBytes(), new DroppedZeros());
        Type type = kind == SerializerKind.BYTES ? byte[].class : String.class;
        Random random = new Random(44);
        for (ValueCodec<Object> codec :
                List.of(codecs.<Object>codec(type), codecs.plain().<Object>codec(type))) {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                read(codec, bytes);
                if (bytes.length > 4) {
                    bytes[0] = (byte) 0xFF;
                    bytes[1] = 1;
                    read(codec, bytes);
                }
            }
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = Arrays.copyOf(seed, random.nextInt(4) == 0 ? random.nextInt(seed.length + 1) : seed.length);
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (random.nextBoolean() ? 0xFF : 0x7F);
        }
        return bytes;
    }

    /** With a right checksum, so that they get as far as the serializer. */
    private static byte[] asStored(TestCodecs codecs, byte[] payload) {
        return codecs.equals(codecs.plain()) ? payload : tagged(codecs, payload);
    }

    private static byte[] tagged(TestCodecs codecs, byte[] payload) {
        return tagged(codecs.serializer(), CompressorKind.NONE, format(codecs), payload);
    }

    private static byte[] tagged(SerializerKind kind, CompressorKind compressor, String format, byte[] payload) {
        return Header.tag(kind.id(), compressor.id(), format.getBytes(UTF_8), payload);
    }

    private static String format(TestCodecs codecs) {
        if (codecs.serializer() != SerializerKind.KRYO) {
            return "\n";
        }
        StringBuilder classes = new StringBuilder();
        codecs.kryoClasses().forEach((id, type) -> classes.append(id + "=" + type.getName() + ","));
        return classes.append('\n').toString();
    }

    /** Whatever comes out, no exception but the one. */
    private static void read(ValueCodec<?> codec, byte[] bytes) {
        try {
            codec.decode(bytes);
        } catch (UndecodableValueException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    // ------------------------------------------------------------------ bombs

    @ParameterizedTest
    @Contract({114, 122})
    @EnumSource(names = {"ZLIB", "GZIP", "LZ4", "ZSTD", "SNAPPY", "LZMA"})
    void compressedBytes_ofFarMoreThanTheLimit_areUndecodableAndAllocateNoMore(CompressorKind kind) throws Exception {
        byte[] bomb = Compressors.of(kind, java.util.OptionalInt.empty()).compress(new byte[64 << 20]);
        TestCodecs codecs = TestCodecs.of(SerializerKind.BYTES).limit(4 << 20);
        ValueCodec<byte[]> codec = codecs.codec(byte[].class);
        byte[] stored = tagged(SerializerKind.BYTES, kind, "\n", bomb);
        read(codec, stored); // what is allocated once

        assertThat(allocated(() -> StoredValuesTest.assertUndecodable(codec, stored)))
                .isLessThan(MUCH);
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "MSGPACK", "CBOR", "SMILE"})
    void nesting_tooDeep_isUndecodable(SerializerKind kind) throws Exception {
        byte[] nested = new byte[60_000];
        Arrays.fill(
                nested,
                switch (kind) {
                    case MSGPACK -> (byte) 0x91;
                    case CBOR -> (byte) 0x81;
                    case SMILE -> (byte) 0xF8;
                    default -> (byte) '[';
                });
        if (kind == SerializerKind.SMILE) {
            System.arraycopy(new byte[] {':', ')', '\n', 1}, 0, nested, 0, 4);
        }
        record Node(List<Node> children) {}
        for (Type type : List.of(Object.class, Node.class, new TypeReference<List<Object>>() {}.getType())) {
            ValueCodec<Object> codec = TestCodecs.of(kind).codec(type);

            StoredValuesTest.assertUndecodable(codec, tagged(kind, CompressorKind.NONE, "\n", nested));
            StoredValuesTest.assertUndecodable(codec, nested);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MSGPACK", "CBOR", "SMILE"})
    void length_ofFarMoreThanTheBytes_isUndecodableAndAllocatesNothingLikeIt(SerializerKind kind) throws Exception {
        List<byte[]> bombs = switch (kind) {
            case MSGPACK ->
                List.of(
                        bytes(0xC6, 0x7F, 0xFF, 0xFF, 0xFF),
                        bytes(0xDB, 0x7F, 0xFF, 0xFF, 0xFF, 'a'),
                        bytes(0xC9, 0x7F, 0xFF, 0xFF, 0xFF, 1),
                        bytes(0xDD, 0x7F, 0xFF, 0xFF, 0xFF));
            case CBOR ->
                List.of(
                        bytes(0x5A, 0x7F, 0xFF, 0xFF, 0xFF),
                        bytes(0x7A, 0x7F, 0xFF, 0xFF, 0xFF, 'a'),
                        bytes(0x9A, 0x7F, 0xFF, 0xFF, 0xFF));
            default -> List.of(bytes(':', ')', '\n', 1, 0xE8, 0x0F, 0x7F, 0x7F, 0x7F, 0xBF));
        };
        for (byte[] bomb : bombs) {
            for (Type type : List.of(Object.class, byte[].class, String.class)) {
                ValueCodec<Object> codec = TestCodecs.of(kind).codec(type);
                byte[] stored = tagged(kind, CompressorKind.NONE, "\n", bomb);

                assertThat(allocated(() -> StoredValuesTest.assertUndecodable(codec, stored)))
                        .isLessThan(MUCH);
            }
        }
    }

    @Test
    void kryo_lengthsOfFarMoreThanTheBytes_allocateNothingLikeThem() throws Exception {
        TestCodecs codecs = TestCodecs.of(SerializerKind.KRYO);
        ValueCodec<Object> codec = codecs.codec(Object.class);
        for (int id = 0; id < 110; id++) {
            Output output = new Output(64, -1);
            output.writeVarInt(id + 2, true);
            output.writeVarInt(Integer.MAX_VALUE, true);
            output.writeVarInt(Integer.MAX_VALUE, true);
            Output text = new Output(64, -1);
            text.writeVarInt(id + 2, true);
            text.writeVarIntFlag(true, Integer.MAX_VALUE, true);
            for (byte[] bomb : List.of(output.toBytes(), text.toBytes())) {
                assertThat(allocated(() -> read(codec, tagged(codecs, bomb))))
                        .describedAs("id %d", id)
                        .isLessThan(MUCH);
            }
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    // ------------------------------------------------------------------ gadgets

    /** Says when it comes to be. Its package is one that the tests let in, so it is named apart from it. */
    static final class Gadget implements Serializable {
        static final AtomicInteger READ = new AtomicInteger();

        private void readObject(java.io.ObjectInputStream in) {
            READ.incrementAndGet();
        }
    }

    @Test
    @Contract(113)
    void jdk_classThatIsNotAllowed_isNotInstantiated() throws Exception {
        ValueCodec<Object> codec = TestCodecs.of(SerializerKind.JDK).codec(Object.class);
        List<Object> hostile = List.of(
                new java.util.PriorityQueue<>(List.of(1)),
                new java.net.URL("http://localhost"),
                new java.io.File("/"),
                Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (InvocationHandler & Serializable)
                                (proxy, method, arguments) -> null),
                new Object[] {new java.io.File("/")});
        for (Object value : hostile) {
            StoredValuesTest.assertUndecodable(codec, tagged(TestCodecs.of(SerializerKind.JDK), serialized(value)));
        }
    }

    @Test
    @Contract(113)
    void kryo_classByName_isNotLoaded() throws Exception {
        Output output = new Output(256);
        output.writeVarInt(1, true);
        output.writeVarInt(0, true);
        output.writeString(Gadget.class.getName());
        TestCodecs codecs = TestCodecs.of(SerializerKind.KRYO);

        StoredValuesTest.assertUndecodable(codecs.codec(Object.class), tagged(codecs, output.toBytes()));
        assertThat(Gadget.READ).hasValue(0);
    }

    @Test
    @Contract(113)
    void jdk_setsOfSets_areUndecodableInNoTime() throws Exception {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> other = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Set<Object> nextOne = new HashSet<>();
            Set<Object> nextOther = new HashSet<>(Set.of("foo"));
            one.add(nextOne);
            one.add(nextOther);
            other.add(nextOne);
            other.add(nextOther);
            one = nextOne;
            other = nextOther;
        }

        StoredValuesTest.assertUndecodable(
                TestCodecs.of(SerializerKind.JDK).codec(Object.class),
                tagged(TestCodecs.of(SerializerKind.JDK), serialized(root)));
    }

    private static byte[] serialized(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(value);
        }
        return bytes.toByteArray();
    }

    // ------------------------------------------------------------------ helpers

    private interface Action {
        void run() throws Exception;
    }

    private static long allocated(Action action) throws Exception {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
