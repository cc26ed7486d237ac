package org.cdiredis.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.cdiredis.benchmarks.results.JsonFile;
import org.cdiredis.benchmarks.results.Machine;
import org.cdiredis.benchmarks.results.Page;
import org.cdiredis.benchmarks.results.RowResult;
import org.cdiredis.benchmarks.results.Targets;
import org.cdiredis.benchmarks.results.TextTable;
import org.cdiredis.benchmarks.results.Verdict;
import org.cdiredis.benchmarks.subjects.Subjects;

/** The program behind the script {@code benchmarks/run}. */
public final class Main {

    private static final int USAGE_ERROR = 2;

    private final Options options;
    private final PrintStream out;

    private Main(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs what the command line asks for. Ends with status 2 if it cannot be followed.
     *
     * @param arguments see {@code --help}
     * @throws Exception if a server or a file fails
     */
    public static void main(String[] arguments) throws Exception {
        try {
            Options options = Options.of(List.of(arguments), Rows.systems());
            new Main(options, System.out).run();
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE_ERROR);
        }
        // Some clients leave threads behind that are not daemons.
        System.exit(0);
    }

    private void run() throws UsageException, InterruptedException, IOException {
        if (options.help()) {
            out.print(Options.USAGE);
            return;
        }
        try (Lab lab = new Lab()) {
            List<Row> rows = Rows.chosen(Rows.of(lab), options.only());
            if (options.list()) {
                rows.forEach(row -> out.printf("%-24s %s%n", row.name(), row.title()));
                out.println("Systems: " + String.join(", ", Rows.systems()));
                return;
            }
            report(lab, run(rows));
        }
    }

    private boolean wanted(String subject) {
        return options.systems().isEmpty()
                || subject.equals(Subjects.CDI_REDIS)
                || options.systems().contains(subject);
    }

    private List<RowResult> run(List<Row> rows) throws InterruptedException {
        Progress progress = new Progress(
                System.err,
                Boolean.getBoolean("benchmarks.terminal"),
                InstantSource.system(),
                rows,
                options.rounds(),
                options.slice());
        Run run = new Run(options.rounds(), options.slice(), this::wanted, progress);
        List<RowResult> results = new ArrayList<>();
        for (Row row : rows) {
            List<RowResult> ofRow = run.run(row);
            progress.clear();
            ofRow.forEach(result -> out.println(TextTable.of(result)));
            results.addAll(ofRow);
        }
        out.println(TextTable.legend());
        return results;
    }

    private void report(Lab lab, List<RowResult> results) throws IOException {
        Machine machine = Machine.of(lab.server());
        out.println(machine.description());
        out.println();
        for (Verdict verdict : Targets.verdicts(results)) {
            if (verdict.outcome() != Verdict.Outcome.NOT_MEASURED) {
                out.printf(
                        "%-8s %-18s %s: %s%n",
                        verdict.outcome().words(), verdict.row(), verdict.target(), verdict.measured());
            }
        }
        JsonFile.write(options.json(), machine, results);
        out.println("Results: " + options.json());
        Path docs = options.docs();
        if (docs != null) {
            new Page(machine, results).write(docs);
            out.println("Page: " + docs.resolve("benchmarks.md"));
        }
    }
}
