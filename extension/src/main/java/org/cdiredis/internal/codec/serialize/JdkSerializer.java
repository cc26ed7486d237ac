package org.cdiredis.internal.codec.serialize;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/** Java serialization of allowed classes, which are those of the application. What could not be read is not written. */
final class JdkSerializer implements TypedSerializer {

    private final AllowedClasses classes;
    private final ClassLoader loader;
    private final int deepest;

    /**
     * A serializer.
     *
     * @param classes what may be read and written
     * @param loader where classes are found
     */
    JdkSerializer(AllowedClasses classes, ClassLoader loader) {
        this(classes, loader, StreamLimits.DEEPEST);
    }

    /**
     * A serializer.
     *
     * @param classes what may be read and written
     * @param loader where classes are found
     * @param deepest how many objects may be within each other
     */
    JdkSerializer(AllowedClasses classes, ClassLoader loader, int deepest) {
        this.classes = classes;
        this.loader = loader;
        this.deepest = deepest;
    }

    @Override
    public byte[] write(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Output output = new Output(bytes, classes)) {
            output.writeObject(value);
            output.checkRefused();
        }
        return bytes.toByteArray();
    }

    @Override
    public @Nullable Object read(byte[] bytes) throws IOException {
        try (Input input = new Input(new ByteArrayInputStream(bytes), loader)) {
            input.setObjectInputFilter(new StreamLimits(classes, bytes.length, deepest));
            Object value = input.readObject();
            if (input.read() >= 0) {
                throw new UnreadableBytesException("more than one value");
            }
            return value;
        } catch (ClassNotFoundException e) {
            throw new UnreadableBytesException("a class that the application does not have");
        }
    }

    private static final class Output extends ObjectOutputStream {

        private final AllowedClasses classes;
        private @Nullable NotSerializableException refused;

        Output(OutputStream out, AllowedClasses classes) throws IOException {
            super(out);
            this.classes = classes;
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            require(type);
        }

        @Override
        protected void annotateProxyClass(Class<?> type) throws IOException {
            require(type);
        }

        private void require(Class<?> type) throws IOException {
            if (refused != null || classes.allows(type)) {
                return;
            }
            NotSerializableException refusal =
                    new NotSerializableException(type.getName() + " is not in the option " + classes.option());
            if (!ObjectStreamException.class.isAssignableFrom(type)) {
                throw refusal;
            }
            // What the stream itself writes last when it fails, and throws then: a refusal would take its place.
            refused = refusal;
        }

        /** Such an exception may have been the value, too. */
        void checkRefused() throws NotSerializableException {
            if (refused != null) {
                throw refused;
            }
        }
    }

    private static final class Input extends ObjectInputStream {

        private final ClassLoader loader;

        Input(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        /** Loads without initializing; the filter looks at the class before anything is made of it. */
        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description); // a primitive type
            }
        }

        /** As {@link #resolveClass}: the filter looks at the interfaces and then at the class of the proxy. */
        @Override
        protected Class<?> resolveProxyClass(String[] names) throws IOException, ClassNotFoundException {
            Class<?>[] interfaces = new Class<?>[names.length];
            for (int i = 0; i < names.length; i++) {
                interfaces[i] = Class.forName(names[i], false, loader);
                if (getObjectInputFilter() instanceof StreamLimits limits && !limits.allows(interfaces[i])) {
                    throw new InvalidClassException("a proxy of an interface that is not allowed");
                }
            }
            return proxyClass(interfaces);
        }

        @SuppressWarnings("deprecation") // an instance, which the other way to a class needs, would run code
        private Class<?> proxyClass(Class<?>[] interfaces) throws ClassNotFoundException {
            try {
                return Proxy.getProxyClass(loader, interfaces);
            } catch (IllegalArgumentException e) {
                throw new ClassNotFoundException("no such proxy");
            }
        }
    }
}
