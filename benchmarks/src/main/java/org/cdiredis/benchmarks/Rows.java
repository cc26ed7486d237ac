package org.cdiredis.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.cdiredis.benchmarks.load.Concurrency;
import org.cdiredis.benchmarks.load.Entries;
import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.subjects.Operation;
import org.cdiredis.benchmarks.subjects.Subjects;

/** All rows there are, in the order in which they are run. */
final class Rows {

    private static final Entries BOOKS = new Entries(500);
    private static final List<Concurrency> CONCURRENCIES = List.of(
            Concurrency.platform(1),
            Concurrency.platform(8),
            Concurrency.platform(64),
            Concurrency.platform(200),
            Concurrency.virtual(1_000));

    private final Lab lab;
    private final List<Row> rows = new ArrayList<>();

    private Rows(Lab lab) {
        this.lab = lab;
    }

    static List<Row> of(Lab lab) {
        Rows all = new Rows(lab);
        all.throughput(Operation.GET_HIT, "get-hit", "get of an entry that is there");
        all.throughput(Operation.PUT, "put", "put with a time to live");
        return List.copyOf(all.rows);
    }

    private void throughput(Operation operation, String name, String title) {
        for (Concurrency concurrency : CONCURRENCIES) {
            rows.add(new ThroughputRow(
                    name + "-" + concurrency.label(),
                    title + ", " + concurrency.description(),
                    Subjects.offering(operation),
                    lab,
                    new Workload(operation, BOOKS),
                    concurrency));
        }
    }
}
