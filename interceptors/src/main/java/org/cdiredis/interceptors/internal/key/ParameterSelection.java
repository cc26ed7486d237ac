package org.cdiredis.interceptors.internal.key;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which parameters of a method make a key. */
public final class ParameterSelection {

    private ParameterSelection() {}

    /**
     * The parameters that are marked; if none is, those that are not excluded.
     *
     * @param parameterAnnotations the annotations of the parameters, as {@link Method#getParameterAnnotations} gives them
     * @param marks marks a parameter as part of the key
     * @param excludes marks a parameter that is no part of the key unless it is marked so
     * @return their positions, ascending
     */
    public static int[] positions(
            Annotation[][] parameterAnnotations, Predicate<Annotation> marks, Predicate<Annotation> excludes) {
        int[] marked = positions(parameterAnnotations, marks);
        return marked.length > 0
                ? marked
                : IntStream.range(0, parameterAnnotations.length)
                        .filter(i -> !has(parameterAnnotations[i], excludes))
                        .toArray();
    }

    /**
     * The parameters that are marked.
     *
     * @param parameterAnnotations the annotations of the parameters
     * @param marks marks a parameter
     * @return their positions, ascending
     */
    public static int[] positions(Annotation[][] parameterAnnotations, Predicate<Annotation> marks) {
        return IntStream.range(0, parameterAnnotations.length)
                .filter(i -> has(parameterAnnotations[i], marks))
                .toArray();
    }

    private static boolean has(Annotation[] annotations, Predicate<Annotation> wanted) {
        for (Annotation annotation : annotations) {
            if (wanted.test(annotation)) {
                return true;
            }
        }
        return false;
    }
}
