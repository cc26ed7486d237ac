package org.cdiredis.session.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EventListener;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;

/**
 * The application that an adapter's test deploys: its class loader has the configuration, its document root a static page and the
 * deployment descriptor, and as an initializer it adds the servlet and the listeners. The server lies about nothing else.
 */
public final class TestApplication implements ServletContainerInitializer, AutoCloseable {

    /** A page that no servlet of the application serves. */
    public static final String STATIC_PAGE = "static.txt";

    /** Whom the server knows. */
    public static final String USER = "joe";

    public static final String PASSWORD = "secret";
    public static final String ROLE = "reader";

    /** What nobody sees but those with the role, in an application {@link #withLogin}. */
    public static final String PROTECTED = ActionServlet.PATH + ActionServlet.PROTECTED + "*";

    /** Where the action {@link #onError} is. */
    public static final String ERROR_PAGE = ActionServlet.PATH + "error";

    private final String name;
    private final Properties properties = new Properties();
    private final Map<String, Action> actions = new ConcurrentHashMap<>();
    private final AtomicInteger lastAction = new AtomicInteger();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Class<?>> ownClasses = new ArrayList<>();
    private final Path directory;

    private WeakReference<ClassLoader> loader = new WeakReference<>(null);
    private boolean distributable;
    private boolean hasUsers;
    private boolean hasLogin;
    private final List<Class<? extends EventListener>> listeners =
            new ArrayList<>(List.of(RecordingListener.class, SecondListener.class));
    private String descriptorLines = "";
    private Consumer<ServletContext> atStartup = context -> {};

    public TestApplication(String name) {
        this.name = name;
        try {
            directory = Files.createTempDirectory("session-adapter");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of its configuration. */
    public TestApplication with(String property, String value) {
        properties.setProperty(property, value);
        return this;
    }

    /** With {@code <distributable/>} in its descriptor. */
    public TestApplication distributable() {
        distributable = true;
        return this;
    }

    /** Where {@link #USER} may log in. */
    public TestApplication withUsers() {
        hasUsers = true;
        return this;
    }

    public boolean hasUsers() {
        return hasUsers;
    }

    /** With a form for log-ins, which is {@link #STATIC_PAGE}, and something {@link #PROTECTED}. */
    public TestApplication withLogin() {
        hasUsers = true;
        hasLogin = true;
        return describe("""
                <security-constraint>
                  <web-resource-collection>
                    <web-resource-name>protected</web-resource-name>
                    <url-pattern>%s</url-pattern>
                  </web-resource-collection>
                  <auth-constraint><role-name>%s</role-name></auth-constraint>
                </security-constraint>
                <login-config>
                  <auth-method>FORM</auth-method>
                  <form-login-config>
                    <form-login-page>/%s</form-login-page>
                    <form-error-page>/%s</form-error-page>
                  </form-login-config>
                </login-config>
                <security-role><role-name>%s</role-name></security-role>
                """.formatted(PROTECTED, ROLE, STATIC_PAGE, STATIC_PAGE, ROLE));
    }

    public boolean hasLogin() {
        return hasLogin;
    }

    /** With a page for all errors. */
    public TestApplication onError(Action page) {
        actions.put("error", page);
        return describe("<error-page><location>" + ERROR_PAGE + "</location></error-page>");
    }

    public boolean hasErrorPage() {
        return actions.containsKey("error");
    }

    /** With no listeners but attributes that are some. */
    public TestApplication withoutListeners() {
        listeners.clear();
        return this;
    }

    /** With one more listener, after the others. */
    public TestApplication withListener(Class<? extends EventListener> type) {
        listeners.add(type);
        return this;
    }

    /** With a class of its own, for servers that look for what is annotated. */
    public TestApplication withClass(Class<?> type) {
        ownClasses.add(type);
        return this;
    }

    public List<Class<?>> ownClasses() {
        return List.copyOf(ownClasses);
    }

    /** With more in its descriptor, for servers that read it. */
    public TestApplication describe(String lines) {
        descriptorLines += lines;
        return this;
    }

    /** What it does with its context when it starts. */
    public TestApplication atStartup(Consumer<ServletContext> task) {
        atStartup = task;
        return this;
    }

    /** Its name, and without a slash its context path. */
    public String name() {
        return name;
    }

    public boolean isDistributable() {
        return distributable;
    }

    /** What a server that scans an application would hand to an initializer that asks for these listeners. */
    public List<Class<?>> listenerClasses() {
        return List.copyOf(listeners);
    }

    /** Above that of the tests: one of its own for each node, with the configuration. */
    public URLClassLoader classLoader() {
        Path classes = directory.resolve("classes");
        Path file = classes.resolve("META-INF/microprofile-config.properties");
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            URLClassLoader made = new URLClassLoader(
                    name, new URL[] {classes.toUri().toURL()}, TestApplication.class.getClassLoader());
            loader = new WeakReference<>(made);
            return made;
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nobody has the class loader any more that was made last. */
    public boolean isUnloaded() {
        return loader.get() == null;
    }

    /** With the static page and {@code WEB-INF/web.xml}. */
    public Path documentRoot() {
        Path root = directory.resolve("root");
        try {
            Files.createDirectories(root.resolve("WEB-INF"));
            Files.writeString(root.resolve(STATIC_PAGE), "static");
            Files.writeString(root.resolve("WEB-INF/web.xml"), descriptor());
            for (Class<?> type : ownClasses) {
                copy(type, root.resolve("WEB-INF/classes"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root;
    }

    /** Copies the file of a class into a directory of classes. */
    public static void copy(Class<?> type, Path classes) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        context.setAttribute(RecordingListener.EVENTS, events);
        listeners.forEach(context::addListener);
        ServletRegistration.Dynamic servlet = context.addServlet("actions", new ActionServlet(actions));
        servlet.setAsyncSupported(true);
        servlet.addMapping(ActionServlet.PATH + "*");
        atStartup.accept(context);
    }

    List<String> events() {
        return events;
    }

    /** The name under which the action is from now on. */
    String add(Action action) {
        String id = String.valueOf(lastAction.incrementAndGet());
        actions.put(id, action);
        return id;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String descriptor() {
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  %s
                  %s
                </web-app>
                """.formatted(distributable ? "<distributable/>" : "", descriptorLines);
    }
}
