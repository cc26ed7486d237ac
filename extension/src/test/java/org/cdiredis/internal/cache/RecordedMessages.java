package org.cdiredis.internal.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs while this is open. */
final class RecordedMessages extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("org.cdiredis");

    private final List<String> messages = new CopyOnWriteArrayList<>();

    RecordedMessages() {
        LOGGER.addHandler(this);
    }

    List<String> all() {
        return messages;
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(entry.getMessage());
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
