package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.List;

import org.cdiredis.benchmarks.load.Entries;
import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.results.Metric;

/** How many bytes a call sends to the server and gets from it, and how much memory the server needs for an entry. */
record TrafficRow(String name, String title, List<String> subjects, Lab lab, Workload workload) implements Row {

    private static final int CALLS = 500;

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("sent", "bytes/call", Metric.Better.LESS),
                new Metric("received", "bytes/call", Metric.Better.LESS),
                new Metric("stored", "bytes/entry", Metric.Better.LESS));
    }

    @Override
    public Duration guess(Duration slice) {
        return Duration.ofMillis(100);
    }

    @Override
    public void prepare(String subject, Duration slice) throws Exception {
        lab.store(subject, workload);
        measure(subject, slice);
    }

    @Override
    public double[] measure(String subject, Duration slice) {
        Runnable call = workload.calls(lab.subject(subject)).apply(0);
        Traffic calls = Traffic.during(lab.server(), () -> {
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
        });
        return new double[] {(double) calls.sent() / CALLS, (double) calls.received() / CALLS, stored(subject)};
    }

    private double stored(String subject) {
        Entries entries = workload.entries();
        String key = lab.subject(subject).physicalKey(entries.anyKey());
        String bytes = lab.server().command("MEMORY", "USAGE", key, "SAMPLES", "0");
        return Double.parseDouble(bytes.strip());
    }
}
