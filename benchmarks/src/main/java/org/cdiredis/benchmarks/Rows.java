package org.cdiredis.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cdiredis.benchmarks.load.Concurrency;
import org.cdiredis.benchmarks.load.Entries;
import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.sessions.Page;
import org.cdiredis.benchmarks.sessions.RequestLoad;
import org.cdiredis.benchmarks.sessions.SessionSystems;
import org.cdiredis.benchmarks.subjects.NearSubjects;
import org.cdiredis.benchmarks.subjects.Operation;
import org.cdiredis.benchmarks.subjects.Subjects;

/** All rows there are, in the order in which they are run. */
final class Rows {

    private static final Entries BOOKS = new Entries(500);
    private static final List<Entries> SIZES =
            List.of(new Entries(100), new Entries(1_000), new Entries(10_000), new Entries(100_000));

    private static final Concurrency ONE = Concurrency.platform(1);
    private static final Concurrency SOME = Concurrency.platform(8);
    private static final Concurrency MANY = Concurrency.platform(64);
    private static final List<Concurrency> ALL =
            List.of(ONE, SOME, MANY, Concurrency.platform(200), Concurrency.virtual(1_000));

    private final Lab lab;
    private final List<Row> rows = new ArrayList<>();

    private Rows(Lab lab) {
        this.lab = lab;
    }

    static List<Row> of(Lab lab) {
        Rows all = new Rows(lab);
        all.throughput(Operation.GET_HIT, "get-hit", "get of an entry that is there", ALL);
        all.throughput(Operation.PUT, "put", "put with a time to live", ALL);
        all.throughput(Operation.GET_MISS, "get-miss", "get of an entry that is not there", List.of(ONE, MANY));
        all.throughput(Operation.MIXED, "mixed", "90 % gets, 10 % puts, popular keys more often", ALL);
        all.throughput(Operation.INCREMENT, "counter", "increment of one counter", List.of(ONE, MANY));
        all.throughput(Operation.GET_MANY, "get-many", "get of 50 entries at once", List.of(ONE, SOME, MANY));
        all.sizes(Operation.GET_HIT, "get-size", "get of an entry of");
        all.sizes(Operation.PUT, "put-size", "put of an entry of");
        all.latency(Operation.GET_HIT, "latency-get", "get");
        all.latency(Operation.PUT, "latency-put", "put");
        all.removal(Operation.REMOVE_PATTERN, "remove-pattern", "removal of %,d entries by pattern");
        all.removal(Operation.CLEAR, "clear", "clear of a cache of %,d entries");
        all.costs(Operation.GET_HIT, "get");
        all.costs(Operation.PUT, "put");
        all.rows.add(new WakeUpRow("wake-up", all.lab));
        all.rows.add(new NearRow(
                "near-hit",
                "get of an entry that is in the process already",
                NearSubjects.names(),
                UnaryOperator.identity(),
                lab));
        all.rows.add(new NearRow(
                "method-hit",
                "call of a cached method whose result is in the process already",
                NearSubjects.methodNames(),
                NearSubjects::byMethod,
                lab));
        all.methods(List.of(ONE, SOME));
        all.locks(List.of(ONE, Concurrency.platform(2), SOME, Concurrency.platform(32)));
        all.sessions();
        return List.copyOf(all.rows);
    }

    /** A method whose result is in Redis, and the same by a call of the cache. */
    private void methods(List<Concurrency> concurrencies) {
        for (Concurrency concurrency : concurrencies) {
            rows.add(new ThroughputRow(
                    "method-redis-hit-" + concurrency.label(),
                    "call of a cached method whose result is in Redis, " + concurrency.description(),
                    Subjects.methodNames(),
                    Subjects::byMethod,
                    lab,
                    new Workload(Operation.GET_HIT, BOOKS),
                    concurrency));
        }
    }

    private void sessions() {
        for (Page page : Page.values()) {
            if (page != Page.STATIC) {
                String name = "session" + page.path().replace('/', '-');
                rows.add(new SessionRow(
                        name, title(page) + ", 8 browsers", lab, new RequestLoad(page, SOME, SessionRow.SESSIONS)));
            }
        }
        for (Page page : Page.values()) {
            String name = "session-cost" + page.path().replace('/', '-');
            rows.add(new SessionTrafficRow(name, "what is sent for " + title(page), lab, page));
        }
        rows.add(new SessionHeapRow(
                "session-heap", "heap that %,d sessions keep in the server".formatted(SessionHeapRow.SESSIONS)));
    }

