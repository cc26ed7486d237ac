package org.cdiredis.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

import org.cdiredis.benchmarks.subjects.Operation;
import org.cdiredis.benchmarks.subjects.Subject;

/** Threads of this JVM that call a subject. */
public final class SubjectDriver implements Driver {

    private final Subject subject;

    /**
     * Makes a driver.
     *
     * @param subject what it calls, and closes in the end
     */
    public SubjectDriver(Subject subject) {
        this.subject = subject;
    }

    @Override
    public String physicalKey(String key) {
        return subject.physicalKey(key);
    }

    @Override
    public void store(Workload workload) {
        if (workload.operation() == Operation.INCREMENT) {
            subject.putCounter(Workload.COUNTER);
        } else {
            workload.entries().store(subject);
        }
    }

    @Override
    public double throughput(Workload workload, Concurrency concurrency, Duration duration)
            throws InterruptedException, ExecutionException {
        return ClosedLoop.run(workload.calls(subject), concurrency, duration);
    }

    @Override
    public double removal(Operation operation, String beginning) {
        long begin = System.nanoTime();
        if (operation == Operation.CLEAR) {
            subject.clear();
        } else {
            subject.removeMatching(beginning);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        subject.close();
    }
}
