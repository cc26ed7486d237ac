package org.cdiredis.internal.codec.serialize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;

/** The format Smile. */
final class Smile {

    private Smile() {}

    static JsonFactory factory() {
        return new SmileFactory();
    }
}
