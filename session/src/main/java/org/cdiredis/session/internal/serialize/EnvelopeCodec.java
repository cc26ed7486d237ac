package org.cdiredis.session.internal.serialize;

import java.util.Set;

import org.cdiredis.session.internal.store.AttributeName;

/** Values that a serializer writes, compressed and encrypted as wanted, behind a byte that says so. Thread-safe. */
public final class EnvelopeCodec implements AttributeCodec {

    private final PlainValues values;
    private final Compression compression;
    private final Encryption encryption;
    private final ImmutableValues immutable;
    private final int maxSize;

    /**
     * A codec.
     *
     * @param values how values become bytes
     * @param compression which bytes are made fewer
     * @param encryption how bytes are kept from others
     * @param immutable the names of the classes whose values nobody can change in place, besides those of the JDK
     * @param maxSize how many bytes a value may have
     */
    public EnvelopeCodec(
            PlainValues values, Compression compression, Encryption encryption, Set<String> immutable, int maxSize) {
        this.values = values;
        this.compression = compression;
        this.encryption = encryption;
        this.immutable = new ImmutableValues(immutable);
        this.maxSize = maxSize;
    }

    @Override
    public byte[] plain(Object value) throws UnwritableAttributeException {
        byte[] plain = values.write(value);
        if (plain.length > maxSize) {
            throw new UnwritableAttributeException(
                    plain.length + " bytes are more than the option max-attribute-size allows", null);
        }
        return plain;
    }

    @Override
    public byte[] seal(String storage, AttributeName name, byte[] plain, boolean isListener) {
        byte[] fewer = compression.compress(plain);
        int flags = (isListener ? Envelope.LISTENER : 0) | (fewer.length < plain.length ? Envelope.COMPRESSED : 0);
        byte[] body = fewer.length < plain.length ? fewer : plain;
        if (!encryption.isOn()) {
            return Envelope.of(flags, body);
        }
        int all = flags | Envelope.ENCRYPTED;
        return Envelope.of(all, encryption.encrypt(body, storage, name, Envelope.first(all)));
    }

    @Override
    public byte[] unseal(String storage, AttributeName name, byte[] sealed) throws UnreadableAttributeException {
        int flags = Envelope.flags(sealed);
        byte[] body = Envelope.body(sealed);
        if ((flags & Envelope.ENCRYPTED) != 0) {
            body = encryption.decrypt(body, storage, name, sealed[0]);
        } else if (!encryption.readsPlain()) {
            throw new UnreadableAttributeException("it is not encrypted", null);
        }
        return (flags & Envelope.COMPRESSED) == 0 ? body : compression.decompress(body, maxSize);
    }

    @Override
    public boolean encrypts() {
        return encryption.isOn();
    }

    @Override
    public boolean isOutdated(byte[] sealed) {
        return encrypts() && !(Envelope.isEncrypted(sealed) && encryption.isByFirstKey(sealed, 1));
    }

    @Override
    public Object value(byte[] plain) throws UnreadableAttributeException {
        return values.read(plain);
    }

    @Override
    public boolean isImmutable(Object value) {
        return immutable.contain(value);
    }
}
