package org.cdiredis.session.servlet;

import java.lang.reflect.Field;
import jakarta.servlet.ServletContext;

/**
 * An application's view of its context, in Tomcat and in the servers whose web container comes from it: the application has no way from there
 * to the server's own component, so this goes by fields.
 */
public final class ServerContext {

    private static final String FACADE = "org.apache.catalina.core.ApplicationContextFacade";

    private static final String CONTEXT = "context";
    private static final int FACADES = 2;

    private ServerContext() {}

    /**
     * Whether a server is one of these. Their classes have the same names, so it takes one that only one of them has.
     *
     * @param context the application
     * @param onlyThere the name of a class of the server's and of no other server's
     * @return true if it is
     */
    public static boolean isOf(ServletContext context, String onlyThere) {
        try {
            Class<?> type = context.getClass();
            Class.forName(onlyThere, false, type.getClassLoader());
            return type.getName().equals(FACADE);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /**
     * The component.
     *
     * @param context the application
     * @return the server's own context of the application
     * @throws ReflectiveOperationException if the server is not as expected
     */
    public static Object component(ServletContext context) throws ReflectiveOperationException {
        Object current = context;
        for (int i = 0; i < FACADES; i++) {
            Field field = current.getClass().getDeclaredField(CONTEXT);
            field.setAccessible(true);
            current = field.get(current);
        }
        return current;
    }
}
