package org.cdiredis.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JavaType;
import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.codec.Compression.Compressed;
import org.cdiredis.internal.codec.serialize.TypedSerializer;
import org.cdiredis.internal.codec.serialize.UnreadableBytesException;
import org.cdiredis.internal.config.CompressorKind;
import org.cdiredis.internal.config.SerializerKind;
import org.cdiredis.internal.config.ValueFormat;

/** Values of one type as serializer, compressor and format make them; read in whatever form they were written. */
final class StoredValues<V extends @Nullable Object> implements ValueCodec<V> {

    private static final int NULL_ID = 0;
    private static final byte[] NO_BYTES = {};
    private static final byte[] TAGGED_NULL = Header.tag(NULL_ID, CompressorKind.NONE.id(), NO_BYTES, NO_BYTES);

    /** Of the parts that have no configuration of their own, which most have not. */
    private static final byte[] PLAIN_FORMAT = {'\n'};

    private final JavaType type;
    private final ValueFormat format;
    private final int maximum;
    private final Serialization serialization;
    private final Compression compression;
    private final Optional<NumberText> numbers;

    StoredValues(JavaType type, ValueFormat format, int maximum, Serialization serialization, Compression compression) {
        this.type = type;
        this.format = format;
        this.maximum = maximum;
        this.serialization = serialization;
        this.compression = compression;
        this.numbers = NumberText.of(type.getRawClass(), keepsTypes(serialization.kind()));
    }

    @Override
    public boolean isOfImmutableValues() {
        return ImmutableTypes.contain(type);
    }

    private static boolean keepsTypes(SerializerKind kind) {
        return kind == SerializerKind.JDK || kind == SerializerKind.KRYO || kind == SerializerKind.OWN;
    }

    // ------------------------------------------------------------------ writing

    @Override
    public byte[] encode(@Nullable V value) throws UnencodableValueException {
        try {
            byte[] bytes = value == null ? ofNull() : bytes(value);
            if (bytes.length > maximum) {
                throw UnencodableValueException.tooLarge();
            }
            return bytes;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw UnencodableValueException.failed(e);
        }
    }

    private byte[] bytes(Object value) throws IOException, UnencodableValueException {
        Optional<byte[]> number = numbers.flatMap(text -> text.format(value));
        if (number.isPresent()) {
            return number.get();
        }
        byte[] serialized = serialization.writer().write(value);
        if (serialized.length > maximum) {
            throw UnencodableValueException.tooLarge();
        }
        Compressed compressed = compression.compress(serialized);
        boolean isBareText = serialization.kind() == SerializerKind.STRING && compressed.kind() == CompressorKind.NONE;
        return format == ValueFormat.PLAIN || isBareText ? compressed.bytes() : tagged(compressed);
    }

    private byte[] tagged(Compressed compressed) {
        return Header.tag(
                serialization.kind().id(),
                compressed.kind().id(),
                format(serialization.writer().format(), compressed.format()),
                compressed.bytes());
    }

    /** What the checksum knows of the parts. */
    private static byte[] format(String serializer, String compressor) {
        return serializer.isEmpty() && compressor.isEmpty()
                ? PLAIN_FORMAT
                : (serializer + '\n' + compressor).getBytes(UTF_8);
    }

    private byte[] ofNull() throws IOException {
        if (format == ValueFormat.TAGGED) {
            return TAGGED_NULL.clone();
        }
        return switch (serialization.kind()) {
            case STRING -> TAGGED_NULL.clone(); // which is not UTF-8, so it is no text
            case BYTES, OWN -> throw new IOException("null has no form in the format plain");
            default -> serialization.writer().write(nothing());
        };
    }

    @SuppressWarnings("NullAway") // the serializers that have a form of null are the ones that get it
    private static Object nothing() {
        return null;
    }

    // ------------------------------------------------------------------ reading

    @Override
    @SuppressWarnings("unchecked") // checked against the class of the type
    public @Nullable V decode(byte[] bytes) throws UndecodableValueException {
        if (bytes.length > maximum) {
            throw new UndecodableValueException("more bytes than the option max-value-size allows");
        }
        try {
            return (V) required(value(bytes));
        } catch (UnreadableBytesException e) {
            throw new UndecodableValueException(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            // The message may hold what is stored.
            throw new UndecodableValueException(e.getClass().getSimpleName());
        }
    }

    private @Nullable Object required(@Nullable Object value) throws UndecodableValueException {
        if (value != null && !type.getRawClass().isInstance(value)) {
            throw new UndecodableValueException("a value of another type");
        }
        return value;
    }

    private @Nullable Object value(byte[] bytes) throws IOException, UndecodableValueException {
        Optional<Header> header = Header.of(bytes);
        if (header.isPresent() && (format == ValueFormat.TAGGED || canOnlyBeTagged(bytes))) {
            return tagged(header.get(), bytes);
        }
        Optional<Number> number = numbers.flatMap(text -> text.parse(bytes));
        return number.isPresent() ? number.get() : plain(bytes);
    }

    private boolean canOnlyBeTagged(byte[] bytes) {
        return serialization.kind().isUnmistakable()
                || (serialization.kind() != SerializerKind.BYTES && Arrays.equals(bytes, TAGGED_NULL));
    }

    private @Nullable Object tagged(Header header, byte[] bytes) throws IOException, UndecodableValueException {
        if (Arrays.equals(bytes, TAGGED_NULL)) {
            return null;
        }
        SerializerKind kind = Serialization.kind(header.serializer())
                .orElseThrow(() -> new UndecodableValueException("an unknown serializer"));
        CompressorKind compressor = compressor(header.compressor());
        for (TypedSerializer serializer : serialization.readers(kind)) {
            for (String compressed : compression.formats(compressor)) {
                if (header.fits(bytes, format(serializer.format(), compressed))) {
                    return compressor == CompressorKind.NONE
                            ? serializer.read(bytes, Header.LENGTH)
                            : serializer.read(compression.decompress(compressor, compressed, Header.payload(bytes)));
                }
            }
        }
        throw new UndecodableValueException(
                "damaged, or written by a serializer, or with classes, that this cache doesn't read");
    }

    private static CompressorKind compressor(int id) throws UndecodableValueException {
        for (CompressorKind kind : CompressorKind.values()) {
            if (kind.id() == id) {
                return kind;
            }
        }
        throw new UndecodableValueException("an unknown compressor");
    }

    private List<byte[]> candidates(byte[] bytes) {
        List<byte[]> candidates =
                compression.candidates(bytes, serialization.kind().isUnmistakable());
        if (format == ValueFormat.TAGGED && serialization.kind() == SerializerKind.STRING) {
            Collections.reverse(candidates); // text is written like this, and compressed text is not
        }
        return candidates;
    }

    private @Nullable Object plain(byte[] bytes) throws IOException {
        IOException failure = new IOException();
        for (byte[] candidate : candidates(bytes)) {
            try {
                return serialization.writer().read(candidate);
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException e) {
                failure = new IOException(e);
            }
        }
        if (serialization.readsText()) {
            return serialization.readers(SerializerKind.STRING).get(0).read(bytes);
        }
        throw failure;
    }
}
