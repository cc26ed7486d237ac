package org.cdiredis.internal.codec.serialize;

import java.util.SortedMap;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Pool;
import org.jspecify.annotations.Nullable;

/** Kryo with registered classes only, each under an id that doesn't depend on the others. */
final class KryoSerializer implements TypedSerializer {

    private static final int DEEPEST = 100;
    private static final int INITIAL_SIZE = 512;
    private static final int KEPT = 16;

    private final Pool<Kryo> pool;
    private final String format;

    /**
     * A serializer.
     *
     * @param classes the classes of the application
     * @param loader where they were found
     */
    KryoSerializer(SortedMap<Integer, Class<?>> classes, ClassLoader loader) {
        this.format = format(classes);
        this.pool = new Pool<>(true, false, KEPT) {
            @Override
            protected Kryo create() {
                return kryo(classes, loader);
            }
        };
        pool.free(pool.obtain()); // so that a class that cannot be registered is known at once
    }

    private static String format(SortedMap<Integer, Class<?>> classes) {
        StringBuilder text = new StringBuilder();
        classes.forEach(
                (id, type) -> text.append(id).append('=').append(type.getName()).append(','));
        return text.toString();
    }

    private static Kryo kryo(SortedMap<Integer, Class<?>> classes, ClassLoader loader) {
        Kryo kryo = new Kryo(new KnownIds(), null);
        kryo.setRegistrationRequired(true);
        kryo.setClassLoader(loader);
        kryo.setMaxDepth(DEEPEST);
        KryoClasses.register(kryo, classes);
        return kryo;
    }

    @Override
    public byte[] write(Object value) {
        Kryo kryo = pool.obtain();
        Output output = new Output(INITIAL_SIZE, -1);
        kryo.writeClassAndObject(output, value);
        pool.free(kryo); // not after a failure, which leaves it in the middle of something
        return output.toBytes();
    }

    @Override
    public @Nullable Object read(byte[] bytes) throws UnreadableBytesException {
        Kryo kryo = pool.obtain();
        KryoInput input = new KryoInput(bytes);
        Object value = kryo.readClassAndObject(input);
        pool.free(kryo);
        if (!input.end()) {
            throw new UnreadableBytesException("more than one value");
        }
        return value;
    }

    @Override
    public String format() {
        return format;
    }
}
