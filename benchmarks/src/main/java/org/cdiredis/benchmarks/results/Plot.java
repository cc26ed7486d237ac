package org.cdiredis.benchmarks.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A picture of the medians of rows that differ in the number of threads: a line for each subject, as SVG. Readable on a light and on a
 * dark page.
 */
public final class Plot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 170;
    private static final int TOP = 40;
    private static final int BOTTOM = 45;
    private static final int GRID_LINES = 5;
    private static final int LEGEND_LINE = 20;
    private static final List<String> COLORS =
            List.of("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#8c564b", "#e377c2", "#ff7f0e", "#17becf", "#7f7f7f");

    private final StringBuilder svg = new StringBuilder();
    private final String title;
    private final List<String> labels;
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();
    private final double top;

    private record Point(int column, double value) {}

    private Plot(String title, List<String> labels, List<RowResult> rows) {
        this.title = title;
        this.labels = labels;
        for (int column = 0; column < rows.size(); column++) {
            int at = column;
            rows.get(column)
                    .series()
                    .forEach((subject, series) -> lines.computeIfAbsent(subject, missing -> new ArrayList<>())
                            .add(new Point(at, series.median())));
        }
        top = roundUp(lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::value)
                .max()
                .orElse(1));
    }

    /**
     * Draws a picture.
     *
     * @param title what it is headed with
     * @param labels of each row what distinguishes it
     * @param rows as many rows
     * @return the SVG document
     */
    public static String svg(String title, List<String> labels, List<RowResult> rows) {
        if (labels.size() != rows.size()) {
            throw new IllegalArgumentException(labels.size() + " labels for " + rows.size() + " rows");
        }
        return new Plot(title, labels, rows).draw();
    }

    /** The next number of the kind 1, 2 or 5 with zeros. */
    static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if (value <= factor * power) {
                return factor * power;
            }
        }
        return value;
    }

    private String draw() {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">"
                        .formatted(WIDTH, HEIGHT));
        line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>".formatted(WIDTH, HEIGHT));
        text(LEFT, TOP / 2 + 4, "start", title);
        for (int i = 0; i <= GRID_LINES; i++) {
            grid(top * i / GRID_LINES);
        }
        for (int column = 0; column < labels.size(); column++) {
            text(x(column), HEIGHT - BOTTOM + LEGEND_LINE, "middle", labels.get(column));
        }
        int number = 0;
        for (Map.Entry<String, List<Point>> entry : lines.entrySet()) {
            subject(entry.getKey(), entry.getValue(), number++);
        }
        line("</svg>");
        return svg.toString();
    }

    private void grid(double value) {
        line(format(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
                LEFT, WIDTH - RIGHT, y(value), y(value)));
        text(LEFT - 8, y(value) + 4, "end", format("%,.0f", value));
    }

    private void subject(String name, List<Point> points, int number) {
        String color = COLORS.get(number % COLORS.size());
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(format("%.1f,%.1f ", x(point.column()), y(point.value())));
            line(format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
                    x(point.column()), y(point.value()), color));
        }
        line("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>"
                .formatted(path.toString().strip(), color, number == 0 ? 3 : 1));
        int y = TOP + LEGEND_LINE * number;
        line("<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"4\" fill=\"%s\"/>"
                .formatted(WIDTH - RIGHT + 25, y - 2, color));
        text(WIDTH - RIGHT + 45, y + 4, "start", name);
    }

    private double x(int column) {
        double step = (double) (WIDTH - LEFT - RIGHT) / labels.size();
        return LEFT + step * (column + 0.5);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
    }

    private void text(double x, double y, String anchor, String text) {
        line(format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333333\">%s</text>",
                x, y, anchor, escape(text)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private void line(String line) {
        svg.append(line).append('\n');
    }
}
