package org.cdiredis.locking.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
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
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.InvocationContext;

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
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.Locks;
import org.cdiredis.locking.CurrentLock;
import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.DistributedSemaphore;
import org.cdiredis.locking.LockKey;

/**
 * The portable extension of locked methods. In the order of the container's life cycle it
 *
 * <ol>
 *   <li>adds the interceptors;
 *   <li>gathers the methods with {@link DistributedLock} and {@link DistributedSemaphore};
 *   <li>registers the beans;
 *   <li>makes the plans, reporting all problems at once.
 * </ol>
 */
public final class LockingExtension implements Extension {

    private final Map<Class<? extends Annotation>, MethodPlans<LockPlan>> plans = Map.of(
            DistributedLock.class, new MethodPlans<>(method -> late(method, DistributedLock.class)),
            DistributedSemaphore.class, new MethodPlans<>(method -> late(method, DistributedSemaphore.class)));
    private final List<LockedMethod> found = new ArrayList<>();
    private final UnseenMethods unseen = new UnseenMethods(Set.of(DistributedLock.class, DistributedSemaphore.class));
    private final RunningCalls running = new RunningCalls();
    private @Nullable ConfiguredText texts;
    private @Nullable LockedCalls calls;

    /** A method, its annotations, and whether its bean is an enterprise bean. */
    private record LockedMethod(Class<?> owner, Method method, List<Annotation> annotations, boolean isEnterprise) {

        String text() {
            return MethodText.unique(owner, method);
        }
    }

    void addInterceptors(@Observes BeforeBeanDiscovery event) {
        bind(event, LockInterceptor.class, DistributedLock.class);
        bind(event, LockedTransactionInterceptor.class, DistributedLock.class);
        bind(event, SemaphoreInterceptor.class, DistributedSemaphore.class);
        bind(event, PermittedTransactionInterceptor.class, DistributedSemaphore.class);
    }

    private static void bind(BeforeBeanDiscovery event, Class<?> interceptor, Class<? extends Annotation> binding) {
        event.addAnnotatedType(interceptor, interceptor.getName()).add(BoundMethod.annotation(binding));
    }

    <T> void see(
            @Observes @WithAnnotations({DistributedLock.class, DistributedSemaphore.class})
                    ProcessAnnotatedType<T> event) {
        unseen.seen(event.getAnnotatedType());
    }

    void gather(@Observes ProcessManagedBean<?> event) {
        AnnotatedType<?> type = event.getAnnotatedBeanClass();
        unseen.bean(type.getJavaClass());
        OverriddenMethods overridden = new OverriddenMethods(type.getJavaClass());
        for (AnnotatedMethod<?> method : type.getMethods()) {
            if (overridden.has(method.getJavaMember())) {
                continue;
            }
            List<Annotation> annotations = plans.keySet().stream()
                    .filter(method::isAnnotationPresent)
                    .<Annotation>map(method::getAnnotation)
                    .toList();
            boolean hasKey =
                    method.getParameters().stream().anyMatch(parameter -> parameter.isAnnotationPresent(LockKey.class));
            if (hasKey || !annotations.isEmpty()) {
                found.add(new LockedMethod(
                        type.getJavaClass(), method.getJavaMember(), annotations, event instanceof ProcessSessionBean));
            }
        }
    }

    void register(@Observes AfterBeanDiscovery event) {
        addBean(event, CurrentLock.class, running);
        addBean(event, LockHandle.class, running.changingHandle());
        addBean(event, LockedMethods.class, new PlannedMethods());
    }

    /** Runs methods as they were planned at deployment. */
    private final class PlannedMethods implements LockedMethods {

        @Override
        public @Nullable Object run(InvocationContext call, Class<? extends Annotation> annotation) throws Exception {
            return Objects.requireNonNull(calls).run(plan(call, annotation), call);
        }

        @Override
        public @Nullable Object runInTransaction(InvocationContext call, Class<? extends Annotation> annotation)
                throws Exception {
            return Objects.requireNonNull(calls).runInTransaction(plan(call, annotation), call);
        }

