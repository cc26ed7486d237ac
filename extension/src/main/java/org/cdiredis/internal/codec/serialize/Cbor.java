package org.cdiredis.internal.codec.serialize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;

/** The format CBOR. */
final class Cbor {

    private Cbor() {}

    static JsonFactory factory() {
        return new CBORFactory();
    }
}
