package org.cdiredis.session.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.SessionMessages;

/** The fields of a session's hash: a byte that says what they are, and the name. */
final class Fields {

    private static final byte ATTRIBUTE = 2;
    private static final byte INTERNAL = 3;
    private static final byte COLON = ':';
    private static final int LONGEST_VERSION = 18;

    private Fields() {}

    static byte[] field(AttributeName name) {
        byte[] text = name.text().getBytes(UTF_8);
        byte[] field = new byte[text.length + 1];
        field[0] = name.isInternal() ? INTERNAL : ATTRIBUTE;
        System.arraycopy(text, 0, field, 1, text.length);
        return field;
    }

    static AttributeName name(byte[] field) {
        if (field.length == 0 || (field[0] != ATTRIBUTE && field[0] != INTERNAL)) {
            throw notOurs();
        }
        return new AttributeName(new String(field, 1, field.length - 1, UTF_8), field[0] == INTERNAL);
    }

    /** The bytes behind a mark. */
    static byte[] marked(byte[] mark, byte[] bytes) {
        if (mark.length == 0) {
            return bytes;
        }
        byte[] marked = Arrays.copyOf(mark, mark.length + bytes.length);
        System.arraycopy(bytes, 0, marked, mark.length, bytes.length);
        return marked;
    }

    /** What is stored in a field: the version, a colon, and the bytes; none of those for a large attribute. */
    static StoredAttribute attribute(byte[] value) {
        long version = 0;
        int at = 0;
        while (at < value.length && at < LONGEST_VERSION && value[at] >= '0' && value[at] <= '9') {
            version = version * 10 + (value[at] - '0');
            at++;
        }
        if (at == 0 || at == value.length || value[at] != COLON) {
            throw notOurs();
        }
        byte[] bytes = Arrays.copyOfRange(value, at + 1, value.length);
        return new StoredAttribute(version, bytes.length == 0 ? Optional.empty() : Optional.of(bytes));
    }

    static RedisCacheException notOurs() {
        return new RedisCacheException(SessionMessages.MESSAGES.notASession(), null);
    }
}
