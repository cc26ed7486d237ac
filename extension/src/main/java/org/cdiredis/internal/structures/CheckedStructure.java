package org.cdiredis.internal.structures;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RDeque;
import org.redisson.api.RDequeAsync;
import org.redisson.api.RList;
import org.redisson.api.RListAsync;
import org.redisson.api.RMap;
import org.redisson.api.RMapAsync;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RScoredSortedSetAsync;
import org.redisson.api.RSet;
import org.redisson.api.RSetAsync;

import org.cdiredis.internal.Messages;

/** A structure of Redisson's whose calls are checked before they are made. Which calls need a check is known beforehand. */
final class CheckedStructure implements InvocationHandler {

    /** Their elements are stored as the cache writes values: no pattern for an element matches that. */
    private static final Set<Class<?>> WITHOUT_PATTERNS =
            Set.of(RSet.class, RSetAsync.class, RScoredSortedSet.class, RScoredSortedSetAsync.class);

    private static final Set<String> ITERATIONS = Set.of("iterator", "entryIterator", "stream", "distributedIterator");

    private static final Map<Class<?>, Plan> PLANS = Set.of(
                    RSet.class,
                    RSetAsync.class,
                    RScoredSortedSet.class,
                    RScoredSortedSetAsync.class,
                    RMap.class,
                    RMapAsync.class,
                    RList.class,
                    RListAsync.class,
                    RDeque.class,
                    RDequeAsync.class)
            .stream()
            .collect(Collectors.toUnmodifiableMap(type -> type, Plan::of));

    private final Object target;
    private final Plan plan;
    private final Consumer<String> keyCheck;

    private CheckedStructure(Object target, Plan plan, Consumer<String> keyCheck) {
        this.target = target;
        this.plan = plan;
        this.keyCheck = keyCheck;
    }

    /**
     * The methods of an interface that need a look at their arguments.
     *
     * @param patterns those that take a pattern for elements
     * @param foreignKeys those that take the names of other objects
     */
    private record Plan(Set<Method> patterns, Set<Method> foreignKeys) {

        static Plan of(Class<?> type) {
            return new Plan(
                    Arrays.stream(type.getMethods())
                            .filter(method -> WITHOUT_PATTERNS.contains(type) && takesPattern(method))
                            .collect(Collectors.toUnmodifiableSet()),
                    Arrays.stream(type.getMethods())
                            .filter(ForeignKeys::areTakenBy)
                            .collect(Collectors.toUnmodifiableSet()));
        }

        private static boolean takesPattern(Method method) {
            long texts = Arrays.stream(method.getParameterTypes())
                    .filter(String.class::equals)
                    .count();
            // The first text of a distributed iterator is its name.
            return ITERATIONS.contains(method.getName())
                    && texts > (method.getName().equals("distributedIterator") ? 1 : 0);
        }
    }

    /**
     * A structure with checks.
     *
     * @param type one of Redisson's interfaces
     * @param target the structure
     * @param keyCheck throws for the name of an object that cannot be used together with the structure
     */
    static <T> T of(Class<? super T> type, T target, Consumer<String> keyCheck) {
        Plan plan = PLANS.get(type);
        if (plan == null) {
            throw new IllegalArgumentException("type: " + type);
        }
        @SuppressWarnings("unchecked") // it implements the interface, of which T is the only use here
        T checked = (T) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new CheckedStructure(target, plan, keyCheck));
        return checked;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (plan.patterns.contains(method)) {
            throw new UnsupportedOperationException(Messages.MESSAGES.patternOfElements(method.getName()));
        }
        if (arguments != null) {
            if (plan.foreignKeys.contains(method)) {
                ForeignKeys.of(method, arguments).forEach(keyCheck);
            }
            if (method.getName().equals("equals") && arguments.length == 1) {
                return target.equals(unwrapped(arguments[0]));
            }
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static @Nullable Object unwrapped(@Nullable Object other) {
        return other != null
                        && Proxy.isProxyClass(other.getClass())
                        && Proxy.getInvocationHandler(other) instanceof CheckedStructure checked
                ? checked.target
                : other;
    }
}
