package org.cdiredis.internal.codec.serialize;

/** Byte arrays as they are. */
final class BytesSerializer implements TypedSerializer {

    @Override
    public byte[] write(Object value) {
        return ((byte[]) value).clone();
    }

    @Override
    public Object read(byte[] bytes) {
        return bytes.clone();
    }
}
