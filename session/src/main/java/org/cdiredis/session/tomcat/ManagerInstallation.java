package org.cdiredis.session.tomcat;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardContext;

/** The manager in a context that is starting, until it stops: when it starts again, the application's classes are others. */
final class ManagerInstallation implements LifecycleListener {

    private final StandardContext context;
    private final RedisSessionManager manager;

    private ManagerInstallation(StandardContext context, RedisSessionManager manager) {
        this.context = context;
        this.manager = manager;
    }

    /**
     * Sets the manager, unless the context has one already by its own configuration.
     *
     * @throws ReflectiveOperationException if Tomcat is not as expected
     */
    static void install(Object component) throws ReflectiveOperationException {
        StandardContext context = (StandardContext) component;
        ResponseHooks.find();
        if (context.getManager() instanceof RedisSessionManager) {
            return;
        }
        RedisSessionManager manager = new RedisSessionManager();
        Valve[] others = context.getPipeline().getValves();
        context.setManager(manager);
        moveBehind(context, others);
        context.addLifecycleListener(new ManagerInstallation(context, manager));
    }

    /** What was there before comes after the manager's own: that which asks who is logged in. The last one is the application. */
    private static void moveBehind(StandardContext context, Valve[] others) {
        Valve application = context.getPipeline().getBasic();
        for (Valve other : others) {
            if (other != application) {
                context.getPipeline().removeValve(other);
                context.getPipeline().addValve(other);
            }
        }
    }

    @Override
    public void lifecycleEvent(LifecycleEvent event) {
        if (event.getType().equals(Lifecycle.AFTER_STOP_EVENT)) {
            context.removeLifecycleListener(this);
            manager.withdraw();
            if (context.getManager() == manager) {
                context.setManager(null);
            }
        }
    }
}
