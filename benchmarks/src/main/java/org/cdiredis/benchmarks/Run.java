package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.results.RowResult;
import org.cdiredis.benchmarks.results.Series;

/**
 * Runs a row: a first pass that does not count, and then rounds. In each round each subject is measured once, and each round begins
 * with another one, so that whatever changes in the course of the row meets them all.
 */
final class Run {

    private final int rounds;
    private final Duration slice;
    private final Predicate<String> wanted;
    private final Progress progress;

    Run(int rounds, Duration slice, Predicate<String> wanted, Progress progress) {
        this.rounds = rounds;
        this.slice = slice;
        this.wanted = wanted;
        this.progress = progress;
    }

    List<RowResult> run(Row row) throws InterruptedException {
        Map<String, List<double[]>> measured = new LinkedHashMap<>();
        Map<String, String> absent = new LinkedHashMap<>();
        row.subjects().stream().filter(wanted).forEach(subject -> measured.put(subject, new ArrayList<>()));
        for (int round = 0; round <= rounds; round++) {
            for (String subject : rotated(List.copyOf(measured.keySet()), round)) {
                progress.show(row, round, rounds, subject);
                measure(row, subject, round, measured, absent);
            }
        }
        return results(row, measured, absent);
    }

    private void measure(
            Row row, String subject, int round, Map<String, List<double[]>> measured, Map<String, String> absent)
            throws InterruptedException {
        try {
            if (round == 0) {
                row.prepare(subject, slice);
            } else {
                measured.getOrDefault(subject, new ArrayList<>()).add(row.measure(subject, slice));
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            measured.remove(subject);
            absent.put(subject, reason(e));
        }
    }

    private static String reason(Exception failure) {
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        return failure instanceof NotMeasuredException ? String.valueOf(failure.getMessage()) : "failed: " + cause;
    }

    /** The same order, begun one later in each round. */
    static List<String> rotated(List<String> subjects, int round) {
        List<String> rotated = new ArrayList<>(subjects);
        Collections.rotate(rotated, -round);
        return rotated;
    }

    private static List<RowResult> results(Row row, Map<String, List<double[]>> measured, Map<String, String> absent) {
        List<RowResult> results = new ArrayList<>();
        for (int i = 0; i < row.metrics().size(); i++) {
            int column = i;
            Metric metric = row.metrics().get(i);
            Map<String, Series> series = new LinkedHashMap<>();
            measured.forEach((subject, values) -> series.put(
                    subject,
                    new Series(values.stream().map(value -> value[column]).toList())));
            String name = metric.name().isEmpty() ? row.name() : row.name() + "-" + metric.name();
            results.add(new RowResult(name, row.title(), metric, series, absent));
        }
        return results;
    }
}
