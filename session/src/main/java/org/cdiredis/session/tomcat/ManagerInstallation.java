package org.cdiredis.session.tomcat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardPipeline;

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
     * @throws ReflectiveOperationException if Tomcat is not as expected; nothing has been changed then
     */
    static void install(Object component) throws ReflectiveOperationException {
        StandardContext context = (StandardContext) component;
        StandardPipeline pipeline = (StandardPipeline) context.getPipeline();
        ResponseHooks.find();
        VarHandle first = MethodHandles.privateLookupIn(StandardPipeline.class, MethodHandles.lookup())
                .findVarHandle(StandardPipeline.class, "first", Valve.class);
        if (context.getManager() instanceof RedisSessionManager) {
            return;
        }
        RedisSessionManager manager = new RedisSessionManager();
        context.setManager(manager);
        moveToTheFront(manager.valve(), pipeline, first);
        context.addLifecycleListener(new ManagerInstallation(context, manager));
    }

    /** Before that which asks who is logged in. That is there already, and cannot be added a second time: what is removed has ended. */
    private static void moveToTheFront(Valve valve, StandardPipeline pipeline, VarHandle first) {
        Valve head = pipeline.getFirst();
        if (head == valve) {
            return;
        }
        Valve before = head;
        while (before.getNext() != valve) {
            before = before.getNext();
        }
        before.setNext(valve.getNext());
        valve.setNext(head);
        first.set(pipeline, valve);
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
