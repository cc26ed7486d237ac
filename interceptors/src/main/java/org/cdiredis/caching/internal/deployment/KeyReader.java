package org.cdiredis.caching.internal.deployment;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.regex.Pattern;

import org.cdiredis.caching.CacheDefaults;
import org.cdiredis.caching.CacheKey;
import org.cdiredis.caching.CacheKeyGenerator;
import org.cdiredis.caching.CacheValue;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.key.ElementKeys;
import org.cdiredis.caching.internal.key.ExpressionKey;
import org.cdiredis.caching.internal.key.GeneratedKey;
import org.cdiredis.caching.internal.key.KeySource;
import org.cdiredis.caching.internal.key.ParameterKey;
import org.cdiredis.interceptors.internal.config.InvalidTextException;
import org.cdiredis.interceptors.internal.deployment.UnusableComponentException;
import org.cdiredis.interceptors.internal.expression.Expressions;
import org.cdiredis.interceptors.internal.expression.InvalidExpressionException;
import org.cdiredis.interceptors.internal.key.CanonicalText;
import org.cdiredis.interceptors.internal.key.ParameterSelection;

/** Reads how the keys of a method are made. For one deployment. */
final class KeyReader {

    private static final Pattern RESULT = Pattern.compile("\\bresult\\b");

    private final DeploymentContext context;

    KeyReader(DeploymentContext context) {
        this.context = context;
    }

    /** How the keys are made; empty if what is said is wrong, which is reported. */
    Optional<KeySource> read(MethodDeclaration method, Signature signature, Attributes attributes, CacheName name) {
        Class<? extends CacheKeyGenerator> generator = generator(method, attributes);
        boolean hasExpression = !attributes.key().isEmpty();
        boolean hasGenerator = attributes.generator() != CacheKeyGenerator.class;
        boolean hasParameters = has(method.parameterAnnotations(), CacheKey.class);
        if ((hasExpression && hasGenerator) || ((hasExpression || hasGenerator) && hasParameters)) {
            context.problems().add(Messages.MESSAGES.severalKeys(method.place(), attributes.annotation()));
            return Optional.empty();
        }
        if (hasExpression) {
            return expression(method, signature, attributes, name);
        }
        return generator == CacheKeyGenerator.class || hasParameters
                ? parameters(method, attributes, name)
                : generated(method, attributes, generator, name);
    }

    private static Class<? extends CacheKeyGenerator> generator(MethodDeclaration method, Attributes attributes) {
        CacheDefaults defaults = method.defaults();
        return attributes.generator() == CacheKeyGenerator.class && defaults != null
                ? defaults.cacheKeyGenerator()
                : attributes.generator();
    }

    private static boolean has(Annotation[][] parameters, Class<? extends Annotation> type) {
        return ParameterSelection.positions(parameters, type::isInstance).length > 0;
    }

    private Optional<KeySource> expression(
            MethodDeclaration method, Signature signature, Attributes attributes, CacheName name) {
        boolean isOfResult = attributes.isAfter()
                && !signature.result().isVoid()
                && RESULT.matcher(attributes.key()).find();
        Expressions expressions = isOfResult
                ? Expressions.after(method.method(), signature.result().declared())
                : Expressions.before(method.method());
        try {
            String text = context.texts().resolve(attributes.key());
            return Optional.of(new ExpressionKey(name.beginning(), expressions.parse(text, Object.class), isOfResult));
        } catch (InvalidExpressionException e) {
            invalid(method, attributes, e.reason());
        } catch (InvalidTextException e) {
            invalid(method, attributes, e.reason());
        }
        return Optional.empty();
    }

    private void invalid(MethodDeclaration method, Attributes attributes, String reason) {
        context.problems()
                .add(Messages.MESSAGES.invalidAttribute(
                        method.place(), attributes.annotation(), "key", attributes.key(), reason));
    }

    private Optional<KeySource> generated(
            MethodDeclaration method,
            Attributes attributes,
            Class<? extends CacheKeyGenerator> generator,
            CacheName name) {
        try {
            return Optional.of(
                    new GeneratedKey(name.beginning(), context.components().get(generator)));
        } catch (UnusableComponentException e) {
            context.problems()
                    .add(Messages.MESSAGES.unusableComponent(
                            method.place(),
                            attributes.annotation(),
                            "cacheKeyGenerator",
                            generator.getName(),
                            String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<KeySource> parameters(MethodDeclaration method, Attributes attributes, CacheName name) {
        Annotation[][] annotations = method.parameterAnnotations();
        int[] positions =
                ParameterSelection.positions(annotations, CacheKey.class::isInstance, CacheValue.class::isInstance);
        boolean isSecret = ParameterSelection.positions(
                                annotations, annotation -> annotation instanceof CacheKey key && key.secret())
                        .length
                > 0;
        int[] each = ParameterSelection.positions(
                annotations, annotation -> annotation instanceof CacheKey key && key.each());
        if (each.length == 0) {
            return haveText(method, positions)
                    ? Optional.of(new ParameterKey(name.beginning(), positions, isSecret))
                    : Optional.empty();
        }
        if (!attributes.annotation().equals("CacheRemove")
                || each.length > 1
                || !isCollection(method.method().getParameterTypes()[each[0]])) {
            context.problems().add(Messages.MESSAGES.invalidEach(method.place()));
            return Optional.empty();
        }
        return Optional.of(new ElementKeys(name.beginning(), positions, indexOf(each[0], positions), isSecret));
    }

    private static int indexOf(int position, int[] positions) {
        int index = 0;
        while (positions[index] != position) {
            index++;
        }
        return index;
    }

    private static boolean isCollection(Class<?> type) {
        return type.isArray() || Iterable.class.isAssignableFrom(type);
    }

    private boolean haveText(MethodDeclaration method, int[] positions) {
        Type[] types = method.method().getGenericParameterTypes();
        boolean all = true;
        for (int position : positions) {
            Optional<String> refusal = CanonicalText.refusal(types[position]);
            if (refusal.isPresent()) {
                context.problems().add(Messages.MESSAGES.keyWithoutText(method.place(), position + 1, refusal.get()));
                all = false;
            }
        }
        return all;
    }
}
