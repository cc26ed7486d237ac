package org.cdiredis.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Says which row is being run, how many are left, and when all will be done. */
final class Progress {

    private final PrintStream out;
    private final boolean terminal;
    private final InstantSource clock;
    private final List<Row> rows;
    private final int rounds;
    private final Duration slice;
    private final Instant begin;
    private String shown = "";

    Progress(PrintStream out, boolean terminal, InstantSource clock, List<Row> rows, int rounds, Duration slice) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.rows = rows;
        this.rounds = rounds;
        this.slice = slice;
        begin = clock.instant();
    }

    /** Round 0 is the one that does not count. A terminal has it in one line that changes, a file in one line per row. */
    void show(Row row, int round, int ofRounds, String subject) {
        String heading = "[%d of %d] %s".formatted(rows.indexOf(row) + 1, rows.size(), row.name());
        if (terminal) {
            out.printf(
                    "\r\033[K%s, %s, %s, done at %s",
                    heading, round == 0 ? "warm-up" : "round " + round + " of " + ofRounds, subject, end(row, round));
            out.flush();
        } else if (!heading.equals(shown)) {
            out.printf("%s, done at %s%n", heading, end(row, 0));
        }
        shown = heading;
    }

    /** Leaves room for a table. */
    void clear() {
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    /** As the guesses for the rest say, corrected by how wrong those for what is done were. */
    private LocalTime end(Row row, int round) {
        int at = rows.indexOf(row);
        double rowWork = work(row);
        double done = rows.subList(0, at).stream().mapToDouble(this::work).sum() + rowWork * round / (rounds + 1);
        double left =
                rows.subList(at, rows.size()).stream().mapToDouble(this::work).sum() - rowWork * round / (rounds + 1);
        double elapsed = Duration.between(begin, clock.instant()).toMillis();
        double factor = done > 10_000 ? elapsed / done : 1.3;
        return LocalTime.ofInstant(clock.instant().plusMillis((long) (left * factor)), ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private double work(Row row) {
        return (double) row.guess(slice).toMillis() * row.subjects().size() * (rounds + 1);
    }
}
