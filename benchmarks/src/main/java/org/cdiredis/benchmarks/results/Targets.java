package org.cdiredis.benchmarks.results;

import java.util.ArrayList;
import java.util.List;

import org.cdiredis.benchmarks.sessions.SessionSystems;
import org.cdiredis.benchmarks.subjects.Subjects;

/** What cdi-redis is to reach, against whom. */
public final class Targets {

    private static final String LETTUCE = "lettuce";
    private static final String REDISSON = "redisson";
    private static final String SPRING = "spring";
    private static final double VALUE_BYTES = 500;

    private static final List<Target> ALL = all();

    private Targets() {}

    private static List<Target> all() {
        List<Target> all = new ArrayList<>();
        for (String call : List.of("get-hit", "put")) {
            all.add(new Target.Ratio(call + "-1", List.of(LETTUCE, "jedis", REDISSON), 0.95));
            all.add(new Target.Ratio(call + "-8", List.of(LETTUCE), 1));
            for (String threads : List.of("-64", "-200")) {
                all.add(new Target.Ratio(call + threads, List.of(LETTUCE), 1.2));
                all.add(new Target.Ratio(call + threads, List.of(REDISSON), 2.5));
            }
        }
        List<String> others = List.of(LETTUCE, "jedis", REDISSON, "redisson-map", "jetcache", Subjects.DJANGO);
        for (String threads : List.of("-1", "-8", "-64")) {
            all.add(new Target.Ratio("get-many" + threads, others, 1));
        }
        for (String call : List.of("get-hit", "put", "mixed")) {
            for (String threads : List.of("-8", "-64", "-200")) {
                all.add(new Target.Ratio(call + threads, List.of(SPRING), 1.5));
            }
        }
        List<String> clients = List.of(LETTUCE, "jedis", REDISSON, SPRING, "jetcache");
        all.add(new Target.Ratio("latency-get-p99", clients, 1));
        all.add(new Target.Ratio("latency-put-p99", clients, 1));
        all.add(new Target.AtMost("memory-get", LETTUCE, VALUE_BYTES, "the value"));
        all.add(new Target.Ratio("near-hit", List.of("caffeine"), 0.5));
        all.add(new Target.Ratio("near-hit", List.of("redisson-local"), 5));
        all.add(new Target.Ratio("method-hit", List.of("spring-caffeine"), 1));
        all.add(new Target.Ratio("method-hit", List.of("weld-caffeine"), 1 / 1.5));
        all.add(new Target.Ratio("remove-pattern", List.of(Subjects.DJANGO), 10));
        for (String threads : List.of("-1", "-8")) {
            all.add(new Target.Ratio("method-redis-hit" + threads, List.of(Subjects.CACHE_GET), 0.95));
        }
        all.add(new Target.Ratio("wake-up-p50", List.of(REDISSON, SPRING), 1));
        for (String contenders : List.of("-1", "-2", "-8", "-32")) {
            all.add(new Target.Ratio("lock" + contenders, List.of(REDISSON), 1));
        }
        sessions(all);
        return List.copyOf(all);
    }

    private static void sessions(List<Target> all) {
        for (String page : List.of("read", "change", "new")) {
            for (String metric : List.of("-requests", "-p99")) {
                all.add(new Target.Ratio("session-" + page + metric, List.of(SessionSystems.SPRING), 1.5));
                all.add(new Target.Ratio("session-" + page + metric, List.of(SessionSystems.REDISSON), 2));
                all.add(new Target.Ratio("session-" + page + metric, List.of(SessionSystems.REDISSON_MEMORY), 2));
            }
        }
        all.add(new Target.Ratio("session-read-requests", List.of(SessionSystems.TOMCAT), 0.8));
    }

    /**
     * What became of the targets in a run.
     *
     * @param results what was measured
     * @return one verdict for each target
     */
    public static List<Verdict> verdicts(List<RowResult> results) {
        return ALL.stream().map(target -> target.verdict(results)).toList();
    }
}
