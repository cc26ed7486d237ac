package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.List;

import org.cdiredis.benchmarks.load.Concurrency;
import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.sessions.CommandCounter;
import org.cdiredis.benchmarks.sessions.Page;
import org.cdiredis.benchmarks.sessions.RequestLoad;
import org.cdiredis.benchmarks.sessions.SessionSystem;
import org.cdiredis.benchmarks.sessions.SessionSystems;

/** How many commands a request sends to Redis, and how many bytes it sends and gets. */
record SessionTrafficRow(String name, String title, Lab lab, Page page) implements Row {

    private static final int REQUESTS = 500;

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("commands", "commands/request", Metric.Better.LESS),
                new Metric("sent", "bytes/request", Metric.Better.LESS),
                new Metric("received", "bytes/request", Metric.Better.LESS));
    }

    @Override
    public List<String> subjects() {
        return SessionSystems.namesInRedis();
    }

    @Override
    public Duration guess(Duration slice) {
        return Duration.ofSeconds(1);
    }

    @Override
    public void prepare(String subject, Duration slice) throws Exception {
        // All sessions have been asked for once: the node knows them, if its system lets it.
        load().repeat(lab.sessions(subject), SessionRow.SESSIONS);
    }

    @Override
    public double[] measure(String subject, Duration slice) throws NotMeasuredException {
        SessionSystem system = lab.sessions(subject);
        RequestLoad load = load();
        load.repeat(system, 1);
        double commands = CommandCounter.count(lab.server(), () -> load.repeat(system, REQUESTS));
        Traffic traffic = Traffic.during(lab.server(), () -> load.repeat(system, REQUESTS));
        return new double[] {
            commands / REQUESTS, (double) traffic.sent() / REQUESTS, (double) traffic.received() / REQUESTS
        };
    }

    private RequestLoad load() {
        return new RequestLoad(page, Concurrency.platform(1), SessionRow.SESSIONS);
    }
}
