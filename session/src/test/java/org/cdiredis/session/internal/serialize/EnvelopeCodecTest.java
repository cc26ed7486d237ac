package org.cdiredis.session.internal.serialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.StoredAttribute;
import org.cdiredis.spi.RedisAccess;

/** What becomes of values, and of bytes that somebody else has written. */
final class EnvelopeCodecTest {

    private static final AttributeName NAME = AttributeName.of("name");
    private static final int MOST = 100_000;

    /** A value of the application. */
    record Book(String title, List<String> authors) implements Serializable {}

    enum Shelf {
        TOP
    }

    private static EnvelopeCodec codec(Compression compression, Encryption encryption) {
        return new EnvelopeCodec(
                new PlainValues(RedisAccess.javaSerialization(
                        EnvelopeCodecTest.class.getClassLoader(), new AllowedClasses(Optional.empty()), 500)),
                compression,
                encryption,
                Set.of(),
                MOST);
    }

    private static EnvelopeCodec codec() {
        return codec(new Compression(0), Encryption.NONE);
    }

    private static Encryption encryption(String scope, String name, int secret) {
        byte[] key = new byte[16];
        Arrays.fill(key, (byte) secret);
        return new Encryption(scope, Map.of(name, new SecretKeySpec(key, "AES")), false);
    }

    static List<Object> values() {
        return List.of(
                "",
                "Zürich",
                "\ud83d\udcda and half a pair \ud83d",
                1,
                -1L,
                2.5,
                true,
                false,
                new UUID(1, 2),
                Instant.ofEpochSecond(5, 6),
                'c',
                Shelf.TOP,
                new Book("Emma", List.of("Austen")),
                new ArrayList<>(List.of(new Book("Emma", new ArrayList<>()))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void values_areReadAsTheyWereWritten(Object value) throws Exception {
        for (EnvelopeCodec codec : List.of(
                codec(),
                codec(new Compression(1), Encryption.NONE),
                codec(new Compression(1), encryption("app", "a", 1)))) {
            byte[] sealed = codec.seal("storage", NAME, codec.plain(value), false);

            assertThat(codec.value(codec.unseal("storage", NAME, sealed))).isEqualTo(value);
            assertThat(StoredAttribute.isListener(sealed)).isFalse();
            assertThat(StoredAttribute.isListener(codec.seal("storage", NAME, codec.plain(value), true)))
                    .isTrue();
        }
    }

    @Test
    void compression_makesFewer() throws Exception {
        EnvelopeCodec codec = codec(new Compression(100), Encryption.NONE);
        byte[] plain = codec.plain("x".repeat(10_000));

        assertThat(codec.seal("s", NAME, plain, false)).hasSizeLessThan(500);
    }

    @Test
    void compressedBytes_ofTooManyOthers_areRefused() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bomb, new java.util.zip.Deflater(9, true))) {
            out.write(new byte[10 * MOST]);
        }
        byte[] sealed = Envelope.of(Envelope.COMPRESSED, bomb.toByteArray());

        assertThatThrownBy(() -> codec().unseal("s", NAME, sealed)).isInstanceOf(UnreadableAttributeException.class);
    }

    @Test
    void encrypted_ofAnotherSessionAttributeApplicationOrKey_isRefused() throws Exception {
        EnvelopeCodec codec = codec(new Compression(0), encryption("app", "a", 1));
        byte[] sealed = codec.seal("s", NAME, codec.plain("secret"), false);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(codec.value(codec.unseal("s", NAME, sealed))).isEqualTo("secret");
        List<EnvelopeCodec> others = List.of(
                codec(new Compression(0), encryption("other", "a", 1)),
                codec(new Compression(0), encryption("app", "b", 1)),
                codec(new Compression(0), encryption("app", "a", 2)));
        for (EnvelopeCodec other : others) {
            assertThatThrownBy(() -> other.unseal("s", NAME, sealed)).isInstanceOf(UnreadableAttributeException.class);
        }
        assertThatThrownBy(() -> codec.unseal("t", NAME, sealed)).isInstanceOf(UnreadableAttributeException.class);
        assertThatThrownBy(() -> codec.unseal("s", AttributeName.internal("name"), sealed))
                .isInstanceOf(UnreadableAttributeException.class);
        byte[] plain = codec().seal("s", NAME, codec.plain("forged"), false);
        assertThatThrownBy(() -> codec.unseal("s", NAME, plain)).isInstanceOf(UnreadableAttributeException.class);
    }

