package org.cdiredis.internal.codec.serialize;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;

/**
 * Bytes for Kryo, which allocates for each length that it reads before it looks whether there is as much. Every element takes
 * a byte, so all arrays and texts of a value together have no more than there are bytes, or a few.
 */
final class KryoInput extends Input {

    private static final int SLACK = 1024;

    private int elementsLeft;

    KryoInput(byte[] bytes) {
        super(bytes);
        this.elementsLeft = bytes.length + SLACK;
    }

    /** Accounts for an array. */
    void claim(int elements) {
        if (elements < 0 || elements > elementsLeft) {
            throw new KryoException("a length that cannot be");
        }
        elementsLeft -= elements;
    }

    /** The length of a text, or null and empty, as one more. */
    @Override
    public int readVarIntFlag(boolean optimizePositive) {
        int length = super.readVarIntFlag(optimizePositive);
        if (length < 0 || length > limit() - position() + 1) {
            throw new KryoException("a length that cannot be");
        }
        return length;
    }

    @Override
    public byte[] readBytes(int length) {
        claim(length);
        return super.readBytes(length);
    }

    @Override
    public int[] readInts(int length) {
        claim(length);
        return super.readInts(length);
    }

    @Override
    public int[] readInts(int length, boolean optimizePositive) {
        claim(length);
        return super.readInts(length, optimizePositive);
    }

    @Override
    public long[] readLongs(int length) {
        claim(length);
        return super.readLongs(length);
    }

    @Override
    public long[] readLongs(int length, boolean optimizePositive) {
        claim(length);
        return super.readLongs(length, optimizePositive);
    }

    @Override
    public float[] readFloats(int length) {
        claim(length);
        return super.readFloats(length);
    }

    @Override
    public double[] readDoubles(int length) {
        claim(length);
        return super.readDoubles(length);
    }

    @Override
    public short[] readShorts(int length) {
        claim(length);
        return super.readShorts(length);
    }

    @Override
    public char[] readChars(int length) {
        claim(length);
        return super.readChars(length);
    }

    @Override
    public boolean[] readBooleans(int length) {
        claim(length);
        return super.readBooleans(length);
    }
}
