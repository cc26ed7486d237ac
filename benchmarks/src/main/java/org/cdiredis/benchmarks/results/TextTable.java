package org.cdiredis.benchmarks.results;

import java.util.Locale;
import java.util.Map;

import org.cdiredis.benchmarks.subjects.Subjects;

/** A result as a table for a terminal. */
public final class TextTable {

    private TextTable() {}

    /**
     * Writes a result.
     *
     * @param result the result
     * @return several lines
     */
    public static String of(RowResult result) {
        StringBuilder text = new StringBuilder();
        Metric metric = result.metric();
        text.append(String.format("%s: %s%n", result.name(), result.title()));
        text.append(line("", metric.unit(), "min\u2013max", "ratio", ""));
        for (Map.Entry<String, Series> entry : result.series().entrySet()) {
            Series series = entry.getValue();
            Series ratios = result.advantageOver(entry.getKey()).orElse(null);
            text.append(line(
                    entry.getKey(),
                    Numbers.of(series.median()),
                    Numbers.range(series),
                    ratios == null ? "" : Numbers.of(ratios.median()),
                    ratios == null ? "" : Numbers.range(ratios)));
        }
        result.absent().forEach((subject, reason) -> text.append(line(subject, "\u2013", reason, "", "")));
        return text.toString();
    }

    private static String line(String subject, String median, String range, String ratio, String ratios) {
        return String.format(Locale.ROOT, "  %-16s %12s  %-20s %8s  %s%n", subject, median, range, ratio, ratios)
                .replaceAll("\\s+(\\R)$", "$1");
    }

    /**
     * What the columns mean.
     *
     * @return one line
     */
    public static String legend() {
        return "Medians of all rounds. Ratio: how many times better %s is, median and range of the ratios of the rounds; below 1 the other is better."
                .formatted(Subjects.CDI_REDIS);
    }
}
