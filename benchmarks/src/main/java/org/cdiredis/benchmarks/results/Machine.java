package org.cdiredis.benchmarks.results;

import org.cdiredis.embedded.RedisServer;

/**
 * What a result depends on, apart from the code.
 *
 * @param jdk name and version of the JVM
 * @param cores how many processors it sees
 * @param redis the version of the server
 */
public record Machine(String jdk, int cores, String redis) {

    /**
     * This machine with a server.
     *
     * @param server the server
     * @return the machine
     */
    public static Machine of(RedisServer server) {
        String redis = server.command("INFO", "server")
                .lines()
                .filter(line -> line.startsWith("redis_version:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("of unknown version");
        return new Machine(
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                redis);
    }

    /**
     * The machine in words.
     *
     * @return as in {@code OpenJDK 64-Bit Server VM 17.0.15+6, 2 cores shared by load and server, Redis 7.2.0}
     */
    public String description() {
        return "%s, %d cores shared by load and server, Redis %s".formatted(jdk, cores, redis);
    }
}
