package org.cdiredis.session.payara;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import jakarta.servlet.http.HttpServletRequest;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Manager;
import org.apache.catalina.Pipeline;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardContext;
import org.glassfish.grizzly.http.io.OutputBuffer;
import org.glassfish.grizzly.http.server.AfterServiceListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.web.valve.GlassFishValve;

/** The manager in a context that is starting, until it stops: then it has the one again that was there before. */
final class ManagerInstallation implements LifecycleListener {

    private final StandardContext context;
    private final Manager before;
    private final RedisSessionManager manager;

    private ManagerInstallation(StandardContext context, Manager before, RedisSessionManager manager) {
        this.context = context;
        this.before = before;
        this.manager = manager;
    }

    /**
     * Sets the manager.
     *
     * @throws ReflectiveOperationException if Payara is not as expected; nothing has been changed then
     */
    static void install(Object component) throws ReflectiveOperationException {
        checkMethods();
        StandardContext context = (StandardContext) component;
        Manager before = context.getManager();
        RedisSessionManager manager = new RedisSessionManager(context, timeout(context, before));
        ManagerInstallation installation = new ManagerInstallation(context, before, manager);
        startToBeStopped(before);
        try {
            context.setManager(manager);
            addAsTheFirst(manager.openingValve(), context);
            context.addValve(manager.valve());
            context.addLifecycleListener(installation);
        } catch (LinkageError | RuntimeException e) {
            context.setManager(before);
            throw e;
        }
        manager.isInstalled();
    }

    /** What requests will call, besides what the types of the manager and the session say. */
    private static void checkMethods() throws ReflectiveOperationException {
        Manager.class.getMethod("findSession", String.class, HttpServletRequest.class);
        Response.class.getMethod("getCoyoteResponse");
        org.glassfish.grizzly.http.server.Response.class.getMethod("getRequest");
        org.glassfish.grizzly.http.server.Response.class.getMethod("getOutputBuffer");
        OutputBuffer.class.getMethod("registerLifeCycleListener", OutputBuffer.LifeCycleListener.class);
        Request.class.getMethod("addAfterServiceListener", AfterServiceListener.class);
        StandardContext.class.getMethod("getSessionListeners");
        StandardContext.class.getMethod("getApplicationEventListeners");
    }

    /** The one in {@code web.xml}, or that of the server's own descriptor, which only its manager knows. */
    private static Duration timeout(StandardContext context, Manager before) {
        int seconds = context.isSessionTimeoutOveridden()
                ? Math.toIntExact(
                        Duration.ofMinutes(context.getSessionTimeout()).toSeconds())
                : before.getMaxInactiveIntervalSeconds();
        return Duration.ofSeconds(Math.max(0, seconds));
    }

    /** A context that is starting stops the manager that it loses, which is an error in the log unless it was started. */
    private static void startToBeStopped(Manager before) {
        if (before instanceof Lifecycle lifecycle) {
            try {
                lifecycle.start();
            } catch (LifecycleException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Before that which asks who is logged in, which is there already. */
    private static void addAsTheFirst(GlassFishValve valve, StandardContext context) {
        Pipeline pipeline = context.getPipeline();
        List<GlassFishValve> others = Arrays.stream(pipeline.getValves())
                .filter(other -> other != pipeline.getBasic())
                .toList();
        others.forEach(context::removeValve);
        context.addValve(valve);
        others.forEach(context::addValve);
    }

    @Override
    public void lifecycleEvent(LifecycleEvent event) throws LifecycleException {
        if (event.getType().equals(Lifecycle.AFTER_STOP_EVENT)) {
            context.removeLifecycleListener(this);
            context.removeValve(manager.openingValve());
            if (context.getManager() == manager) {
                context.setManager(before);
            }
        }
    }
}
