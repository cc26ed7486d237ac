package org.cdiredis.internal.structures;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.redisson.api.SetIntersectionParams;
import org.redisson.api.SetUnionParams;

/** Which arguments of Redisson's methods are the names of other objects. */
final class ForeignKeys {

    private static final Pattern METHODS = Pattern.compile(
            "((read|count)?(union|diff|intersection)"
                    + "|move|(rev)?rangeTo|poll(First|Last)?(Entries)?FromAny|pollLastAndOfferFirstTo|rename|copy)\\w*",
            Pattern.CASE_INSENSITIVE);

    private ForeignKeys() {}

    static boolean areTakenBy(Method method) {
        return METHODS.matcher(method.getName()).matches();
    }

    /** The names among the arguments of such a method; elements are no texts by the method's own types. */
    static List<String> of(Method method, @Nullable Object[] arguments) {
        List<String> names = new ArrayList<>();
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments[i];
            if (types[i] == String.class && argument instanceof String name) {
                names.add(name);
            } else if (argument instanceof String[] several && types[i] == String[].class) {
                names.addAll(List.of(several));
            } else if (types[i] == Map.class && argument instanceof Map<?, ?> weights) {
                weights.keySet().forEach(name -> names.add((String) name));
            } else if (argument instanceof SetUnionParams union) {
                names.addAll(List.of(union.getNames()));
            } else if (argument instanceof SetIntersectionParams intersection) {
                names.addAll(List.of(intersection.getNames()));
            }
        }
        return names;
    }
}
