package org.cdiredis.internal.codec.serialize;

import com.fasterxml.jackson.core.JsonFactory;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** The format MessagePack. */
final class MessagePack {

    private MessagePack() {}

    static JsonFactory factory() {
        // What is kept for reuse is kept per thread, and with it the application that was undeployed.
        return new MessagePackFactory().setReuseResourceInGenerator(false).setReuseResourceInParser(false);
    }
}