    @Test
    void anyChangedByte_isAnErrorOfItsOwnKind_orAnotherValue() throws Exception {
        EnvelopeCodec codec = codec(new Compression(1), Encryption.NONE);
        byte[] sealed = codec.seal("s", NAME, codec.plain(new Book("Emma", List.of("Austen"))), false);
        Set<Class<?>> thrown = new HashSet<>();
        for (int i = 0; i < sealed.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = sealed.clone();
                changed[i] ^= (byte) (1 << bit);
                try {
                    codec.value(codec.unseal("s", NAME, changed));
                } catch (UnreadableAttributeException e) {
                    thrown.add(e.getClass());
                }
            }
        }
        assertThat(thrown).containsExactly(UnreadableAttributeException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE})
    void timeThatIsNone_isUnreadable(long seconds) {
        for (int nanos : List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            byte[] plain = ByteBuffer.allocate(13)
                    .put((byte) 'N')
                    .putLong(seconds)
                    .putInt(nanos)
                    .array();

            assertThatThrownBy(() -> codec().value(plain)).isInstanceOf(UnreadableAttributeException.class);
        }
    }

    @Test
    void valueThatHasOneThatIsNotSerializable_isRefusedWithTheNameOfThatOne() {
        Serializable whole = new ArrayList<>(List.of(Thread.currentThread()));

        assertThatThrownBy(() -> codec().plain(whole))
                .isInstanceOf(UnwritableAttributeException.class)
                .hasStackTraceContaining("NotSerializableException: java.lang.Thread")
                .hasMessageNotContaining("allowed-classes");
    }

    @Test
    void exceptionOfSerialization_isNoValue() {
        assertThatThrownBy(() -> codec().plain(new NotSerializableException("x")))
                .isInstanceOf(UnwritableAttributeException.class)
                .hasMessageContaining("java.io.NotSerializableException is not in the option allowed-classes");
    }

    @Test
    void threadSafeCollectionsAndNumbers_areValues() throws Exception {
        List<Serializable> values = List.of(
                new CopyOnWriteArrayList<>(List.of("Emma")),
                new CopyOnWriteArraySet<>(List.of("Emma")),
                new ConcurrentLinkedQueue<>(List.of("Emma")),
                new ConcurrentLinkedDeque<>(List.of("Emma")),
                new AtomicBoolean(true),
                new AtomicInteger(1),
                new AtomicLong(1));

        for (Serializable value : values) {
            assertThat(codec().value(codec().plain(value))).asString().isEqualTo(value.toString());
        }
    }

    @Test
    void classesOfLibraries_areNeitherWrittenNorRead_unlessAllowed() throws Exception {
        Serializable ofALibrary = new com.fasterxml.jackson.core.Version(1, 2, 3, null, null, null);

        assertThatThrownBy(() -> codec().plain(ofALibrary))
                .isInstanceOf(UnwritableAttributeException.class)
                .hasMessageContaining("allowed-classes");

        EnvelopeCodec allowing = new EnvelopeCodec(
                new PlainValues(RedisAccess.javaSerialization(
                        EnvelopeCodecTest.class.getClassLoader(),
                        new AllowedClasses(Optional.of(
                                java.io.ObjectInputFilter.Config.createFilter("com.fasterxml.jackson.core.*"))),
                        500)),
                new Compression(0),
                Encryption.NONE,
                Set.of(),
                MOST);
        byte[] plain = allowing.plain(ofALibrary);
        assertThat(allowing.value(plain)).isEqualTo(ofALibrary);
        assertThatThrownBy(() -> codec().value(plain)).isInstanceOf(UnreadableAttributeException.class);
    }

    @Test
    void classesOfTheServersModules_areNotWritten() throws Exception {
        Class<?> ofAModule = new ModuleLoader().loadClass(com.fasterxml.jackson.core.Version.class.getName());
        Object value = ofAModule.getMethod("unknownVersion").invoke(null);

        assertThat(ofAModule).isNotEqualTo(com.fasterxml.jackson.core.Version.class);
        assertThatThrownBy(() -> codec().plain(value)).isInstanceOf(UnwritableAttributeException.class);
    }

    /** Says where classes come from as JBoss Modules does: a place in a jar, which ends like a directory. */
    private static final class ModuleLoader extends ClassLoader {

        private final URL jar;

        ModuleLoader() throws IOException {
            super(ClassLoader.getPlatformClassLoader());
            jar = new URL("jar:"
                    + com.fasterxml.jackson.core.Version.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                    + "!/");
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream file =
                    findResource(name.replace('.', '/') + ".class").openStream()) {
                byte[] bytes = file.readAllBytes();
                CodeSource source = new CodeSource(jar, (Certificate[]) null);
                return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null));
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected URL findResource(String name) {
            try {
                return new URL(jar, name);
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(name, e);
            }
        }
    }

    @Test
    void valuesThatAreTooLarge_areNotWritten() {
        assertThatThrownBy(() -> codec().plain("x".repeat(MOST + 1)))
                .isInstanceOf(UnwritableAttributeException.class)
                .hasMessageContaining("max-attribute-size");
    }

    @Test
    void serializerThatFails_isUnwritableOrUnreadable() {
        EnvelopeCodec failing = new EnvelopeCodec(
                new PlainValues(new org.cdiredis.spi.ByteForm<>() {
                    @Override
                    public byte[] encode(Object value) throws IOException {
                        throw new IOException("cannot");
                    }

                    @Override
                    public Object decode(byte[] bytes) {
                        throw new IllegalArgumentException("cannot");
                    }
                }),
                new Compression(0),
                Encryption.NONE,
                Set.of(),
                MOST);

        assertThatThrownBy(() -> failing.plain(new Book("Emma", List.of())))
                .isInstanceOf(UnwritableAttributeException.class);
        assertThatThrownBy(() -> failing.value(new byte[] {'O', 1})).isInstanceOf(UnreadableAttributeException.class);
    }
}
