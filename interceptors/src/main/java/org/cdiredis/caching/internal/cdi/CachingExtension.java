package org.cdiredis.caching.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
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
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
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
    private final Map<Class<?>, List<MethodDeclaration>> beans = new LinkedHashMap<>();
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
        Set<Method> planned = methods.stream().map(MethodDeclaration::method).collect(Collectors.toSet());
        event.configureAnnotatedType()
                .filterMethods(method -> planned.contains(method.getJavaMember()))
                .forEach(method -> method.add(PlannedCall.Literal.INSTANCE));
    }

    void gather(@Observes ProcessManagedBean<?> event, BeanManager manager) {
        gather(event.getBean(), event.getAnnotatedBeanClass(), manager, false);
    }

    void gatherSessionBean(@Observes ProcessSessionBean<?> event, BeanManager manager) {
        gather(event.getBean(), event.getAnnotatedBeanClass(), manager, true);
    }

    private void gather(Bean<?> bean, AnnotatedType<?> type, BeanManager manager, boolean isSessionBean) {
        AnnotatedBeans found = new AnnotatedBeans(manager::isStereotype);
        List<MethodDeclaration> methods = found.methods(type, isSessionBean);
        if (!methods.isEmpty()) {
            beans.put(bean.getBeanClass(), methods);
        }
        List<Annotation> without = found.unused(type);
        if (!without.isEmpty()) {
            unused.put(bean.getBeanClass(), without);
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
        if (annotated.isEmpty() && beans.isEmpty()) {
            return;
        }
        Problems problems = new Problems();
        MethodCaches caches =
                manager.createInstance().select(MethodCaches.class).get();
        PlanBuilder builder =
                new PlanBuilder(new DeploymentContext(caches, new Components(manager), texts(), problems));
        List<MethodDeclaration> all = new ArrayList<>();
        beans.values().forEach(all::addAll);
        all.forEach(builder::add);
        new MisplacedAnnotations(annotated, beans.keySet(), unused).report(problems);
        if (problems.isEmpty()) {
            plans.add(builder.build());
            CachingLogger.LOG.methodsPlanned(all.size(), builder.cacheCount());
        } else {
            event.addDeploymentProblem(problems.exception(Messages.MESSAGES::deploymentFailed));
        }
    }

    private static ConfiguredText texts() {
        Config config = ConfigProvider.getConfig();
        return new ConfiguredText(name -> config.getOptionalValue(name, String.class));
    }
}
