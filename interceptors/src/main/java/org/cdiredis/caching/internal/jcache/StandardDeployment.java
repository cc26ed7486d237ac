package org.cdiredis.caching.internal.jcache;

import java.util.ArrayList;
import java.util.List;
import javax.cache.CacheManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import org.cdiredis.RedisCache;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.cdi.CachingExtension;
import org.cdiredis.interceptors.internal.deployment.Components;
import org.cdiredis.interceptors.internal.deployment.Problems;
import org.cdiredis.spi.MethodCaches;

/** An application with the standard caching annotations, while it is deployed. */
final class StandardDeployment {

    private final List<AnnotatedMethods.Type> types = new ArrayList<>();
    private final StandardMethods methods = new StandardMethods();

    void add(Bean<?> bean, AnnotatedType<?> type, boolean isOfSessionBean) {
        types.add(new AnnotatedMethods.Type(bean, type, isOfSessionBean));
    }

    void register(AfterBeanDiscovery event) {
        event.<StandardCalls>addBean()
                .id(StandardCalls.class.getName())
                .types(StandardCalls.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> methods);
        event.<CacheManager>addBean()
                .id(CacheManager.class.getName())
                .types(CacheManager.class, Object.class)
                .qualifiers(RedisCache.Literal.of(RedisCache.DEFAULT))
                .scope(ApplicationScoped.class)
                .produceWith(instance -> new RedisCacheManager(
                        new NamedCaches(instance.select(MethodCaches.class).get())));
    }

    void complete(AfterDeploymentValidation event, BeanManager beans) {
        Problems problems = new Problems();
        AnnotatedMethods annotated = new AnnotatedMethods(beans, problems);
        List<StandardMethod> found =
                types.stream().map(annotated::of).flatMap(List::stream).toList();
        if (found.isEmpty()) {
            return;
        }
        NamedCaches caches = new NamedCaches(
                beans.createInstance().select(MethodCaches.class).get());
        SharedCaches shared = new SharedCaches(
                caches, beans.getExtension(CachingExtension.class).valueTypes());
        PlanReader reader = new PlanReader(new TargetReader(new Components(beans), shared, problems), problems);
        for (StandardMethod method : found) {
            reader.read(method).ifPresent(plan -> methods.add(method, plan));
        }
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(problems.exception(Messages.MESSAGES::deploymentFailed));
        }
    }
}
