package org.cdiredis.caching.internal.jcache;

import java.util.ArrayList;
import java.util.List;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Puts interceptors to the standard caching annotations if the application has them, and nobody else intercepts them. In the order
 * of the container's life cycle it
 *
 * <ol>
 *   <li>makes them interceptor bindings, and adds the interceptors;
 *   <li>looks for those of others, and takes them away or its own;
 *   <li>gathers the annotated methods, and checks them;
 *   <li>makes what each call needs.
 * </ol>
 *
 * <p>None of its members is of a type of the standard's, so that it can be loaded without it.
 */
public final class JCacheExtension implements Extension {

    private final List<String> foreign = new ArrayList<>();
    private Activation activation = Activation.OFF;
    private @Nullable StandardDeployment deployment;

    void bind(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        if (!isStandardPresent()) {
            return;
        }
        activation = Activation.read(ConfigProvider.getConfig());
        if (activation != Activation.OFF) {
            StandardAnnotations.bind(event);
            StandardAnnotations.INTERCEPTORS.forEach(
                    type -> event.addAnnotatedType(beans.createAnnotatedType(type), type.getName()));
        }
    }

    void compare(@Observes @WithAnnotations(Interceptor.class) ProcessAnnotatedType<?> event) {
        if (activation != Activation.OFF && StandardAnnotations.isForeignInterceptor(event.getAnnotatedType())) {
            foreign.add(event.getAnnotatedType().getJavaClass().getName());
            if (activation == Activation.ON) {
                event.veto();
            }
        }
    }

    void decide(@Observes AfterTypeDiscovery event) {
        if (activation == Activation.OFF) {
            return;
        }
        if (!foreign.isEmpty()) {
            if (activation == Activation.ON) {
                JCacheLogger.LOG.othersSwitchedOff(String.join(", ", foreign));
            } else {
                event.getInterceptors().removeAll(StandardAnnotations.INTERCEPTORS);
                JCacheLogger.LOG.leftToOthers(String.join(", ", foreign));
            }
        }
        deployment = new StandardDeployment();
    }

    private boolean isLeftToOthers() {
        return activation == Activation.AUTO && !foreign.isEmpty();
    }

    void gather(@Observes ProcessBean<?> event) {
        StandardDeployment active = deployment;
        // Some containers tell of interceptors, too, which have the annotations as bindings.
        boolean isCalled = !(event.getBean() instanceof jakarta.enterprise.inject.spi.Interceptor
                || event.getBean() instanceof Decorator);
        if (active != null && isCalled && !isLeftToOthers() && event.getAnnotated() instanceof AnnotatedType<?> type) {
            active.add(event.getBean(), type, event instanceof ProcessSessionBean);
        }
    }

    void register(@Observes AfterBeanDiscovery event) {
        StandardDeployment active = deployment;
        if (active != null) {
            active.register(event);
        }
    }

    void complete(@Observes AfterDeploymentValidation event, BeanManager beans) {
        StandardDeployment active = deployment;
        if (active != null) {
            active.complete(event, beans);
        }
    }

    private static boolean isStandardPresent() {
        try {
            Class.forName("javax.cache.annotation.CacheResult", false, JCacheExtension.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
