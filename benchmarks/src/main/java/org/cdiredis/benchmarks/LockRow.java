package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;

import org.cdiredis.benchmarks.load.ClosedLoop;
import org.cdiredis.benchmarks.load.Concurrency;
import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.subjects.LockSubject;
import org.cdiredis.benchmarks.subjects.LockSubjects;

/**
 * How often a lock changes hands in a second, when contenders acquire it as soon as they have released it. Half of them are in one
 * application, half in another, as far as connections go.
 */
record LockRow(String name, String title, Lab lab, Concurrency contenders) implements Row {

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.only("locks/s", Metric.Better.MORE));
    }

    @Override
    public List<String> subjects() {
        return LockSubjects.names();
    }

    @Override
    @SuppressWarnings("LockNotBeforeTry") // there is nothing to do under the lock
    public double[] measure(String subject, Duration slice) throws Exception {
        List<LockSubject> applications = lab.lockers(subject);
        return new double[] {
            ClosedLoop.run(
                    seed -> {
                        Lock lock = applications.get((int) (seed % 2)).lock(name);
                        return () -> {
                            lock.lock();
                            lock.unlock();
                        };
                    },
                    contenders,
                    slice)
        };
    }
}
