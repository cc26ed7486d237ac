package org.cdiredis.session.internal.serialize;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Arrays;
import java.util.Set;

import org.cdiredis.session.internal.store.AttributeName;

/** An envelope around Java serialization. */
public final class EnvelopeCodec implements AttributeCodec {

    private final ClassLoader loader;
    private final ImmutableValues immutable = new ImmutableValues(Set.of());

    /**
     * A codec.
     *
     * @param loader finds the classes of the application
     */
    public EnvelopeCodec(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public byte[] plain(Object value) throws UnwritableAttributeException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException | RuntimeException e) {
            throw new UnwritableAttributeException(String.valueOf(e), e);
        }
        return bytes.toByteArray();
    }

    @Override
    public byte[] seal(String storage, AttributeName name, byte[] plain, boolean isListener) {
        byte[] sealed = new byte[plain.length + 1];
        sealed[0] = (byte) (Envelope.FORM | (isListener ? Envelope.LISTENER : 0));
        System.arraycopy(plain, 0, sealed, 1, plain.length);
        return sealed;
    }

    @Override
    public byte[] unseal(String storage, AttributeName name, byte[] sealed) throws UnreadableAttributeException {
        if (sealed.length == 0 || !Envelope.isForm(sealed[0])) {
            throw new UnreadableAttributeException("not the form of an attribute", null);
        }
        return Arrays.copyOfRange(sealed, 1, sealed.length);
    }

    @Override
    public Object value(byte[] plain) throws UnreadableAttributeException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(plain)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(description.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    return super.resolveClass(description);
                }
            }
        }) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw new UnreadableAttributeException(String.valueOf(e), e);
        }
    }

    @Override
    public boolean isImmutable(Object value) {
        return immutable.contain(value);
    }
}
