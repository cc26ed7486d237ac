package org.cdiredis.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.sessions.SessionSystem;
import org.cdiredis.benchmarks.sessions.SessionSystems;
import org.cdiredis.embedded.RedisServer;

/** How much of the heap sessions keep when nobody uses them. */
record SessionHeapRow(String name, String title) implements Row {

    static final int SESSIONS = 10_000;

    private static final int WARM_UP = 200;
    private static final double BYTES_PER_MEGABYTE = 1_000_000;
    private static final int COLLECTIONS = 4;
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.only("MB", Metric.Better.LESS));
    }

    @Override
    public List<String> subjects() {
        return SessionSystems.names().stream()
                .filter(name -> !name.equals(SessionSystems.ONE_CALL))
                .toList();
    }

    @Override
    public Duration guess(Duration slice) {
        return Duration.ofSeconds(8);
    }

    @Override
    public void prepare(String subject, Duration slice) throws NotMeasuredException {
        Lab.requireSessions(subject);
    }

    /** In a server of its own, so that the sessions are gone with it. */
    @Override
    public double[] measure(String subject, Duration slice) throws InterruptedException {
        try (RedisServer redis = RedisServer.start();
                SessionSystem system = SessionSystems.start(subject, redis.uri())) {
            system.sessions(WARM_UP);
            long before = used();
            system.sessions(WARM_UP + SESSIONS);
            return new double[] {(used() - before) / BYTES_PER_MEGABYTE};
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(PAUSE.toMillis());
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
