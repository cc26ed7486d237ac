package org.cdiredis.caching;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs while this is open. */
final class RecordedLog extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("org.cdiredis");

    private final List<String> messages = new CopyOnWriteArrayList<>();

    RecordedLog() {
        LOGGER.addHandler(this);
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord line) {
        messages.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
