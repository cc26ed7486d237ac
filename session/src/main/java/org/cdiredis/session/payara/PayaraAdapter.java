package org.cdiredis.session.payara;

import jakarta.servlet.ServletContext;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.servlet.ServerContext;
import org.cdiredis.session.servlet.SessionAdapter;

/**
 * Gives an application that is being deployed on Payara the manager. All that it needs of Payara is internal there, so it asks for each thing
 * first; if one is not there, it says so and leaves the application to the filter.
 */
public final class PayaraAdapter implements SessionAdapter {

    /** Of Payara's and GlassFish's and of no other server's classes that have the same names. */
    private static final String ONLY_THERE = "org.glassfish.web.valve.GlassFishValve";

    /** For the search of services. */
    public PayaraAdapter() {}

    /**
     * Sets the manager.
     *
     * @param context an application that wants its sessions in Redis
     * @return true if the application has the manager; false if this is no Payara, or not as expected
     */
    @Override
    public boolean install(ServletContext context) {
        if (!ServerContext.isOf(context, ONLY_THERE)) {
            return false;
        }
        try {
            ManagerInstallation.install(ServerContext.component(context));
            context.setAttribute(SessionRealms.CONTEXT_ATTRIBUTE, PayaraAdapter.class.getName());
            return true;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            PayaraLogger.LOG.filterTakesOver(context.getContextPath(), e.toString());
            return false;
        }
    }
}
