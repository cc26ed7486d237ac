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
import jakarta.enterprise.inject.Stereotype;
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
import org.cdiredis.caching.internal.deployment.BeanKind;
import org.cdiredis.caching.internal.deployment.DeploymentContext;
import org.cdiredis.caching.internal.deployment.MethodDeclaration;
import org.cdiredis.caching.internal.deployment.PlanBuilder;
import org.cdiredis.caching.internal.deployment.ValueTypes;
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

    /** Of enterprise beans that are no beans of CDI's; their methods are intercepted. */
    private static final String MESSAGE_DRIVEN = "jakarta.ejb.MessageDriven";

    /** The scopes that may end while a method runs in the background. */
    private static final Set<String> SHORT_SCOPES =
            Set.of("jakarta.enterprise.context.RequestScoped", "jakarta.transaction.TransactionScoped");

    private final MethodPlans plans = new MethodPlans();
    private final ValueTypes types = new ValueTypes();
    private final Map<Class<?>, String> annotated = new LinkedHashMap<>();
    private final Map<AnnotatedType<?>, List<MethodDeclaration>> beans = new LinkedHashMap<>();
    private final Map<AnnotatedType<?>, List<MethodDeclaration>> messageDriven = new LinkedHashMap<>();
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

    /**
     * The types of the values of all caches, for extensions that understand other annotations.
     *
     * @return the types, which can be compared with others until the deployment is validated
     */
    public ValueTypes valueTypes() {
        return types;
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
                        CacheRemoveAll.List.class,
                        Stereotype.class
                    })
                    ProcessAnnotatedType<T> event,
            BeanManager manager) {
        AnnotatedType<T> type = event.getAnnotatedType();
        AnnotatedBeans found = new AnnotatedBeans(manager::isStereotype);
        List<MethodDeclaration> methods = found.methods(type, BeanKind.LASTING);
        if (methods.isEmpty()) {
            return;
        }
        annotated.put(type.getJavaClass(), methods.get(0).annotation());
        if (type.getAnnotations().stream().anyMatch(CachingExtension::isMessageDriven)) {
            messageDriven.put(type, found.methods(type, BeanKind.ENTERPRISE));
        }
        Set<Method> planned = methods.stream()
                .map(MethodDeclaration::method)
                .filter(CachingExtension::canBeIntercepted)
                .collect(Collectors.toSet());
        event.configureAnnotatedType()
                .filterMethods(method -> planned.contains(method.getJavaMember()))
                .forEach(method -> method.add(PlannedCall.Literal.INSTANCE));
    }

    private static boolean isMessageDriven(Annotation annotation) {
        return annotation.annotationType().getName().equals(MESSAGE_DRIVEN);
    }

    /** What is not is reported with all that is wrong, and in better words than the container's. */
    private static boolean canBeIntercepted(Method method) {
        return (method.getModifiers() & (Modifier.FINAL | Modifier.STATIC | Modifier.PRIVATE)) == 0;
    }

    void gather(@Observes ProcessManagedBean<?> event, BeanManager manager) {
        boolean isShortLived = SHORT_SCOPES.contains(event.getBean().getScope().getName());
        gather(event.getAnnotatedBeanClass(), manager, isShortLived ? BeanKind.SHORT_LIVED : BeanKind.LASTING);
    }

    void gatherSessionBean(@Observes ProcessSessionBean<?> event, BeanManager manager) {
        gather(event.getAnnotatedBeanClass(), manager, BeanKind.ENTERPRISE);
    }

    private void gather(AnnotatedType<?> type, BeanManager manager, BeanKind kind) {
        AnnotatedBeans found = new AnnotatedBeans(manager::isStereotype);
        List<MethodDeclaration> methods = found.methods(type, kind);
        if (!methods.isEmpty()) {
            beans.put(type, methods);
        }
        List<Annotation> without = found.unused(type);
        if (!without.isEmpty()) {
            unused.put(type.getJavaClass(), without);
        }
    }

    <T, X> void wrap(@Observes ProcessProducer<T, X> event, BeanManager manager) {
        if (!ProducedObject.annotations(event.getAnnotatedMember()).isEmpty()) {
            ProducedObject object = new ProducedObject(
                    event.getAnnotatedMember(),
                    () -> manager.createInstance().select(PlanLookup.class).get());
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
                new PlanBuilder(new DeploymentContext(caches, new Components(manager), texts(), types, problems));
        Set<Class<?>> beanClasses =
                beans.keySet().stream().map(AnnotatedType::getJavaClass).collect(Collectors.toSet());
        messageDriven.forEach((type, methods) -> {
            if (beanClasses.add(type.getJavaClass())) {
                beans.put(type, methods);
            }
        });
        beans.values().forEach(methods -> methods.forEach(builder::add));
        Map<ProducedObject, List<MethodDeclaration>> ofProduced = new LinkedHashMap<>();
        produced.forEach(object -> ofProduced.put(object, object.methods(problems)));
        ofProduced.values().forEach(methods -> methods.forEach(builder::add));
        new MisplacedAnnotations(annotated, beanClasses, unused, manager).report(problems);
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(problems.exception(Messages.MESSAGES::deploymentFailed));
            return;
        }
        beans.forEach((type, methods) -> plans.add(type.getJavaClass(), builder.build(methods)));
        ofProduced.forEach(
                (object, methods) -> plans.addProduced(object.name(), object.withBridges(builder.build(methods))));
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
