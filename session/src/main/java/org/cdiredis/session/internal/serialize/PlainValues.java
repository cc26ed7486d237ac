package org.cdiredis.session.internal.serialize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import org.cdiredis.spi.ByteForm;

/** Values as bytes: frequent ones of the JDK in as few as there can be, all others as a serializer writes them. Thread-safe. */
public final class PlainValues {

    private static final byte TEXT = 'S';
    private static final byte TEXT_OF_HALVES = 's';
    private static final byte INTEGER = 'I';
    private static final byte LONG = 'L';
    private static final byte DOUBLE = 'D';
    private static final byte TRUE = 'T';
    private static final byte FALSE = 'F';
    private static final byte ID = 'U';
    private static final byte TIME = 'N';
    private static final byte SERIALIZED = 'O';

    private final ByteForm<Object> serializer;

    /**
     * Values for a serializer.
     *
     * @param serializer writes what is not among the frequent ones
     */
    public PlainValues(ByteForm<Object> serializer) {
        this.serializer = serializer;
    }

    byte[] write(Object value) throws UnwritableAttributeException {
        if (value instanceof String text) {
            return hasHalves(text) ? bytes(TEXT_OF_HALVES, halves(text)) : bytes(TEXT, text.getBytes(UTF_8));
        } else if (value instanceof Integer number) {
            return ByteBuffer.allocate(1 + Integer.BYTES)
                    .put(INTEGER)
                    .putInt(number)
                    .array();
        } else if (value instanceof Long number) {
            return ByteBuffer.allocate(1 + Long.BYTES).put(LONG).putLong(number).array();
        } else if (value instanceof Double number) {
            return ByteBuffer.allocate(1 + Double.BYTES)
                    .put(DOUBLE)
                    .putDouble(number)
                    .array();
        } else if (value instanceof Boolean is) {
            return new byte[] {is ? TRUE : FALSE};
        } else if (value instanceof UUID id) {
            return ByteBuffer.allocate(1 + 2 * Long.BYTES)
                    .put(ID)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
        } else if (value instanceof Instant time) {
            return ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES)
                    .put(TIME)
                    .putLong(time.getEpochSecond())
                    .putInt(time.getNano())
                    .array();
        }
        return serialized(value);
    }

    /** By a loop, which for a long text takes a tenth of what a stream takes. */
    private static boolean hasHalves(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Other requests may change the value meanwhile, which shows as any exception. */
    private byte[] serialized(Object value) throws UnwritableAttributeException {
        try {
            return bytes(SERIALIZED, serializer.encode(value));
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new UnwritableAttributeException(String.valueOf(e.getMessage()), e);
        }
    }

    Object read(byte[] plain) throws UnreadableAttributeException {
        ByteBuffer in = ByteBuffer.wrap(plain);
        try {
            Object value = read(in);
            if (in.hasRemaining()) {
                throw new UnreadableAttributeException("it is longer than its value", null);
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new UnreadableAttributeException("it is shorter than its value", e);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableAttributeException("it is a time that there is not", e);
        }
    }

    private Object read(ByteBuffer in) throws UnreadableAttributeException {
        byte kind = in.get();
        return switch (kind) {
            case TEXT -> new String(rest(in), UTF_8);
            case TEXT_OF_HALVES -> ofHalves(in);
            case INTEGER -> in.getInt();
            case LONG -> in.getLong();
            case DOUBLE -> in.getDouble();
            case TRUE -> true;
            case FALSE -> false;
            case ID -> new UUID(in.getLong(), in.getLong());
            case TIME -> Instant.ofEpochSecond(in.getLong(), in.getInt());
            case SERIALIZED -> deserialized(rest(in));
            default -> throw new UnreadableAttributeException("it is of a kind that this version does not know", null);
        };
    }

    private Object deserialized(byte[] bytes) throws UnreadableAttributeException {
        try {
            return serializer.decode(bytes);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new UnreadableAttributeException(String.valueOf(e.getMessage()), e);
        }
    }

    /** As it is, since half a pair has no form in any encoding. */
    private static byte[] halves(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static String ofHalves(ByteBuffer in) {
        CharBuffer text = in.asCharBuffer();
        in.position(in.position() + text.remaining() * Character.BYTES);
        return text.toString();
    }

    private static byte[] rest(ByteBuffer in) {
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }

    private static byte[] bytes(byte kind, byte[] body) {
        return ByteBuffer.allocate(1 + body.length).put(kind).put(body).array();
    }
}
