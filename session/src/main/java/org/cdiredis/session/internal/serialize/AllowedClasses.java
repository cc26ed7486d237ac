package org.cdiredis.session.internal.serialize;

import java.io.ObjectInputFilter;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The classes that may be read besides values of the JDK: those that the configuration allows, those of the application itself, and what
 * servers and CDI put into sessions. Classes of the application are those of its own directory, {@code WEB-INF/classes}, not those of
 * the libraries that it brings: among these are the ones that do more, when they are read, than to hold values. Thread-safe.
 */
public final class AllowedClasses implements ObjectInputFilter {

    /**
     * What Weld puts into a session: holders of an identifier or of a bean of the application; and what WildFly does at a log-in: the
     * request that it has interrupted, and the name of the user, who is looked up again on each node.
     */
    private static final Set<String> OF_SERVERS = Set.of(
            "org.jboss.weld.contexts.SerializableContextualInstanceImpl",
            "org.jboss.weld.contexts.SerializableContextualImpl",
            "org.jboss.weld.contexts.SerializableContextualFactory$SerializableContextualHolder",
            "org.jboss.weld.contexts.SerializableContextualFactory$AbstractSerializableBean",
            "org.jboss.weld.contexts.SerializableContextualFactory$DefaultSerializableBean",
            "org.jboss.weld.contexts.SerializableContextualFactory$PassivationCapableSerializableBean",
            "org.jboss.weld.contexts.SerializableContextualFactory$AbstractSerializableContextual",
            "org.jboss.weld.contexts.SerializableContextualFactory$DefaultSerializableContextual",
            "org.jboss.weld.contexts.SerializableContextualFactory$PassivationCapableSerializableContextual",
            "org.jboss.weld.contexts.CreationalContextImpl",
            "org.jboss.weld.contexts.CreationalContextImpl$SerializationProxy",
            "org.jboss.weld.serialization.AbstractSerializableHolder",
            "org.jboss.weld.serialization.BeanHolder",
            "org.jboss.weld.serialization.BeanIdentifierIndex",
            "org.jboss.weld.annotated.slim.AnnotatedTypeIdentifier",
            "org.jboss.weld.bean.StringBeanIdentifier",
            "org.jboss.weld.bean.ManagedBeanIdentifier",
            "org.jboss.weld.bean.proxy.ContextBeanInstance",
            "org.jboss.weld.bean.proxy.ProxyMethodHandler",
            "org.jboss.weld.bean.proxy.util.SerializableClientProxy",
            "org.jboss.weld.manager.BeanManagerImpl",
            "io.undertow.servlet.util.SavedRequest",
            "io.undertow.util.HttpString",
            "org.wildfly.security.cache.CachedIdentity",
            "org.cdiredis.session.filter.StoredBean",
            "java.util.Collections$SynchronizedCollection",
            "java.util.Collections$SynchronizedList",
            "java.util.Collections$SynchronizedRandomAccessList",
            "jakarta.servlet.http.Cookie");

    private final Optional<ObjectInputFilter> configured;

    /**
     * Allowed classes.
     *
     * @param configured accepts more of them; empty for none
     */
    public AllowedClasses(Optional<ObjectInputFilter> configured) {
        this.configured = configured;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        @Nullable Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        Status wanted = configured.map(filter -> filter.checkInput(info)).orElse(Status.UNDECIDED);
        if (wanted != Status.UNDECIDED) {
            return wanted;
        }
        return OF_SERVERS.contains(type.getName()) || ApplicationClasses.contains(type)
                ? Status.ALLOWED
                : Status.UNDECIDED;
    }
}
