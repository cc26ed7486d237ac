package org.cdiredis.session.filter;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.SessionLogger;

/**
 * Weld's own session contexts. The one that follows the server's sessions gives way while a request runs whose session is in Redis, since
 * two that are active are an error. The other one is the only way that Weld's interface has to make it forget the beans that it
 * has found for this thread. By reflection, as Open Liberty hides Weld's interface from applications.
 */
final class WeldContexts {

    private static final String HTTP_CONTEXT = "org.jboss.weld.context.http.HttpSessionContext";
    private static final String HTTP = "org.jboss.weld.context.http.Http";
    private static final String BOUND_CONTEXT = "org.jboss.weld.context.bound.BoundSessionContext";
    private static final String BOUND = "org.jboss.weld.context.bound.Bound";

    private final Context http;
    private final Object bound;
    private final Method activate;
    private final Method deactivate;
    private final Method associate;
    private final Method clearAndSet;
    private final Method dissociate;

    private WeldContexts(ClassLoader weld) throws ReflectiveOperationException {
        http = (Context) bean(weld, HTTP_CONTEXT, HTTP);
        bound = bean(weld, BOUND_CONTEXT, BOUND);
        Class<?> managed = weld.loadClass("org.jboss.weld.context.ManagedContext");
        Class<?> boundContext = weld.loadClass("org.jboss.weld.context.BoundContext");
        activate = managed.getMethod("activate");
        deactivate = managed.getMethod("deactivate");
        associate = boundContext.getMethod("associate", Object.class);
        dissociate = boundContext.getMethod("dissociate", Object.class);
        clearAndSet = weld.loadClass("org.jboss.weld.context.WeldAlterableContext")
                .getMethod("clearAndSet", Collection.class);
    }

    /**
     * Those of the application.
     *
     * @return empty if its CDI is not Weld, which has no context that would have to give way
     */
    static Optional<WeldContexts> of(BeanManager manager) {
        ClassLoader weld = loaderOf(manager);
        try {
            return weld == null ? Optional.empty() : Optional.of(new WeldContexts(weld));
        } catch (ReflectiveOperationException | RuntimeException e) {
            SessionLogger.LOG.unknownWeld(e.toString());
            return Optional.empty();
        }
    }

    /** The class loader that has Weld's interface; null if there is none. */
    static @Nullable ClassLoader loaderOf(BeanManager manager) {
        // The application's bean manager may be a wrapper of the server's, which knows Weld or is Weld's own.
        for (ClassLoader loader : new ClassLoader[] {
            CDI.current().getClass().getClassLoader(),
            manager.getClass().getClassLoader(),
            CDI.current().getBeanManager().getClass().getClassLoader()
        }) {
            if (loader != null && isKnownTo(loader)) {
                return loader;
            }
        }
        return null;
    }

    /** Whether a class loader has Weld's interface. */
    static boolean isKnownTo(ClassLoader loader) {
        try {
            loader.loadClass(HTTP_CONTEXT);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /**
     * The server's session context is not active from now on.
     *
     * @return whether it was
     */
    boolean giveWay() {
        forgetFound();
        boolean wasActive = http.isActive();
        if (wasActive) {
            call(deactivate, http);
        }
        return wasActive;
    }

    /** The server's session context is active again. */
    void takeOver() {
        forgetFound();
        call(activate, http);
    }

    /** Weld remembers for each thread what beans it has found in which context; it looks for them anew. */
    void forgetFound() {
        Map<String, Object> nothing = new HashMap<>();
        call(associate, bound, nothing);
        call(clearAndSet, bound, List.of());
        call(dissociate, bound, nothing);
    }

    private static Object bean(ClassLoader weld, String type, String qualifier) throws ClassNotFoundException {
        Class<?> qualifierType = weld.loadClass(qualifier);
        Annotation literal = (Annotation) Proxy.newProxyInstance(
                weld, new Class<?>[] {qualifierType}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "annotationType" -> qualifierType;
                    case "hashCode" -> 0; // that of an annotation without members
                    case "equals" -> qualifierType.isInstance(arguments[0]);
                    default -> "@" + qualifier + "()";
                });
        return CDI.current().select(weld.loadClass(type), literal).get();
    }

    private static void call(Method method, Object target, Object... arguments) {
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
