package org.cdiredis.session.filter;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.cdiredis.session.internal.SessionLogger;

/**
 * Which classes of an application are listeners of its sessions, in the order in which they are told:
 *
 * <ol>
 *   <li>those that {@code web.xml} declares, then those of the fragments, in the order of the declarations;
 *   <li>those with {@link WebListener}, by their names, unless {@code web.xml} says that it is complete;
 *   <li>those that the configuration names, since the application adds them in code, which a server tells nobody about.
 * </ol>
 *
 * Weld's own are left out: they work with the server's sessions.
 */
final class ListenerClasses {

    private static final String WELD = "org.jboss.weld.";

    private final Descriptors descriptors;
    private final Set<Class<?>> scanned;
    private final List<String> configured;

    /**
     * The listeners of an application.
     *
     * @param descriptors what it declares
     * @param scanned all classes that the server found which implement one of the listeners' interfaces
     * @param configured the names of classes that it adds in code
     */
    ListenerClasses(Descriptors descriptors, Set<Class<?>> scanned, List<String> configured) {
        this.descriptors = descriptors;
        this.scanned = Set.copyOf(scanned);
        this.configured = List.copyOf(configured);
    }

    /** Those that are listeners of sessions. What cannot be loaded is none: the server says so where it declares it. */
    List<Class<?>> in(ClassLoader application) {
        Set<String> names = new LinkedHashSet<>(descriptors.listenerClasses());
        if (!descriptors.application().isComplete()) {
            scanned.stream()
                    .filter(type -> type.isAnnotationPresent(WebListener.class))
                    .map(Class::getName)
                    .sorted(Comparator.naturalOrder())
                    .forEach(names::add);
        }
        names.addAll(configured);
        List<Class<?>> listeners = new ArrayList<>();
        for (String name : names) {
            if (!name.startsWith(WELD)) {
                addIfListener(name, application, listeners);
            }
        }
        return listeners;
    }

    /**
     * The classes of the application that could be listeners, and are none as far as is known here: it may add them in code, or not use
     * them at all.
     */
    List<String> unknown() {
        Set<String> known = new LinkedHashSet<>(descriptors.listenerClasses());
        known.addAll(configured);
        return scanned.stream()
                .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
                .filter(type -> !type.isAnnotationPresent(WebListener.class))
                .map(Class::getName)
                .filter(name -> !known.contains(name) && !name.startsWith(WELD))
                .sorted()
                .toList();
    }

    private static void addIfListener(String name, ClassLoader application, List<Class<?>> listeners) {
        try {
            Class<?> type = Class.forName(name, false, application);
            if (HttpSessionListener.class.isAssignableFrom(type)
                    || HttpSessionAttributeListener.class.isAssignableFrom(type)
                    || HttpSessionIdListener.class.isAssignableFrom(type)) {
                listeners.add(type);
            }
        } catch (ClassNotFoundException | LinkageError e) {
            SessionLogger.LOG.unloadableListener(name, e.toString());
        }
    }
}
