package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.sessions.RequestLoad;
import org.cdiredis.benchmarks.sessions.SessionSystem;
import org.cdiredis.benchmarks.sessions.SessionSystems;

/** How many requests a web server answers in a second, and how long the slowest of them take, when browsers ask as fast as they can. */
record SessionRow(String name, String title, Lab lab, RequestLoad load) implements Row {

    static final int SESSIONS = 1_000;

    private static final double NANOS_PER_MICRO = 1_000;

    /** A whole web server has to be compiled: after fewer slices it is still getting faster. */
    private static final int WARM_UPS = 30;

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("requests", "requests/s", Metric.Better.MORE),
                new Metric("p99", "\u00b5s", Metric.Better.LESS));
    }

    @Override
    public List<String> subjects() {
        return SessionSystems.names();
    }

    @Override
    public void prepare(String subject, Duration slice) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            measure(subject, slice);
        }
    }

    @Override
    public double[] measure(String subject, Duration slice)
            throws NotMeasuredException, InterruptedException, ExecutionException {
        SessionSystem system = lab.sessions(subject);
        RequestLoad.Result result = load.run(system, slice);
        system.endOthers();
        return new double[] {result.perSecond(), result.latencies().getValueAtPercentile(99) / NANOS_PER_MICRO};
    }
}
