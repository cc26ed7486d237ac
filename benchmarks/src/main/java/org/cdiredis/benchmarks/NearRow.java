package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import org.cdiredis.benchmarks.inprocess.NearHit;
import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.subjects.NearSubjects;

/** Reading an entry that is in the process already, by JMH: each measurement in a JVM of its own. */
record NearRow(String name, String title, List<String> subjects, UnaryOperator<String> connected, Lab lab)
        implements Row {

    private static final int WARM_UPS = 2;

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.only("ns/call", Metric.Better.LESS));
    }

    @Override
    public Duration guess(Duration slice) {
        return Duration.ofMillis(1_500).plus(slice.multipliedBy(WARM_UPS + 1));
    }

    @Override
    public void prepare(String subject, Duration slice) throws NotMeasuredException {
        String problem = NearSubjects.problem(connected.apply(subject), lab.server());
        if (problem != null) {
            throw new NotMeasuredException("no near cache: " + problem);
        }
    }

    @Override
    public double[] measure(String subject, Duration slice) throws RunnerException {
        TimeValue time = TimeValue.nanoseconds(slice.toNanos());
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + NearHit.class.getName() + "\\.get$")
                        .param("subject", connected.apply(subject))
                        .param("location", lab.server().uri())
                        .forks(1)
                        .warmupIterations(WARM_UPS)
                        .warmupTime(time)
                        .measurementIterations(1)
                        .measurementTime(time)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return new double[] {results.iterator().next().getPrimaryResult().getScore()};
    }
}
