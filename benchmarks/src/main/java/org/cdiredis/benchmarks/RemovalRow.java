package org.cdiredis.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;

import org.cdiredis.benchmarks.load.Driver;
import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.subjects.Book;
import org.cdiredis.benchmarks.subjects.BookJson;
import org.cdiredis.benchmarks.subjects.Operation;

/** How long removing many entries takes. The entries are made by a script in the server, so that this costs little time. */
record RemovalRow(String name, String title, List<String> subjects, Lab lab, Operation operation) implements Row {

    static final int ENTRIES = 100_000;

    private static final String BEGINNING = "bulk-";
    private static final int VALUE_BYTES = 100;
    private static final String FILL =
            "for i = 1, tonumber(ARGV[1]) do redis.call('SET', KEYS[1] .. i, ARGV[2]) end return 0";
    private static final String LEFT = "return #redis.call('KEYS', ARGV[1])";

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.only("ms", Metric.Better.LESS));
    }

    @Override
    public Duration guess(Duration slice) {
        return Duration.ofMillis(1_200);
    }

    @Override
    public double[] measure(String subject, Duration slice) throws Exception {
        Driver driver = lab.driver(subject);
        String beginning = driver.physicalKey(BEGINNING);
        String value = new String(BookJson.write(Book.of(1, VALUE_BYTES)), UTF_8);
        lab.server().command("EVAL", FILL, "1", beginning, Integer.toString(ENTRIES), value);
        double seconds = driver.removal(operation, BEGINNING);
        String left = lab.server().command("EVAL", LEFT, "0", beginning + "*").strip();
        if (!left.equals("0")) {
            throw new IllegalStateException(left + " entries are left");
        }
        if (operation == Operation.CLEAR) {
            lab.forget(subject);
        }
        return new double[] {seconds * 1_000};
    }
}
