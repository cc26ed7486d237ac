package org.cdiredis.caching.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.WithAnnotations;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheRemove;
import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.internal.CachingLogger;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.deployment.DeploymentContext;
import org.cdiredis.caching.internal.deployment.MethodDeclaration;
import org.cdiredis.caching.internal.deployment.PlanBuilder;
import org.cdiredis.interceptors.internal.config.ConfiguredText;
import org.cdiredis.interceptors.internal.deployment.Components;
import org.cdiredis.interceptors.internal.deployment.MethodText;
import org.cdiredis.interceptors.internal.deployment.Problems;
import org.cdiredis.spi.MethodCaches;

/**
 * The portable extension. In the order of the container's life cycle it
 *
 * <ol>
 *   <li>adds the interceptor, and binds it to the methods that have annotations of this library;
 *   <li>gathers the beans that have such methods;
 *   <li>makes plans of them, when all beans and caches are known, and reports all that is wrong at once.
 * </ol>
 */
public final class CachingExtension implements Extension {

    private final MethodPlans plans = new MethodPlans();
    private final Map<Class<?>, String> annotated = new LinkedHashMap<>();
    private final Map<AnnotatedType<?>, List<MethodDeclaration>> beans = new LinkedHashMap<>();
    private final List<ProducedObject> produced = new ArrayList<>();
    private final Map<Class<?>, List<Annotation>> unused = new LinkedHashMap<>();

    /**
     * Where the plans are, for extensions that understand other annotations.
     *
     * @return the plans, to which others can be added until the deployment is validated
     */
    public MethodPlans plans() {
        return plans;
    }

    void addInterceptor(@Observes BeforeBeanDiscovery event, BeanManager manager) {
        event.addInterceptorBinding(PlannedCall.class);
        event.addAnnotatedType(
                manager.createAnnotatedType(PlannedCallInterceptor.class), PlannedCallInterceptor.class.getName());
    }

    <T> void bind(
            @Observes
                    @WithAnnotations({
                        CacheResult.class,
                        CachePut.class,
                        CachePut.List.class,
                        CacheRemove.class,
                        CacheRemove.List.class,
                        CacheRemoveAll.class,
                        CacheRemoveAll.List.class
                    })
                    ProcessAnnotatedType<T> event,
            BeanManager manager) {
        AnnotatedType<T> type = event.getAnnotatedType();
        List<MethodDeclaration> methods = new AnnotatedBeans(manager::isStereotype).methods(type, false);
        if (methods.isEmpty()) {
            return;
        }
        annotated.put(type.getJavaClass(), methods.get(0).annotation());
        Set<Method> planned = methods.stream()
                .map(MethodDeclaration::method)
                .filter(CachingExtension::canBeIntercepted)
                .collect(Collectors.toSet());
        event.configureAnnotatedType()
                .filterMethods(method -> planned.contains(method.getJavaMember()))
                .forEach(method -> method.add(PlannedCall.Literal.INSTANCE));
    }

    /** What is not is reported with all that is wrong, and in better words than the container's. */
    private static boolean canBeIntercepted(Method method) {
        return (method.getModifiers() & (Modifier.FINAL | Modifier.STATIC | Modifier.PRIVATE)) == 0;
    }

    void gather(@Observes ProcessManagedBean<?> event, BeanManager manager) {
        gather(event.getAnnotatedBeanClass(), manager, false);
    }

    void gatherSessionBean(@Observes ProcessSessionBean<?> event, BeanManager manager) {
        gather(event.getAnnotatedBeanClass(), manager, true);
    }

    private void gather(AnnotatedType<?> type, BeanManager manager, boolean isSessionBean) {
        AnnotatedBeans found = new AnnotatedBeans(manager::isStereotype);
        List<MethodDeclaration> methods = found.methods(type, isSessionBean);
        if (!methods.isEmpty()) {
            beans.put(type, methods);
        }
        List<Annotation> without = found.unused(type);
        if (!without.isEmpty()) {
            unused.put(type.getJavaClass(), without);
        }
    }

    <T, X> void wrap(@Observes ProcessProducer<T, X> event) {
        if (!ProducedObject.annotations(event.getAnnotatedMember()).isEmpty()) {
            ProducedObject object = new ProducedObject(event.getAnnotatedMember());
            produced.add(object);
            event.setProducer(new CachedProducer<>(event.getProducer(), object));
        }
    }

    void register(@Observes AfterBeanDiscovery event) {
        event.<PlanLookup>addBean()
                .id(PlanLookup.class.getName())
                .types(PlanLookup.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> plans);
    }

    void plan(@Observes AfterDeploymentValidation event, BeanManager manager) {
        if (annotated.isEmpty() && beans.isEmpty() && produced.isEmpty()) {
            return;
        }
        Problems problems = new Problems();
        MethodCaches caches =
                manager.createInstance().select(MethodCaches.class).get();
        PlanBuilder builder =
                new PlanBuilder(new DeploymentContext(caches, new Components(manager), texts(), problems));
        beans.values().forEach(methods -> methods.forEach(builder::add));
        Map<ProducedObject, List<MethodDeclaration>> ofProduced = new LinkedHashMap<>();
        produced.forEach(object -> ofProduced.put(object, object.methods(problems)));
        ofProduced.values().forEach(methods -> methods.forEach(builder::add));
        Set<Class<?>> beanClasses =
                beans.keySet().stream().map(AnnotatedType::getJavaClass).collect(Collectors.toSet());
        new MisplacedAnnotations(annotated, beanClasses, unused).report(problems);
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(problems.exception(Messages.MESSAGES::deploymentFailed));
            return;
        }
        beans.forEach((type, methods) -> plans.add(type.getJavaClass(), builder.build(methods)));
        ofProduced.forEach((object, methods) -> object.planned(builder.build(methods)));
        CachingLogger.LOG.methodsPlanned(builder.methodCount(), builder.cacheCount());
        hint(manager);
    }

    /** Says what is doubtful. */
    private void hint(BeanManager manager) {
        InterceptorOrder order = new InterceptorOrder(manager);
        beans.forEach((type, methods) -> methods.forEach(method -> {
            order.report(type, method);
            if (SelfInvocations.has(type.getJavaClass(), method.method())) {
                CachingLogger.LOG.selfInvocation(type.getJavaClass().getName(), MethodText.signature(method.method()));
            }
        }));
    }

    private static ConfiguredText texts() {
        Config config = ConfigProvider.getConfig();
        return new ConfiguredText(name -> config.getOptionalValue(name, String.class));
    }
}