    private static String title(Page page) {
        return switch (page) {
            case READ -> "a request that reads two attributes of a session";
            case CHANGE -> "a request that changes one attribute of a session";
            case NEW -> "a request that creates a session with eleven attributes";
            case STATIC -> "a request of a session that leaves it alone";
        };
    }

    private void locks(List<Concurrency> contenders) {
        for (Concurrency all : contenders) {
            rows.add(new LockRow("lock-" + all.label(), "lock and unlock of one lock, " + all.description(), lab, all));
        }
    }

    /** The names of all whom rows compare, but for those of a single row. */
    static List<String> systems() {
        return Stream.concat(Subjects.names().stream(), SessionSystems.names().stream())
                .distinct()
                .toList();
    }

    /**
     * Some of the rows.
     *
     * @param beginnings what their names begin with; all if empty
     * @throws UsageException if no name begins so
     */
    static List<Row> chosen(List<Row> rows, List<String> beginnings) throws UsageException {
        for (String beginning : beginnings) {
            if (rows.stream().noneMatch(row -> row.name().startsWith(beginning))) {
                throw new UsageException("No row begins with %s, and no system is called so. Rows: %s. Systems: %s."
                        .formatted(
                                beginning,
                                rows.stream().map(Row::name).collect(Collectors.joining(", ")),
                                String.join(", ", systems())));
            }
        }
        return rows.stream()
                .filter(row -> beginnings.isEmpty() || beginnings.stream().anyMatch(row.name()::startsWith))
                .toList();
    }

    private void throughput(Operation operation, String name, String title, List<Concurrency> concurrencies) {
        for (Concurrency concurrency : concurrencies) {
            rows.add(new ThroughputRow(
                    name + "-" + concurrency.label(),
                    title + ", " + concurrency.description(),
                    // So many processes of Python are no comparison any more.
                    concurrency.threads() > SOME.threads() ? ofThisJvm(operation) : Subjects.offering(operation),
                    lab,
                    new Workload(operation, BOOKS),
                    concurrency));
        }
    }

    private void sizes(Operation operation, String name, String title) {
        for (Entries entries : SIZES) {
            rows.add(new ThroughputRow(
                    name + "-" + entries.valueBytes(),
                    "%s %,d bytes, %s".formatted(title, entries.valueBytes(), SOME.description()),
                    ofThisJvm(operation),
                    lab,
                    new Workload(operation, entries),
                    SOME));
        }
    }

    private void latency(Operation operation, String name, String title) {
        rows.add(new LatencyRow(name, title, ofThisJvm(operation), lab, new Workload(operation, BOOKS), MANY));
    }

    private void removal(Operation operation, String name, String title) {
        rows.add(new RemovalRow(
                name, title.formatted(RemovalRow.ENTRIES), Subjects.offering(operation), lab, operation));
    }

    private void costs(Operation operation, String title) {
        Workload workload = new Workload(operation, BOOKS);
        List<String> subjects = ofThisJvm(operation);
        rows.add(new AllocationRow(
                "memory-" + title, "memory that one %s takes, 1 thread".formatted(title), subjects, lab, workload));
        rows.add(new EffortRow(
                "effort-" + title,
                "processor time of one %s, and how often a thread waits in it, 1 thread".formatted(title),
                subjects,
                lab,
                workload));
        rows.add(new TrafficRow(
                "bytes-" + title,
                "bytes that one %s moves and an entry needs".formatted(title),
                stringsOf(subjects),
                lab,
                workload));
    }

    private static List<String> ofThisJvm(Operation operation) {
        return Subjects.offering(operation).stream()
                .filter(name -> !name.equals(Subjects.DJANGO))
                .toList();
    }

    /** Without those that keep all entries in one structure. */
    private static List<String> stringsOf(List<String> subjects) {
        return subjects.stream().filter(name -> !name.equals("redisson-map")).toList();
    }
}
