package org.cdiredis.benchmarks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.cdiredis.benchmarks.load.Entries;
import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.subjects.Operation;
import org.cdiredis.benchmarks.subjects.Subject;
import org.cdiredis.benchmarks.subjects.Subjects;
import org.cdiredis.embedded.RedisServer;

/** A Redis of this run's own, and the subjects that are connected to it. Not thread-safe. */
final class Lab implements AutoCloseable {

    private final RedisServer server = RedisServer.start();
    private final Map<String, Subject> connected = new HashMap<>();
    private final Set<Stored> stored = new HashSet<>();

    private record Stored(String subject, Entries entries) {}

    RedisServer server() {
        return server;
    }

    /** A subject, connected the first time that somebody asks for it. */
    Subject subject(String name) {
        return connected.computeIfAbsent(name, missing -> Subjects.connect(missing, server.uri()));
    }

    /** Makes a subject have the entries of a workload. */
    void store(String name, Workload workload) {
        Subject subject = subject(name);
        if (workload.operation() == Operation.INCREMENT) {
            subject.increment(Workload.COUNTER);
        } else if (stored.add(new Stored(name, workload.entries()))) {
            workload.entries().store(subject);
        }
    }

    /** Removes whatever is stored. */
    void empty() {
        stored.clear();
        server.command("FLUSHALL");
    }

    @Override
    public void close() {
        connected.values().forEach(Subject::close);
        server.close();
    }
}
