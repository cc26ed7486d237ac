package org.cdiredis.internal.statistics;

import java.time.Duration;
import java.util.Map;

import org.cdiredis.CacheStatistics;
import org.cdiredis.ErrorKind;

/** The numbers of a moment. */
record Snapshot(
        long hits,
        long nearHits,
        long misses,
        long undecodable,
        long puts,
        long removals,
        long loads,
        long failedLoads,
        long loadNanos,
        Map<ErrorKind, Long> errorsByKind,
        long ignoredErrors,
        long rejections,
        long commands,
        long commandNanos,
        long slowestNanos,
        long bytesRead,
        long bytesWritten)
        implements CacheStatistics {

    Snapshot {
        errorsByKind = Map.copyOf(errorsByKind);
    }

    @Override
    public Duration loadTime() {
        return Duration.ofNanos(loadNanos);
    }

    @Override
    public long errors(ErrorKind kind) {
        return errorsByKind.getOrDefault(kind, 0L);
    }

    @Override
    public long errors() {
        return errorsByKind.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public Duration commandTime() {
        return Duration.ofNanos(commandNanos);
    }

    @Override
    public Duration slowestCommand() {
        return Duration.ofNanos(slowestNanos);
    }
}
