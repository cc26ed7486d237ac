package org.cdiredis.internal.cdi;

import java.io.IOException;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.codec.UndecodableValueException;
import org.cdiredis.internal.codec.UnencodableValueException;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.spi.ByteForm;
import org.cdiredis.spi.RedisAccess;
import org.cdiredis.spi.RedisScripts;

/** The caches of an application, as libraries see them that work on its behalf. Thread-safe. */
final class ServedAccess implements RedisAccess {

    private final CacheRegistry registry;
    private final Runnable onClose;

    ServedAccess(CacheRegistry registry, Runnable onClose) {
        this.registry = registry;
        this.onClose = onClose;
    }

    @Override
    public SortedSet<String> names() {
        return registry.names();
    }

    @Override
    public RedisScripts scripts(String name) {
        return registry.scripts(name);
    }

    @Override
    public <V> ByteForm<V> values(String name, Class<V> type) {
        return new CodecForm<>(registry.values(name, type));
    }

    @Override
    public void close() {
        onClose.run();
    }

    private record CodecForm<V>(ValueCodec<V> codec) implements ByteForm<V> {

        @Override
        public byte[] encode(V value) throws IOException {
            try {
                return codec.encode(value);
            } catch (UnencodableValueException e) {
                throw new IOException(e.isTooLarge() ? "larger than max-value-size" : reason(e), e);
            }
        }

        private static String reason(UnencodableValueException e) {
            return String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }

        @Override
        public V decode(byte[] bytes) throws IOException {
            try {
                @Nullable V value = codec.decode(bytes);
                if (value == null) {
                    throw new IOException("null");
                }
                return value;
            } catch (UndecodableValueException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
