package org.cdiredis.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.cdiredis.Contract;
import org.cdiredis.internal.codec.TestValues.Book;
import org.cdiredis.internal.codec.TestValues.Genre;
import org.cdiredis.internal.codec.TestValues.Sample;
import org.cdiredis.internal.config.CompressorKind;
import org.cdiredis.internal.config.SerializerKind;

/** What each serializer does, with each compressor, in each format. */
@Contract(203)
final class StoredValuesTest {

    private static final String LONG = "Emma Woodhouse, handsome, clever, and rich. ".repeat(50);

    private static final List<SerializerKind> TYPED = List.of(
            SerializerKind.JSON,
            SerializerKind.MSGPACK,
            SerializerKind.CBOR,
            SerializerKind.SMILE,
            SerializerKind.JDK,
            SerializerKind.KRYO);

    static Stream<TestCodecs> codecs() {
        return TYPED.stream()
                .flatMap(serializer -> Stream.of(CompressorKind.values())
                        .filter(kind -> kind != CompressorKind.OWN)
                        .map(kind -> TestCodecs.of(serializer).compressed(kind)))
                .flatMap(codecs -> Stream.of(codecs, codecs.plain()));
    }

    static Stream<TestCodecs> textCodecs() {
        return Stream.concat(
                codecs(),
                Stream.of(CompressorKind.values())
                        .flatMap(kind -> Stream.of(SerializerKind.STRING, SerializerKind.OWN)
                                .map(serializer -> TestCodecs.of(serializer)
                                        .compressed(kind)
                                        .own(new ReversedBytes(), new DroppedZeros())))
                        .flatMap(codecs -> Stream.of(codecs, codecs.plain())));
    }

    // ------------------------------------------------------------------ values

