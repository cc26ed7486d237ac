package org.cdiredis.internal.cdi;

import java.util.NavigableMap;
import java.util.Objects;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ConfigurationReader;
import org.cdiredis.internal.config.Problems;

/**
 * The portable extension. In the order of the container's life cycle it
 *
 * <ol>
 *   <li>gathers the injection points with {@link org.cdiredis.RedisCache};
 *   <li>reads the configuration and checks both, reporting all problems at once;
 *   <li>registers the beans;
 *   <li>finds the parts that the application brings, beans among them;
 *   <li>closes the clients when the application stops.
 * </ol>
 */
public final class RedisExtension implements Extension {

    private final InjectionPoints injectionPoints = new InjectionPoints();
    private @Nullable Clients clients;
    private @Nullable CacheRegistry caches;

    void gather(@Observes ProcessInjectionPoint<?, ?> event) {
        injectionPoints.add(event.getInjectionPoint());
    }

    void register(@Observes AfterBeanDiscovery event, BeanManager beans) {
        Problems problems = new Problems();
        injectionPoints.validate(problems);
        ClassLoader application = applicationClassLoader();
        NavigableMap<String, CacheSettings> settings = new ConfigurationReader(
                        ConfigProvider.getConfig(application), application, problems)
                .read(injectionPoints.byAlias());
        if (problems.isEmpty()) {
            Clients made = new Clients(new BeanCustomizers(beans));
            clients = made;
            caches = new CacheRegistry(
                    settings, made, new BeanComponents(beans), new ContainerThreads(beans, made.background()));
            new CacheBeans(
                            caches,
                            new ConfiguredMethodCaches(caches, new ContainerThreads(beans, made.foreground())),
                            beans)
                    .register(event);
        } else {
            event.addDefinitionError(new InvalidDeploymentException(problems.text()));
        }
    }

    void validate(@Observes AfterDeploymentValidation event) {
        Problems problems = new Problems();
        injectionPoints.validateValueTypes(caches(), problems);
        caches().validate(problems);
        if (problems.isEmpty()) {
            caches().report();
        } else {
            event.addDeploymentProblem(new InvalidDeploymentException(problems.text()));
        }
    }

    void close(@Observes BeforeShutdown event) {
        Clients made = clients;
        if (made != null) {
            made.close();
        }
    }

    /** The caches of the deployed application. */
    CacheRegistry caches() {
        return Objects.requireNonNull(caches, "deployment has not succeeded");
    }

    private static ClassLoader applicationClassLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null && knowsThisClass(context) ? context : RedisExtension.class.getClassLoader();
    }

    /** It does not while an EAR is deployed that has this library in one of its WARs: the configuration is there, too, then. */
    private static boolean knowsThisClass(ClassLoader loader) {
        try {
            return loader.loadClass(RedisExtension.class.getName()) == RedisExtension.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
