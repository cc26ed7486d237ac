package org.cdiredis.caching.internal.cdi;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Finds out whether a class calls its own methods, from the table of constants of its class file. */
final class SelfInvocations {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, int[]> pairs = new HashMap<>();
    private final Map<Integer, Integer> classes = new HashMap<>();
    private final Set<Integer> methods = new HashSet<>();

    private SelfInvocations() {}

    /** Whether a class has a call of its own method, which is not made for generics only, nor through an injected reference. */
    static boolean has(Class<?> type, Method method) {
        if (method.getDeclaringClass() != type
                || Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.getType() == type)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(other -> other.isBridge() && other.getName().equals(method.getName()))) {
            return false;
        }
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream bytes = type.getResourceAsStream(file)) {
            return bytes != null && read(bytes).calls(type, method);
        } catch (IOException | RuntimeException e) {
            return false; // a hint, that there is none for a class that cannot be read
        }
    }

    private boolean calls(Class<?> type, Method method) {
        String owner = type.getName().replace('.', '/');
        String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        return methods.stream().anyMatch(index -> {
            int[] reference = pair(index);
            int[] named = pair(reference[1]);
            return owner.equals(text(classes.get(reference[0])))
                    && method.getName().equals(text(named[0]))
                    && descriptor.equals(text(named[1]));
        });
    }

    private int[] pair(int index) {
        int[] pair = pairs.get(index);
        return pair == null ? new int[2] : pair;
    }

    private @Nullable String text(@Nullable Integer index) {
        return index == null ? null : texts.get(index);
    }

    private static SelfInvocations read(InputStream bytes) throws IOException {
        SelfInvocations found = new SelfInvocations();
        DataInputStream in = new DataInputStream(bytes);
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.readInt(); // the version
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            found.constant(i, tag, in);
            if (tag == LONG || tag == DOUBLE) {
                i++; // they take two places
            }
        }
        return found;
    }

    private void constant(int index, int tag, DataInputStream in) throws IOException {
        switch (tag) {
            case UTF8 -> texts.put(index, in.readUTF());
            case LONG, DOUBLE -> in.readLong();
            case CLASS -> classes.put(index, in.readUnsignedShort());
            case 8, 16, 19, 20 -> in.readUnsignedShort(); // a string, a method type, a module, a package
            case METHOD_HANDLE -> {
                in.readUnsignedByte();
                in.readUnsignedShort();
            }
            case METHOD, NAME_AND_TYPE -> {
                pairs.put(index, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                if (tag == METHOD) {
                    methods.add(index);
                }
            }
            case 3, 4, 9, 11, 17, 18 -> in.readInt(); // numbers, fields, methods of interfaces, what is computed
            default -> throw new IOException("an unknown constant");
        }
    }
}
