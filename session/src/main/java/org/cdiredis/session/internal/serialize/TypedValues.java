package org.cdiredis.session.internal.serialize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.cdiredis.spi.ByteForm;
import org.cdiredis.spi.RedisAccess;

/**
 * Values as a cache writes them, behind the name of their class, which has to be allowed: the cache knows the type of its values, a
 * session does not. Thread-safe.
 */
public final class TypedValues implements ByteForm<Object> {

    private final Supplier<RedisAccess> access;
    private final String cache;
    private final ClassLoader loader;
    private final Predicate<Class<?>> allowed;

    /** Of classes that are allowed. */
    private final Map<Class<?>, ByteForm<Object>> forms = new ConcurrentHashMap<>();

    /**
     * Values of a cache.
     *
     * @param access the caches, asked for when they are needed
     * @param cache the name of the cache
     * @param loader finds the classes
     * @param allowed which classes may be read
     */
    public TypedValues(Supplier<RedisAccess> access, String cache, ClassLoader loader, Predicate<Class<?>> allowed) {
        this.access = access;
        this.cache = cache;
        this.loader = loader;
        this.allowed = allowed;
    }

    @Override
    public byte[] encode(Object value) throws IOException {
        // A constant with a body is of a class of its own, which no form knows.
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        byte[] name = type.getName().getBytes(UTF_8);
        byte[] body = form(type).encode(value);
        byte[] bytes = Arrays.copyOf(name, name.length + 1 + body.length);
        System.arraycopy(body, 0, bytes, name.length + 1, body.length);
        return bytes;
    }

    @Override
    public Object decode(byte[] bytes) throws IOException {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (end == bytes.length) {
            throw new IOException("no name of a class");
        }
        Class<?> type;
        try {
            type = Class.forName(new String(bytes, 0, end, UTF_8), false, loader);
        } catch (ClassNotFoundException e) {
            throw new IOException("a class that the application does not have", e);
        }
        return form(type).decode(Arrays.copyOfRange(bytes, end + 1, bytes.length));
    }

    private ByteForm<Object> form(Class<?> type) throws IOException {
        ByteForm<Object> known = forms.get(type);
        if (known != null) {
            return known;
        }
        if (!allowed.test(type)) {
            throw new IOException(type.getName() + " is not in the option allowed-classes");
        }
        return forms.computeIfAbsent(type, this::made);
    }

    @SuppressWarnings("unchecked") // what it writes and reads is of the type
    private ByteForm<Object> made(Class<?> type) {
        return (ByteForm<Object>) access.get().values(cache, type);
    }
}
