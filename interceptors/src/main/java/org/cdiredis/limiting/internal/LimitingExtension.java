package org.cdiredis.limiting.internal;

import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import org.cdiredis.Caches;
import org.cdiredis.RedisCache;
import org.cdiredis.interceptors.internal.config.ConfiguredText;
import org.cdiredis.interceptors.internal.deployment.MethodText;
import org.cdiredis.interceptors.internal.deployment.OverriddenMethods;
import org.cdiredis.interceptors.internal.deployment.Problems;
import org.cdiredis.interceptors.internal.plan.MethodPlans;
import org.cdiredis.interceptors.internal.plan.UnseenMethods;
import org.cdiredis.limit.RateLimiters;
import org.cdiredis.limiting.LimitKey;
import org.cdiredis.limiting.RateLimited;

/**
 * The portable extension of limited methods. In the order of the container's life cycle it
 *
 * <ol>
 *   <li>adds the interceptor;
 *   <li>gathers the methods with {@link RateLimited};
 *   <li>makes the plans, reporting all problems at once.
 * </ol>
 */
public final class LimitingExtension implements Extension {

    private final MethodPlans<LimitPlan> plans = new MethodPlans<>(this::late);
    private final List<LimitedMethod> found = new ArrayList<>();
    private final UnseenMethods unseen = new UnseenMethods(Set.of(RateLimited.class));
    private @Nullable ConfiguredText texts;
    private @Nullable LimitedCalls calls;

    /** A method, and its annotation; that is null where there is only a key. */
    private record LimitedMethod(
            Class<?> owner, Method method, @Nullable RateLimited annotation) {}

    void addInterceptor(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(LimitInterceptor.class, LimitInterceptor.class.getName())
                .add(BoundMethod.annotation());
    }

    <T> void see(@Observes @WithAnnotations(RateLimited.class) ProcessAnnotatedType<T> event) {
        unseen.seen(event.getAnnotatedType());
    }

    void gather(@Observes ProcessManagedBean<?> event) {
        Class<?> owner = event.getAnnotatedBeanClass().getJavaClass();
        unseen.bean(owner);
        OverriddenMethods overridden = new OverriddenMethods(owner);
        for (AnnotatedMethod<?> method : event.getAnnotatedBeanClass().getMethods()) {
            if (overridden.has(method.getJavaMember())) {
                continue;
            }
            boolean hasKey = method.getParameters().stream()
                    .anyMatch(parameter -> parameter.isAnnotationPresent(LimitKey.class));
            if (hasKey || method.isAnnotationPresent(RateLimited.class)) {
                found.add(new LimitedMethod(owner, method.getJavaMember(), method.getAnnotation(RateLimited.class)));
            }
        }
    }

    void register(@Observes AfterBeanDiscovery event) {
        event.<LimitedMethods>addBean()
                .id(LimitedMethods.class.getName())
                .types(LimitedMethods.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(ignored -> call -> Objects.requireNonNull(calls).run(plans.of(call), call));
    }

    void plan(@Observes AfterDeploymentValidation event, BeanManager beans) {
        Config config = ConfigProvider.getConfig();
        texts = new ConfiguredText(name -> config.getOptionalValue(name, String.class));
        Problems problems = new Problems();
        SortedSet<String> caches =
                beans.createInstance().select(Caches.class).get().names();
        Instance<Principal> users = beans.createInstance().select(Principal.class);
        unseen.report((place, annotation) -> problems.add(LimitingMessages.MESSAGES.noBean(place)));
        found.sort(Comparator.comparing(method -> MethodText.unique(method.owner, method.method)));
        for (LimitedMethod method : found) {
            plan(method, caches, users.isResolvable(), problems);
        }
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(problems.exception(LimitingMessages.MESSAGES::deploymentFailed));
        }
        Map<String, RateLimiters> limiters = new ConcurrentHashMap<>();
        calls = new LimitedCalls(
                alias -> limiters.computeIfAbsent(
                        alias,
                        name -> beans.createInstance()
                                .select(RateLimiters.class, RedisCache.Literal.of(name))
                                .get()),
                users::get);
    }

    private void plan(LimitedMethod method, SortedSet<String> caches, boolean areUsersKnown, Problems problems) {
        RateLimited annotation = method.annotation;
        String place = MethodText.place(method.owner, method.method);
        if (annotation == null) {
            problems.add(LimitingMessages.MESSAGES.keyWithoutLimit(place));
            return;
        }
        plans.add(method.owner, method.method, read(method.owner, method.method, annotation, problems));
        if (!caches.contains(annotation.cache())) {
            problems.add(LimitingMessages.MESSAGES.noSuchCache(place, annotation.cache(), String.join(", ", caches)));
        }
        if (annotation.perUser() && !areUsersKnown) {
            problems.add(LimitingMessages.MESSAGES.noPrincipal(place));
        }
    }

    private LimitPlan read(Class<?> owner, Method method, RateLimited annotation, Problems problems) {
        return new PlanReader(Objects.requireNonNull(texts), problems).read(owner, method, annotation);
    }

    /** The plan of a method that the container did not show at deployment. */
    private LimitPlan late(Method method) {
        RateLimited annotation = method.getAnnotation(RateLimited.class);
        if (annotation == null) {
            throw new IllegalStateException(LimitingMessages.MESSAGES.unplanned(method.toString()));
        }
        Problems problems = new Problems();
        LimitPlan plan = read(method.getDeclaringClass(), method, annotation, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    LimitingMessages.MESSAGES.unplanned(method.toString()),
                    problems.exception(LimitingMessages.MESSAGES::deploymentFailed));
        }
        return plan;
    }
}
