package org.cdiredis.benchmarks.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page of the documentation, with its plots. What it says besides the numbers is in {@code page.md} beside this class. */
public final class Page {

    private static final List<String> THREADS = List.of("1", "8", "64", "200", "1000v");
    private static final Map<String, String> PLOTS = Map.of(
            "get-hit", "get of an entry that is there: calls/s by threads",
            "put", "put with a time to live: calls/s by threads",
            "mixed", "90 % gets, 10 % puts: calls/s by threads");

    private final Machine machine;
    private final List<RowResult> results;

    /**
     * Makes a page.
     *
     * @param machine where the numbers come from
     * @param results the numbers
     */
    public Page(Machine machine, List<RowResult> results) {
        this.machine = machine;
        this.results = List.copyOf(results);
    }

    /**
     * Writes {@code benchmarks.md}, and the plots into the directory {@code benchmarks} beside it.
     *
     * @param docs the directory of the documentation
     * @throws IOException if a file cannot be written
     */
    public void write(Path docs) throws IOException {
        Path plots = Files.createDirectories(docs.resolve("benchmarks"));
        for (Map.Entry<String, String> plot : PLOTS.entrySet()) {
            List<String> measured = THREADS.stream()
                    .filter(threads -> isMeasured(plot.getKey() + "-" + threads))
                    .toList();
            List<RowResult> rows = measured.stream()
                    .map(threads -> row(plot.getKey() + "-" + threads))
                    .toList();
            Files.writeString(plots.resolve(plot.getKey() + ".svg"), Plot.svg(plot.getValue(), measured, rows), UTF_8);
        }
        Files.writeString(docs.resolve("benchmarks.md"), markdown(), UTF_8);
    }

    private boolean isMeasured(String name) {
        return results.stream()
                .anyMatch(
                        result -> result.name().equals(name) && !result.series().isEmpty());
    }

    private RowResult row(String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String markdown() throws IOException {
        try (InputStream frame = Objects.requireNonNull(Page.class.getResourceAsStream("page.md"), "page.md")) {
            return new String(frame.readAllBytes(), UTF_8)
                    .replace("{{machine}}", machine.description())
                    .replace("{{targets}}", targets())
                    .replace("{{rows}}", rows());
        }
    }

    private String targets() {
        List<String> lines = new ArrayList<>();
        lines.add("| row | target | measured | |");
        lines.add("|---|---|---|---|");
        for (Verdict verdict : Targets.verdicts(results)) {
            lines.add("| `%s` | %s | %s | %s |"
                    .formatted(
                            verdict.row(),
                            verdict.target(),
                            cell(verdict.measured()),
                            verdict.outcome().words()));
        }
        return String.join("\n", lines);
    }

    private String rows() {
        List<String> lines = new ArrayList<>();
        for (RowResult result : results) {
            lines.add("### `%s`".formatted(result.name()));
            lines.add("");
            lines.add(sentence(result.title()));
            lines.add("");
            lines.add("| system | %s | range | ratio | range |"
                    .formatted(result.metric().unit()));
            lines.add("|---|--:|--:|--:|--:|");
            result.series().forEach((subject, series) -> lines.add(line(result, subject, series)));
            result.absent()
                    .forEach((subject, reason) ->
                            lines.add("| %s | \u2013 | %s | | |".formatted(subject, cell(reason))));
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static String line(RowResult result, String subject, Series series) {
        String ratio = result.advantageOver(subject)
                .map(ratios -> "%s | %s".formatted(Numbers.of(ratios.median()), Numbers.range(ratios)))
                .orElse(" | ");
        return "| %s | %s | %s | %s |".formatted(subject, Numbers.of(series.median()), Numbers.range(series), ratio);
    }

    private static String sentence(String title) {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1) + ".";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
