package org.cdiredis.session.internal.serialize;

import java.lang.reflect.Proxy;
import java.net.URL;

import org.jspecify.annotations.Nullable;

/**
 * Which classes are of an application's own directory of classes. That is told by where their files are, in a form that differs from server
 * to server: {@code file:/…/WEB-INF/classes/} where applications are unpacked, {@code vfs:/…/shop.war/WEB-INF/classes/} on WildFly, and
 * {@code jar:file:/…/shop.war!/WEB-INF/classes/} on a Tomcat that does not unpack, and with {@code wsjar:} on Open Liberty. Thread-safe.
 */
final class ApplicationClasses {

    private static final String DIRECTORY = "/WEB-INF/classes/";

    private static final ClassValue<Boolean> CONTAINED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            URL file = file(type);
            return file != null && (file.getPath().contains(DIRECTORY) || "file".equals(file.getProtocol()));
        }
    };

    private ApplicationClasses() {}

    static boolean contains(Class<?> type) {
        return !Proxy.isProxyClass(type) && CONTAINED.get(type);
    }

    /** A class that CDI has made at run time has none: that of the bean's class counts, which it extends. */
    private static @Nullable URL file(Class<?> type) {
        for (Class<?> known = type; known != null; known = known.getSuperclass()) {
            URL file = known.getResource("/" + known.getName().replace('.', '/') + ".class");
            if (file != null) {
                return file;
            }
        }
        return null;
    }
}
