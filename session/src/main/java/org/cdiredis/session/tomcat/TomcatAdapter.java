package org.cdiredis.session.tomcat;

import java.lang.reflect.Field;
import jakarta.servlet.ServletContext;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.servlet.SessionAdapter;

/**
 * Gives an application that is being deployed on Tomcat the manager. The application's view of its context has no way to Tomcat's own, so this
 * goes by fields; if they are not there, it says so and leaves the application to the filter.
 */
public final class TomcatAdapter implements SessionAdapter {

    private static final String FACADE = "org.apache.catalina.core.ApplicationContextFacade";
    /** Of Tomcat's and of no other server's classes that have the same names. */
    private static final String ONLY_OF_TOMCAT = "org.apache.coyote.ActionHook";

    private static final String CONTEXT = "context";
    private static final int FACADES = 2;

    /** For the search of services. */
    public TomcatAdapter() {}

    /**
     * Sets the manager.
     *
     * @param context an application that wants its sessions in Redis
     * @return true if the application has the manager; false if this is no Tomcat, or not as expected
     */
    @Override
    public boolean install(ServletContext context) {
        if (!isTomcat(context)) {
            return false;
        }
        try {
            ManagerInstallation.install(contextOf(context));
            context.setAttribute(SessionRealms.CONTEXT_ATTRIBUTE, TomcatAdapter.class.getName());
            return true;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            TomcatLogger.LOG.filterTakesOver(context.getContextPath(), e.toString());
            return false;
        }
    }

    private static boolean isTomcat(ServletContext context) {
        try {
            Class<?> type = context.getClass();
            Class.forName(ONLY_OF_TOMCAT, false, type.getClassLoader());
            return type.getName().equals(FACADE);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** From the application's view to that of Tomcat's components, and to the component. */
    private static Object contextOf(ServletContext context) throws ReflectiveOperationException {
        Object current = context;
        for (int i = 0; i < FACADES; i++) {
            Field field = current.getClass().getDeclaredField(CONTEXT);
            field.setAccessible(true);
            current = field.get(current);
        }
        return current;
    }
}