        private LockPlan plan(InvocationContext call, Class<? extends Annotation> annotation) {
            return Objects.requireNonNull(plans.get(annotation)).of(call);
        }
    }

    private static <T> void addBean(AfterBeanDiscovery event, Class<T> type, T instance) {
        event.<T>addBean()
                .id(type.getName())
                .types(type, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(ignored -> instance);
    }

    void plan(@Observes AfterDeploymentValidation event, BeanManager beans) {
        Config config = ConfigProvider.getConfig();
        texts = new ConfiguredText(name -> config.getOptionalValue(name, String.class));
        Problems problems = new Problems();
        SortedSet<String> caches =
                beans.createInstance().select(Caches.class).get().names();
        unseen.report((place, annotation) -> problems.add(LockingMessages.MESSAGES.noBean(place, annotation)));
        found.sort(Comparator.comparing(LockedMethod::text));
        for (LockedMethod method : found) {
            if (method.annotations.isEmpty()) {
                problems.add(LockingMessages.MESSAGES.keyWithoutLock(MethodText.place(method.owner, method.method)));
            }
            for (Annotation annotation : method.annotations) {
                LockPlan plan = read(method.owner, method.method, annotation, problems);
                Objects.requireNonNull(plans.get(annotation.annotationType())).add(method.owner, method.method, plan);
                if (!caches.contains(plan.alias())) {
                    problems.add(LockingMessages.MESSAGES.noSuchCache(
                            plan.place(), title(annotation), plan.alias(), String.join(", ", caches)));
                }
                checkTransaction(plan, method, annotation, beans, problems);
            }
        }
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(problems.exception(LockingMessages.MESSAGES::deploymentFailed));
        }
        Map<String, Locks> locks = new ConcurrentHashMap<>();
        calls = new LockedCalls(
                alias -> locks.computeIfAbsent(
                        alias,
                        name -> beans.createInstance()
                                .select(Locks.class, RedisCache.Literal.of(name))
                                .get()),
                running,
                TransactionLookUp.of(beans));
    }

    private LockPlan read(Class<?> owner, Method method, Annotation annotation, Problems problems) {
        return new PlanReader(Objects.requireNonNull(texts), problems).read(owner, method, Wanted.of(annotation));
    }

    private static void checkTransaction(
            LockPlan plan, LockedMethod method, Annotation annotation, BeanManager beans, Problems problems) {
        boolean isLock = annotation instanceof DistributedLock;
        String title = title(annotation);
        Class<?> interceptor = isLock ? LockInterceptor.class : SemaphoreInterceptor.class;
        int priority = isLock ? LockInterceptor.PRIORITY : SemaphoreInterceptor.PRIORITY;
        TransactionRules.earlierTransaction(beans, method.owner, method.method, annotation, interceptor)
                .ifPresent(earlier -> problems.add(
                        LockingMessages.MESSAGES.transactionBefore(plan.place(), title, earlier, priority, title)));
        if (method.isEnterprise) {
            TransactionRules.containerManaged(method.owner, method.method)
                    .ifPresent(attribute -> problems.add(LockingMessages.MESSAGES.containerManagedTransaction(
                            plan.place(), title, attribute, title)));
        }
    }

    private static String title(Annotation annotation) {
        return annotation.annotationType().getSimpleName();
    }

    /** The plan of a method that the container did not show at deployment. */
    private LockPlan late(Method method, Class<? extends Annotation> type) {
        Annotation annotation = method.getAnnotation(type);
        if (annotation == null) {
            throw new IllegalStateException(LockingMessages.MESSAGES.unplanned(method.toString()));
        }
        Problems problems = new Problems();
        LockPlan plan = read(method.getDeclaringClass(), method, annotation, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    LockingMessages.MESSAGES.unplanned(method.toString()),
                    problems.exception(LockingMessages.MESSAGES::deploymentFailed));
        }
        return plan;
    }
}
