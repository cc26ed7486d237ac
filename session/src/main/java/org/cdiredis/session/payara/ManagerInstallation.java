package org.cdiredis.session.payara;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpServletRequest;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Manager;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
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
        List<GlassFishValve> valves = valves(context);
        startToBeStopped(before);
        try {
            installation.install(valves);
        } catch (LinkageError | RuntimeException e) {
            installation.undo(valves);
            throw e;
        }
        manager.isInstalled();
    }

    private void install(List<GlassFishValve> others) {
        context.setManager(manager);
        // Before that which asks who is logged in, which is there already.
        setValves(Stream.concat(Stream.of(manager.openingValve()), others.stream()));
        context.addLifecycleListener(this);
        // Nobody can take it away again.
        context.addValve(manager.valve());
    }

    private void undo(List<GlassFishValve> valves) {
        context.removeLifecycleListener(this);
        setValves(valves.stream());
        context.setManager(before);
    }

    /** What this class and requests will call, besides what the types of the manager and the session say. */
    private static void checkMethods() throws ReflectiveOperationException {
        checkMethodsOfTheInstallation();
        Manager.class.getMethod("findSession", String.class, HttpServletRequest.class);
        Response.class.getMethod("getCoyoteResponse");
        org.glassfish.grizzly.http.server.Response.class.getMethod("getRequest");
        org.glassfish.grizzly.http.server.Response.class.getMethod("getOutputBuffer");
        OutputBuffer.class.getMethod("registerLifeCycleListener", OutputBuffer.LifeCycleListener.class);
        Request.class.getMethod("addAfterServiceListener", AfterServiceListener.class);
        StandardContext.class.getMethod("getSessionListeners");
        StandardContext.class.getMethod("getApplicationEventListeners");
        StandardContext.class.getMethod("getDistributable");
        StandardContext.class.getMethod("getEffectiveSessionTrackingModes");
    }

    private static void checkMethodsOfTheInstallation() throws ReflectiveOperationException {
        Manager.class.getMethod("getMaxInactiveIntervalSeconds");
        Pipeline.class.getMethod("getValves");
        Pipeline.class.getMethod("getBasic");
        StandardContext.class.getMethod("getPipeline");
        StandardContext.class.getMethod("getManager");
        StandardContext.class.getMethod("setManager", Manager.class);
        StandardContext.class.getMethod("addValve", GlassFishValve.class);
        StandardContext.class.getMethod("addValve", Valve.class);
        StandardContext.class.getMethod("removeValve", GlassFishValve.class);
        StandardContext.class.getMethod("addLifecycleListener", LifecycleListener.class);
        StandardContext.class.getMethod("removeLifecycleListener", LifecycleListener.class);
        StandardContext.class.getMethod("isSessionTimeoutOveridden");
        StandardContext.class.getMethod("getSessionTimeout");
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

    private void setValves(Stream<GlassFishValve> valves) {
        valves(context).forEach(context::removeValve);
        valves.forEach(context::addValve);
    }

    /** In their order, but the one that calls the application. */
    private static List<GlassFishValve> valves(StandardContext context) {
        Pipeline pipeline = context.getPipeline();
        return Arrays.stream(pipeline.getValves())
                .filter(valve -> valve != pipeline.getBasic())
                .toList();
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
