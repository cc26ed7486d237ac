package org.cdiredis.benchmarks.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.cdiredis.benchmarks.subjects.Subjects;

/**
 * What a row gave for one of its metrics.
 *
 * @param name the name of the row, with that of the metric if it has several
 * @param title what the row measures
 * @param metric what the numbers say
 * @param series what each subject did, in the order of the subjects
 * @param absent the subjects that were not measured, and why
 */
public record RowResult(
        String name, String title, Metric metric, Map<String, Series> series, Map<String, String> absent) {

    /** Copies the maps. */
    public RowResult {
        series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
        absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
    }

    /**
     * How cdi-redis does compared with a peer.
     *
     * @param peer the name of a subject
     * @return how many times better cdi-redis was, round by round; empty if one of both was not measured, and for cdi-redis itself
     */
    public Optional<Series> advantageOver(String peer) {
        Series own = series.get(Subjects.CDI_REDIS);
        Series other = series.get(peer);
        return own == null || other == null || peer.equals(Subjects.CDI_REDIS)
                ? Optional.empty()
                : Optional.of(own.ratiosTo(other, metric));
    }
}
