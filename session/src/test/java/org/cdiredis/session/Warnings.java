package org.cdiredis.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What sessions warn of while this is open. */
public final class Warnings implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("org.cdiredis.session");

    private final List<String> messages = new CopyOnWriteArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                messages.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public Warnings() {
        LOGGER.addHandler(handler);
    }

    /** Those with the code. */
    public List<String> of(String code) {
        return messages.stream().filter(message -> message.contains(code)).toList();
    }

    @Override
    public void close() {
        LOGGER.removeHandler(handler);
    }
}
