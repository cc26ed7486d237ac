package org.cdiredis.internal.codec.serialize;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.util.DefaultClassResolver;

/** Finds classes by their ids only: a name in the data, for which Kryo would load the class, is refused. */
final class KnownIds extends DefaultClassResolver {

    @Override
    protected Registration readName(Input input) {
        throw new KryoException("a class by its name");
    }
}
