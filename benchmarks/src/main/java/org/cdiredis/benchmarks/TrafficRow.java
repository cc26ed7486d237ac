package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.List;

import org.cdiredis.benchmarks.load.Entries;
import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.embedded.RedisServer;

/** How many bytes a call sends to the server and gets from it, and how much memory the server needs for an entry. */
record TrafficRow(String name, String title, List<String> subjects, Lab lab, Workload workload) implements Row {

    private static final int CALLS = 500;

    private record Traffic(long sent, long received) {

        /** What a server has got and given so far, by its own count. */
        static Traffic of(RedisServer server) {
            String statistics = server.command("INFO", "stats");
            return new Traffic(
                    value(statistics, "total_net_input_bytes:"), value(statistics, "total_net_output_bytes:"));
        }

        private static long value(String statistics, String name) {
            return statistics
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(
                            line -> Long.parseLong(line.substring(name.length()).strip()))
                    .findFirst()
                    .orElseThrow();
        }

        Traffic minus(Traffic other) {
            return new Traffic(sent - other.sent, received - other.received);
        }
    }

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
        // Asking is traffic, too.
        Traffic first = Traffic.of(lab.server());
        Traffic second = Traffic.of(lab.server());
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        Traffic third = Traffic.of(lab.server());
        Traffic calls = third.minus(second).minus(second.minus(first));
        return new double[] {(double) calls.sent() / CALLS, (double) calls.received() / CALLS, stored(subject)};
    }

    private double stored(String subject) {
        Entries entries = workload.entries();
        String key = lab.subject(subject).physicalKey(entries.anyKey());
        String bytes = lab.server().command("MEMORY", "USAGE", key, "SAMPLES", "0");
        return Double.parseDouble(bytes.strip());
    }
}
