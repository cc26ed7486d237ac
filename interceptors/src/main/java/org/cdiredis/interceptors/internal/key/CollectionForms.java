package org.cdiredis.interceptors.internal.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Collections by what is in them: sets and maps in the order of the texts, all others in their own. */
final class CollectionForms {

    private CollectionForms() {}

    static TextForm of(Class<?> type) {
        return Set.class.isAssignableFrom(type) ? CollectionForms::writeSet : CollectionForms::writeSequence;
    }

    private static void writeSequence(Object value, StringBuilder out, int depth) {
        out.append('[');
        TextForm.writeAll((Collection<?>) value, out, depth + 1);
        out.append(']');
    }

    private static void writeSet(Object value, StringBuilder out, int depth) {
        List<String> elements = new ArrayList<>();
        for (Object element : (Set<?>) value) {
            StringBuilder text = new StringBuilder();
            TextForm.writeAny(element, text, depth + 1);
            elements.add(text.toString());
        }
        writeSorted("set{", elements, out);
    }

    static void writeMap(Object value, StringBuilder out, int depth) {
        List<String> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            StringBuilder text = new StringBuilder();
            writePair(entry, text, depth);
            entries.add(text.toString());
        }
        writeSorted("map{", entries, out);
    }

    static void writeEntry(Object value, StringBuilder out, int depth) {
        out.append("entry(");
        writePair((Map.Entry<?, ?>) value, out, depth);
        out.append(')');
    }

    private static void writePair(
            Map.Entry<? extends @Nullable Object, ? extends @Nullable Object> entry, StringBuilder out, int depth) {
        TextForm.writeAny(entry.getKey(), out, depth + 1);
        out.append('=');
        TextForm.writeAny(entry.getValue(), out, depth + 1);
    }

    private static void writeSorted(String begin, List<String> texts, StringBuilder out) {
        String[] sorted = texts.toArray(String[]::new);
        Arrays.sort(sorted);
        out.append(begin).append(String.join(",", sorted)).append('}');
    }
}
