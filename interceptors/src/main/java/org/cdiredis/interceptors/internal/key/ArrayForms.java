package org.cdiredis.interceptors.internal.key;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HexFormat;

/** Arrays by what is in them. Those of primitive types have these before them, all others are alike. */
final class ArrayForms {

    private ArrayForms() {}

    static TextForm of(Class<?> component) {
        if (component == byte.class) {
            return (value, out, depth) -> out.append("byte[")
                    .append(HexFormat.of().formatHex((byte[]) value))
                    .append(']');
        }
        if (component == char.class) {
            return (value, out, depth) -> {
                out.append("char[");
                QuotedText.write(String.valueOf((char[]) value), out);
                out.append(']');
            };
        }
        return component.isPrimitive() ? primitive(component) : ArrayForms::writeObjects;
    }

    private static TextForm primitive(Class<?> component) {
        String begin = component.getName() + "[";
        return (value, out, depth) -> {
            out.append(begin);
            for (int i = 0; i < Array.getLength(value); i++) {
                if (i > 0) {
                    out.append(',');
                }
                out.append(Array.get(value, i));
            }
            out.append(']');
        };
    }

    private static void writeObjects(Object value, StringBuilder out, int depth) {
        out.append("array[");
        TextForm.writeAll(Arrays.asList((Object[]) value), out, depth + 1);
        out.append(']');
    }
}
