package org.cdiredis.session.tomcat;

import jakarta.servlet.ServletContext;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.servlet.ServerContext;
import org.cdiredis.session.servlet.SessionAdapter;

/**
 * Gives an application that is being deployed on Tomcat the manager. The application's view of its context has no way to Tomcat's own, so this
 * goes by fields; if they are not there, it says so and leaves the application to the filter.
 */
public final class TomcatAdapter implements SessionAdapter {

    /** Of Tomcat's and of no other server's classes that have the same names. */
    private static final String ONLY_OF_TOMCAT = "org.apache.coyote.ActionHook";

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
        if (!ServerContext.isOf(context, ONLY_OF_TOMCAT)) {
            return false;
        }
        try {
            ManagerInstallation.install(ServerContext.component(context));
            context.setAttribute(SessionRealms.CONTEXT_ATTRIBUTE, TomcatAdapter.class.getName());
            return true;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            TomcatLogger.LOG.filterTakesOver(context.getContextPath(), e.toString());
            return false;
        }
    }
}
