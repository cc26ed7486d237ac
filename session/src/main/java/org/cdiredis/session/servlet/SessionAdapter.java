package org.cdiredis.session.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;

/**
 * Connects one kind of server with sessions in Redis, by the server's own means. Found as a service, so its class must load on all
 * servers: only {@link #install} may need the server's classes.
 */
public interface SessionAdapter {

    /**
     * Takes over an application's sessions, if this is the adapter's server and all there is as expected.
     *
     * @param context an application that is being deployed, and wants its sessions in Redis
     * @return true if it has; false if another adapter should
     * @throws ServletException if the application cannot be deployed
     */
    boolean install(ServletContext context) throws ServletException;
}
