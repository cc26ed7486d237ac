package org.cdiredis.internal.codec.serialize;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Writes collections, maps and arrays for Kryo in an order that equal ones share, and reads them without trust in lengths. */
final class KryoCollections {

    /** What is set aside for elements that have not been read yet. */
    private static final int FEW = 16;

    private KryoCollections() {}

    /** Collections that are made of their elements. */
    static <C extends Collection<?>> Serializer<C> collections(Function<Object[], C> factory) {
        return new Serializer<>(false, false) {
            @Override
            public void write(Kryo kryo, Output output, C collection) {
                writeAll(kryo, output, Ordered.collection(collection).toArray());
            }

            @Override
            public C read(Kryo kryo, Input input, Class<? extends C> type) {
                return factory.apply(readAll(kryo, input));
            }
        };
    }

    /** Maps that are made of their entries. */
    static <M extends Map<?, ?>> Serializer<M> maps(Function<Map<Object, Object>, M> factory) {
        return new Serializer<>(false, false) {
            @Override
            public void write(Kryo kryo, Output output, M map) {
                Object[] flat = new Object[map.size() * 2];
                int i = 0;
                for (Map.Entry<?, ?> entry : Ordered.map(map).entrySet()) {
                    flat[i++] = entry.getKey();
                    flat[i++] = entry.getValue();
                }
                writeAll(kryo, output, flat);
            }

            @Override
            public M read(Kryo kryo, Input input, Class<? extends M> type) {
                Object[] flat = readAll(kryo, input);
                Map<Object, Object> entries = new LinkedHashMap<>();
                for (int i = 0; i + 1 < flat.length; i += 2) {
                    entries.put(flat[i], flat[i + 1]);
                }
                return factory.apply(entries);
            }
        };
    }

    /** Arrays of objects of one type. */
    static Serializer<Object[]> arrays() {
        return new Serializer<>(false, false) {
            @Override
            public void write(Kryo kryo, Output output, Object[] array) {
                writeAll(kryo, output, array);
            }

            @Override
            public Object[] read(Kryo kryo, Input input, Class<? extends Object[]> type) {
                Object[] elements = readAll(kryo, input);
                Object[] array = (Object[]) Array.newInstance(type.getComponentType(), elements.length);
                System.arraycopy(elements, 0, array, 0, elements.length);
                return array;
            }
        };
    }

    /** Arrays of booleans: Kryo's own serializer believes their length. */
    static Serializer<boolean[]> booleans() {
        return new Serializer<>(false, false) {
            @Override
            public void write(Kryo kryo, Output output, boolean[] array) {
                output.writeVarInt(array.length, true);
                output.writeBooleans(array, 0, array.length);
            }

            @Override
            public boolean[] read(Kryo kryo, Input input, Class<? extends boolean[]> type) {
                return input.readBooleans(input.readVarInt(true));
            }
        };
    }

    private static void writeAll(Kryo kryo, Output output, Object[] elements) {
        output.writeVarInt(elements.length, true);
        for (Object element : elements) {
            kryo.writeClassAndObject(output, element);
        }
    }

    private static Object[] readAll(Kryo kryo, Input input) {
        int length = input.readVarInt(true);
        ((KryoInput) input).claim(length);
        Object[] elements = new Object[Math.min(length, FEW)];
        for (int i = 0; i < length; i++) {
            if (i == elements.length) {
                elements = Arrays.copyOf(elements, Math.min(length, i * 2));
            }
            elements[i] = kryo.readClassAndObject(input);
        }
        return elements;
    }
}
