package org.cdiredis.session.tomcat;

import java.io.IOException;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestListener;

import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Tells the manager which request a thread works for while listeners of requests are told of it, that of Weld for example: they come before all
 * valves of their application. So it is one of the host.
 */
final class ListenerValve extends ValveBase {

    private final Context context;
    private final SessionValve valve;

    private ListenerValve(Context context, SessionValve valve) {
        super(true);
        this.context = context;
        this.valve = valve;
    }

    /** For an application that is starting; in vain if none of its listeners is one of requests. */
    static void install(Context context, SessionValve valve) {
        for (Object listener : context.getApplicationEventListeners()) {
            if (listener instanceof ServletRequestListener) {
                Pipeline host = context.getParent().getPipeline();
                synchronized (host) { // other applications may start at the time
                    host.addValve(new ListenerValve(context, valve));
                }
                return;
            }
        }
    }

    static void remove(Context context) {
        Pipeline host = context.getParent().getPipeline();
        synchronized (host) {
            for (Valve valve : host.getValves()) {
                if (valve instanceof ListenerValve installed && installed.context == context) {
                    host.removeValve(valve);
                }
            }
        }
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getContext() == context) {
            valve.invokeWithListeners(request, response, getNext());
        } else {
            getNext().invoke(request, response);
        }
    }
}
