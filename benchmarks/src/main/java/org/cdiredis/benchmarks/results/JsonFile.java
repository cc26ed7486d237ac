package org.cdiredis.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** All numbers of a run, for programs. */
public final class JsonFile {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFile() {}

    /**
     * Writes a file, and the directories that it needs.
     *
     * @param file what is written, or replaced
     * @param machine where the numbers come from
     * @param results the numbers
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Machine machine, List<RowResult> results) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(file, MAPPER.writeValueAsBytes(json(machine, results)));
    }

    static ObjectNode json(Machine machine, List<RowResult> results) {
        ObjectNode root = MAPPER.createObjectNode();
        root.set("machine", MAPPER.valueToTree(machine));
        ArrayNode rows = root.putArray("rows");
        results.forEach(result -> row(rows.addObject(), result));
        return root;
    }

    private static void row(ObjectNode row, RowResult result) {
        row.put("name", result.name());
        row.put("title", result.title());
        row.put("unit", result.metric().unit());
        row.put("better", result.metric().better().name().toLowerCase(Locale.ROOT));
        ObjectNode systems = row.putObject("systems");
        result.series().forEach((subject, series) -> {
            ObjectNode system = systems.putObject(subject);
            numbers(system, series);
            result.advantageOver(subject).ifPresent(ratios -> numbers(system.putObject("ratio"), ratios));
        });
        ObjectNode absent = row.putObject("absent");
        result.absent().forEach(absent::put);
    }

    private static void numbers(ObjectNode node, Series series) {
        node.put("median", series.median());
        node.put("min", series.min());
        node.put("max", series.max());
        series.values().forEach(node.withArray("rounds")::add);
    }
}
