package org.cdiredis.howto;

import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what is written. */
@ApplicationScoped
public class Reports {

    private final AtomicInteger written = new AtomicInteger();

    public void write() {
        written.incrementAndGet();
    }

    public int written() {
        return written.get();
    }
}
