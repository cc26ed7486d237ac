package org.cdiredis.benchmarks;

import org.cdiredis.embedded.RedisServer;

/**
 * What a server has got and given, by its own count.
 *
 * @param sent bytes that it got
 * @param received bytes that it gave
 */
record Traffic(long sent, long received) {

    /** What some work makes of it. */
    static Traffic during(RedisServer server, Runnable work) {
        // Asking is traffic, too.
        Traffic first = soFar(server);
        Traffic second = soFar(server);
        work.run();
        Traffic third = soFar(server);
        return third.minus(second).minus(second.minus(first));
    }

    private static Traffic soFar(RedisServer server) {
        String statistics = server.command("INFO", "stats");
        return new Traffic(value(statistics, "total_net_input_bytes:"), value(statistics, "total_net_output_bytes:"));
    }

    private static long value(String statistics, String name) {
        return statistics
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    private Traffic minus(Traffic other) {
        return new Traffic(sent - other.sent, received - other.received);
    }
}
