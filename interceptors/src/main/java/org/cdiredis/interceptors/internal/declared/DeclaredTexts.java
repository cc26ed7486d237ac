package org.cdiredis.interceptors.internal.declared;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.cdiredis.interceptors.internal.config.ConfiguredText;
import org.cdiredis.interceptors.internal.config.InvalidTextException;
import org.cdiredis.interceptors.internal.expression.Expression;
import org.cdiredis.interceptors.internal.expression.Expressions;
import org.cdiredis.interceptors.internal.expression.InvalidExpressionException;
import org.cdiredis.interceptors.internal.key.ParameterSelection;

/** Reads what one annotation declares in texts, and reports what is wrong. Not thread-safe: deployment is one thread. */
public final class DeclaredTexts {

    private final ConfiguredText texts;
    private final TextProblems problems;

    /**
     * A reader.
     *
     * @param texts reads texts that name configuration properties
     * @param problems gets what is wrong
     */
    public DeclaredTexts(ConfiguredText texts, TextProblems problems) {
        this.texts = texts;
        this.problems = problems;
    }

    /**
     * A duration.
     *
     * @param member the annotation's member
     * @param text its value
     * @param shortest the shortest that makes sense
     * @param longest the longest that makes sense
     * @return the duration, to the millisecond; empty if the text is, or is unusable
     */
    public Optional<Duration> duration(String member, String text, Duration shortest, Duration longest) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration duration = texts.duration(text);
            if (duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0) {
                return Optional.of(Duration.ofMillis(duration.toMillis()));
            }
            problems.unusable(
                    member,
                    text,
                    "it is not within " + words(shortest) + " to " + words(longest) + ". Write one that is");
        } catch (InvalidTextException e) {
            problems.unusable(member, text, e.reason());
        }
        return Optional.empty();
    }

    private static String words(Duration limit) {
        return limit.toDays() > 0 ? "P" + limit.toDays() + "D" : limit.toString();
    }

    /**
     * The names of a method's calls.
     *
     * @param owner the class of the bean
     * @param method the method
     * @param name the name; empty for that of the method
     * @param keys the expressions of the keys
     * @param mark the annotation of the parameters that give the key
     * @param mayBeSeveral whether a call may have several names
     * @return the names; of no use if something is wrong
     */
    public CallNames names(
            Class<?> owner,
            Method method,
            String name,
            List<String> keys,
            Class<? extends Annotation> mark,
            boolean mayBeSeveral) {
        List<Integer> positions = Arrays.stream(
                        ParameterSelection.positions(method.getParameterAnnotations(), mark::isInstance))
                .boxed()
                .toList();
        if (!keys.isEmpty() && !positions.isEmpty()) {
            problems.unusable(
                    "key",
                    String.join(", ", keys),
                    "there are parameters with @" + mark.getSimpleName() + ", too. Give the key in one place");
        }
        if (keys.size() > 1 && !mayBeSeveral) {
            problems.unusable("key", String.join(", ", keys), "a call can only have one. Write one expression");
        }
        positions.forEach(position -> checkType(method, position));
        String base = name.isEmpty() ? owner.getName() + '.' + method.getName() : resolved(name);
        return new CallNames(base, expressions(method, keys), positions, mayBeSeveral);
    }

    private void checkType(Method method, int position) {
        Class<?> type = method.getParameterTypes()[position];
        if (KeyText.isRefused(type)) {
            problems.unusable(
                    "key",
                    "parameter " + (position + 1),
                    "the type " + type.getTypeName() + " has no text. Mark parameters of " + KeyText.SUPPORTED
                            + ", or write an expression");
        }
    }

    private String resolved(String name) {
        try {
            String resolved = texts.resolve(name);
            if (resolved.isBlank()) {
                problems.unusable("name", name, "it is blank. Leave it out, or give it");
            }
            return resolved;
        } catch (InvalidTextException e) {
            problems.unusable("name", name, e.reason());
            return name;
        }
    }

    private List<Expression<Object>> expressions(Method method, List<String> keys) {
        Expressions expressions = Expressions.before(method);
        List<Expression<Object>> parsed = new ArrayList<>();
        for (String key : keys) {
            try {
                parsed.add(expressions.parse(key, Object.class));
            } catch (InvalidExpressionException e) {
                problems.unusable("key", key, e.reason());
            }
        }
        return parsed;
    }
}