    @ParameterizedTest
    @Contract({107, 110, 111, 123})
    @MethodSource("codecs")
    void value_ofAnyType_roundTripsAndGivesTheSameBytesTwice(TestCodecs codecs) throws Exception {
        for (Sample sample : TestValues.all().toList()) {
            ValueCodec<Object> codec = codecs.codec(sample.type());

            byte[] bytes = codec.encode(sample.value());

            assertThat(codec.decode(bytes)).describedAs("%s", sample).isEqualTo(sample.value());
            assertThat(codecs.<Object>codec(sample.type()).encode(sample.value()))
                    .isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @Contract({107, 109, 112, 123})
    @MethodSource("textCodecs")
    void text_ofDigitsOrOfAnyLength_roundTripsAsText(TestCodecs codecs) throws Exception {
        ValueCodec<String> codec = codecs.codec(String.class);
        for (String text : List.of("", "42", "-1", "3.0", "null", "true", "x^y", "x\u0001", "a".repeat(1000), LONG)) {
            byte[] bytes = codec.encode(text);

            assertThat(codec.decode(bytes)).isEqualTo(text);
            assertThat(codec.encode(text)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @Contract(107)
    @MethodSource("textCodecs")
    void null_isReadBackAsNull(TestCodecs codecs) throws Exception {
        ValueCodec<String> codec = codecs.codec(String.class);
        if (codecs.serializer() == SerializerKind.OWN && codecs.equals(codecs.plain())) {
            assertThatThrownBy(() -> codec.encode(nothing())).isInstanceOf(UnencodableValueException.class);
        } else {
            assertThat(codec.decode(codec.encode(nothing()))).isNull();
        }
    }

    @Test
    @Contract(107)
    void bytes_ofAnyContent_roundTrip() throws Exception {
        byte[] random = new byte[3000];
        new Random(1).nextBytes(random);
        for (CompressorKind kind : CompressorKind.values()) {
            TestCodecs codecs =
                    TestCodecs.of(SerializerKind.BYTES).compressed(kind).own(new DroppedZeros());
            for (byte[] value : List.of(random, new byte[0], new byte[500], "42".getBytes(UTF_8))) {
                for (ValueCodec<byte[]> codec : List.of(
                        codecs.<byte[]>codec(byte[].class), codecs.plain().<byte[]>codec(byte[].class))) {
                    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
                }
            }
            ValueCodec<byte[]> tagged = codecs.codec(byte[].class);
            assertThat(tagged.decode(tagged.encode(nothing()))).isNull();
            byte[] header = tagged.encode(nothing());
            assertThat(tagged.decode(tagged.encode(header))).isEqualTo(header);
        }
    }

    @ParameterizedTest
    @Contract({108, 121})
    @MethodSource("codecs")
    void number_ofAnyType_isDecimalTextThatIsNeverCompressed(TestCodecs codecs) throws Exception {
        assertText(codecs, Long.class, -9_007_199_254_740_993L, "-9007199254740993");
        assertText(codecs, Integer.class, 42, "42");
        assertText(codecs, Object.class, 42, "42");
        assertText(codecs, Double.class, 3.0, "3.0");
        ValueCodec<Double> doubles = codecs.codec(Double.class);
        assertThat(doubles.decode("4".getBytes(UTF_8))).isEqualTo(4.0);
        ValueCodec<Integer> integers = codecs.codec(Integer.class);
        for (String text : List.of("4.0", "2147483648", "1e3", "007")) {
            assertThatThrownBy(() -> integers.decode(text.getBytes(UTF_8)))
                    .describedAs(text)
                    .isInstanceOf(UndecodableValueException.class);
        }
    }

    private static <V> void assertText(TestCodecs codecs, Class<V> type, V value, String text) throws Exception {
        assertThat(new String(codecs.<V>codec(type).encode(value), UTF_8)).isEqualTo(text);
    }

    @ParameterizedTest
    @Contract(107)
    @EnumSource(names = {"JDK", "KRYO"})
    void number_asObject_keepsItsTypeWhereTheSerializerKnowsTypes(SerializerKind kind) throws Exception {
        ValueCodec<Object> codec = TestCodecs.of(kind).codec(Object.class);

        for (Object value : List.of(42L, (short) 42, 1.5f, new java.math.BigDecimal("1.50"))) {
            assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @Contract(110)
    @EnumSource(names = {"JSON", "MSGPACK", "CBOR", "SMILE", "JDK"})
    void enumConstantWithABody_roundTrips(SerializerKind kind) throws Exception {
        ValueCodec<Genre> codec = TestCodecs.of(kind).codec(Genre.class);

        assertThat(codec.decode(codec.encode(Genre.PROSE))).isEqualTo(Genre.PROSE);
    }

    @ParameterizedTest
    @Contract(123)
    @EnumSource(names = {"JSON", "MSGPACK", "CBOR", "SMILE", "KRYO"})
    void setsAndMaps_thatAreEqual_giveTheSameBytes(SerializerKind kind) throws Exception {
        ValueCodec<Object> codec =
                TestCodecs.of(kind).codec(new TypeReference<Map<Integer, Set<String>>>() {}.getType());
        Map<Integer, Set<String>> one = new HashMap<>(4);
        Map<Integer, Set<String>> other = new HashMap<>(1024);
        IntStream.of(1, 17, 33, 49, 65).forEach(i -> one.put(i, new HashSet<>(List.of("Aa", "BB"))));
        IntStream.of(65, 49, 33, 17, 1).forEach(i -> other.put(i, new HashSet<>(List.of("BB", "Aa"))));

        assertThat(codec.encode(one)).isEqualTo(codec.encode(other));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "MSGPACK", "CBOR", "SMILE", "KRYO", "JDK"})
    void linkedMapsAndSets_keepTheirOrder(SerializerKind kind) throws Exception {
        ValueCodec<Map<String, Set<String>>> codec = TestCodecs.of(kind)
                .codec(new TypeReference<LinkedHashMap<String, LinkedHashSet<String>>>() {}.getType());
        Map<String, Set<String>> map = new LinkedHashMap<>();
        map.put("z", new LinkedHashSet<>(List.of("2", "1")));
        map.put("a", new LinkedHashSet<>());

        assertThat(codec.decode(codec.encode(map))).hasToString("{z=[2, 1], a=[]}");
    }

    // ------------------------------------------------------------------ compression

    static Stream<CompressorKind> compressors() {
        return Stream.of(CompressorKind.values())
                .filter(kind -> kind != CompressorKind.NONE && kind != CompressorKind.OWN);
    }

    @ParameterizedTest
    @Contract({116, 117})
    @MethodSource("compressors")
    void text_aboveTheThreshold_isCompressedAndAtItIsNot(CompressorKind kind) throws Exception {
        ValueCodec<String> codec =
                TestCodecs.of(SerializerKind.STRING).compressed(kind).above(500).codec(String.class);

        assertThat(codec.encode("a".repeat(500))).hasSize(500);
        assertThat(codec.encode("a".repeat(501))).hasSizeLessThan(200);
        assertThat(codec.decode(codec.encode("a".repeat(501)))).isEqualTo("a".repeat(501));
    }

    @ParameterizedTest
    @Contract(118)
    @MethodSource("compressors")
    void bytes_thatDoNotGetFewer_areKept(CompressorKind kind) throws Exception {
        byte[] random = new byte[600];
        new Random(2).nextBytes(random);

        byte[] stored = TestCodecs.of(SerializerKind.BYTES)
                .compressed(kind)
                .<byte[]>codec(byte[].class)
                .encode(random);

        assertThat(stored).hasSize(Header.LENGTH + 600).endsWith(random);
    }

    @Test
    @Contract(117)
    void level_changesTheBytes() throws Exception {
        for (CompressorKind kind : List.of(
                CompressorKind.ZLIB,
                CompressorKind.GZIP,
                CompressorKind.LZ4,
                CompressorKind.ZSTD,
                CompressorKind.LZMA)) {
            StringBuilder text = new StringBuilder();
            Random random = new Random(3);
            for (int i = 0; i < 4000; i++) {
                text.append(random.nextInt(50)).append("abc ");
            }
            TestCodecs codecs = TestCodecs.of(SerializerKind.STRING).compressed(kind);
            byte[] low = codecs.level(1).<String>codec(String.class).encode(text.toString());
            byte[] high = codecs.level(9).<String>codec(String.class).encode(text.toString());

            assertThat(high).describedAs("%s", kind).isNotEqualTo(low).hasSizeLessThanOrEqualTo(low.length);
        }
    }

    @ParameterizedTest
    @Contract({119, 120})
    @MethodSource("codecs")
    void entry_ofAnyConfiguration_isReadByAnyOther(TestCodecs before) throws Exception {
        Book book = new Book(LONG, 1815, new ArrayList<>());
        byte[] stored = before.<Book>codec(Book.class).encode(book);
        boolean saysWhatItIs = !before.equals(before.plain());

        for (TestCodecs after : codecs().toList()) {
            boolean isSame = before.serializer() == after.serializer()
                    && (before.compressor() == after.compressor() || before.compressor() == CompressorKind.NONE);
            boolean readsTags =
                    !after.equals(after.plain()) || after.serializer().isUnmistakable();
            if (saysWhatItIs ? readsTags : isSame) {
                assertThat(after.<Book>codec(Book.class).decode(stored))
                        .describedAs("%s after %s", after, before)
                        .isEqualTo(book);
            }
        }
    }

    @Test
    @Contract(120)
    void entry_ofAnOwnSerializerOrCompressor_isReadWhileItIsListed() throws Exception {
        byte[] stored = TestCodecs.of(SerializerKind.OWN)
                .compressed(CompressorKind.OWN)
                .own(new ReversedBytes(), new DroppedZeros())
                .<String>codec(String.class)
                .encode("a".repeat(300));

        assertThat(stored).hasSize(Header.LENGTH + 4);
        TestCodecs json = TestCodecs.of(SerializerKind.JSON);
        assertThat(json.own(new ReversedBytes(), new DroppedZeros())
                        .codec(String.class)
                        .decode(stored))
                .isEqualTo("a".repeat(300));
        assertUndecodable(json.codec(String.class), stored);
    }

    @Test
    @Contract(120)
    void text_ofTheSerializerString_isReadByAnotherIfListed() throws Exception {
        byte[] stored = "Emma".getBytes(UTF_8);
        TestCodecs json = TestCodecs.of(SerializerKind.JSON);

        assertThat(json.readingText().codec(String.class).decode(stored)).isEqualTo("Emma");
        assertUndecodable(json.codec(String.class), stored);
    }

    // ------------------------------------------------------------------ what cannot be read

    @ParameterizedTest
    @Contract({114, 122})
    @MethodSource("codecs")
    void payload_thatIsTruncatedOrChanged_isUndecodable(TestCodecs codecs) throws Exception {
        if (codecs.equals(codecs.plain())) {
            return; // nothing there says that a byte has changed
        }
        ValueCodec<Book> codec = codecs.codec(Book.class);
        byte[] stored = codec.encode(TestValues.EMMA);

        for (int i = 0; i < stored.length; i++) {
            assertUndecodable(codec, Arrays.copyOf(stored, i));
            byte[] changed = stored.clone();
            changed[i] ^= 1;
            assertUndecodable(codec, changed);
        }
    }

    @Test
    @Contract(114)
    void entry_ofKryoWithOtherClasses_isUndecodable() throws Exception {
        TestCodecs kryo = TestCodecs.of(SerializerKind.KRYO);
        byte[] stored = kryo.<Book>codec(Book.class).encode(TestValues.EMMA);

        TestCodecs renumbered = kryo.kryo(new TreeMap<>(Map.of(100, Genre.class, 101, Book.class)));

        assertUndecodable(renumbered.codec(Book.class), stored);
    }

    @Test
    @Contract(114)
    void value_ofAnotherType_isUndecodable() throws Exception {
        for (SerializerKind kind : List.of(SerializerKind.JDK, SerializerKind.KRYO)) {
            byte[] stored = TestCodecs.of(kind).<Genre>codec(Genre.class).encode(Genre.POETRY);

            assertUndecodable(TestCodecs.of(kind).codec(Book.class), stored);
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void value_largerThanTheLimit_isNeitherWrittenNorRead(TestCodecs codecs) throws Exception {
        byte[] stored = codecs.<String>codec(String.class).encode(LONG);
        ValueCodec<String> limited = codecs.limit(2000).codec(String.class);

        assertThatThrownBy(() -> limited.encode(LONG))
                .isInstanceOfSatisfying(
                        UnencodableValueException.class,
                        e -> assertThat(e.isTooLarge()).isTrue());
        assertUndecodable(limited, stored);
    }

    static void assertUndecodable(ValueCodec<?> codec, byte[] bytes) {
        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(UndecodableValueException.class);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // a null that every parameter takes
    private static <T> T nothing() {
        return null;
    }
}
