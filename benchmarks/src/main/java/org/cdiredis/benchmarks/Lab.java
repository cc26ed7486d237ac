package org.cdiredis.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.cdiredis.benchmarks.load.DjangoDriver;
import org.cdiredis.benchmarks.load.Driver;
import org.cdiredis.benchmarks.load.Entries;
import org.cdiredis.benchmarks.load.SubjectDriver;
import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.sessions.SessionSystem;
import org.cdiredis.benchmarks.sessions.SessionSystems;
import org.cdiredis.benchmarks.subjects.LockSubject;
import org.cdiredis.benchmarks.subjects.LockSubjects;
import org.cdiredis.benchmarks.subjects.Operation;
import org.cdiredis.benchmarks.subjects.Subject;
import org.cdiredis.benchmarks.subjects.Subjects;
import org.cdiredis.embedded.RedisServer;

/** A Redis of this run's own, and the subjects that are connected to it. Not thread-safe. */
final class Lab implements AutoCloseable {

    private final RedisServer server = RedisServer.start();
    private final Map<String, Subject> connected = new HashMap<>();
    private final Map<String, List<LockSubject>> lockers = new HashMap<>();
    private final Map<String, SessionSystem> sessions = new HashMap<>();
    private final Set<Stored> stored = new HashSet<>();
    private @Nullable DjangoDriver django;

    private record Stored(String subject, Entries entries) {}

    RedisServer server() {
        return server;
    }

    /** A subject of this JVM, connected the first time that somebody asks for it. */
    Subject subject(String name) {
        return connected.computeIfAbsent(name, missing -> Subjects.connect(missing, server.uri()));
    }

    /** Two applications that lock with the same subject. */
    List<LockSubject> lockers(String name) {
        return lockers.computeIfAbsent(
                name,
                missing -> List.of(
                        LockSubjects.connect(missing, server.uri()), LockSubjects.connect(missing, server.uri())));
    }

    /**
     * A web application with sessions, started the first time that somebody asks for it. Applications with caches end then: in this JVM, their
     * container would be that of the web application, too.
     */
    SessionSystem sessions(String name) throws NotMeasuredException {
        requireSessions(name);
        closeSubjects();
        return sessions.computeIfAbsent(name, missing -> SessionSystems.start(missing, server.uri()));
    }

    static void requireSessions(String name) throws NotMeasuredException {
        String problem = SessionSystems.problem(name);
        if (!problem.isEmpty()) {
            throw new NotMeasuredException(problem);
        }
    }

    /** What puts a subject under load. */
    Driver driver(String name) throws NotMeasuredException, InterruptedException, IOException {
        if (!name.equals(Subjects.DJANGO)) {
            return new SubjectDriver(subject(name));
        }
        if (django == null) {
            String problem = DjangoDriver.problem();
            if (problem != null) {
                throw new NotMeasuredException(problem);
            }
            django = DjangoDriver.start(server.uri(), Subjects.prefix(name));
        }
        return django;
    }

    /** Makes a subject have the entries of a workload. */
    void store(String name, Workload workload) throws Exception {
        Stored wanted = new Stored(name, workload.entries());
        if (workload.operation() == Operation.INCREMENT || !stored.contains(wanted)) {
            driver(name).store(workload);
            stored.add(wanted);
        }
    }

    /** Says that a subject has no entries any more. */
    void forget(String name) {
        stored.removeIf(entry -> entry.subject().equals(name));
    }

    private void closeSubjects() {
        connected.values().forEach(Subject::close);
        connected.clear();
        lockers.values().forEach(both -> both.forEach(LockSubject::close));
        lockers.clear();
        stored.clear();
    }

    @Override
    public void close() {
        closeSubjects();
        sessions.values().forEach(SessionSystem::close);
        if (django != null) {
            django.close();
        }
        server.close();
    }
}
