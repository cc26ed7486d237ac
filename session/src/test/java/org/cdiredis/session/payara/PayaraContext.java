package org.cdiredis.session.payara;

import java.beans.PropertyChangeListener;
import java.util.Map;
import java.util.Set;
import jakarta.servlet.ServletException;

import org.apache.catalina.Container;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Loader;
import org.apache.catalina.authenticator.FormAuthenticator;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardWrapper;
import org.apache.catalina.deploy.ErrorPage;
import org.apache.catalina.deploy.LoginConfig;
import org.apache.catalina.deploy.SecurityCollection;
import org.apache.catalina.deploy.SecurityConstraint;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.session.StandardManager;
import org.glassfish.web.valve.GlassFishValve;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.servlet.SessionInitializer;

/** The context of a test's application, which hands over what the server would have found by itself. */
class PayaraContext extends StandardContext {

    private static final long serialVersionUID = 1L;

    private static final String DEFAULT_SERVLET = "default";

    /** The servlets, and where they are. */
    static final Map<String, String> MAPPINGS = Map.of("actions", "/action/*", DEFAULT_SERVLET, "/");

    private final transient TestApplication application;

    PayaraContext(TestApplication application) {
        this.application = application;
        setName("/" + application.name());
        setPath("/" + application.name());
        setDocBase(application.documentRoot().toString());
        setDistributable(application.isDistributable());
        setUseNaming(false);
        setLoader(new GivenLoader(application.classLoader()));
        setManager(new StandardManager());
        setRealm(new TestRealm());
        addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.START_EVENT)) {
                addValve((GlassFishValve) new FormAuthenticator());
                setConfigured(true);
            }
        });
        if (application.hasErrorPage()) {
            ErrorPage page = new ErrorPage();
            page.setLocation(TestApplication.ERROR_PAGE);
            addErrorPage(page);
        }
        if (application.hasLogin()) {
            protect();
        }
        StandardWrapper files = new StandardWrapper();
        files.setName(DEFAULT_SERVLET);
        files.setServletClassName(DefaultServlet.class.getName());
        addChild(files);
        addServletMapping("/", DEFAULT_SERVLET);
    }

    private void protect() {
        SecurityCollection actions = new SecurityCollection();
        actions.addPattern(TestApplication.PROTECTED);
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(actions);
        constraint.addAuthRole(TestApplication.ROLE);
        addConstraint(constraint);
        addSecurityRole(TestApplication.ROLE);
        String page = "/" + TestApplication.STATIC_PAGE;
        setLoginConfig(new LoginConfig("FORM", "tests", page, page));
    }

    @Override
    protected void callServletContainerInitializers() throws LifecycleException {
        application.onStartup(Set.of(), getServletContext());
        try {
            new SessionInitializer().onStartup(Set.copyOf(application.listenerClasses()), getServletContext());
        } catch (ServletException e) {
            throw new LifecycleException(e);
        }
    }

    /** One with a class loader that is there already. */
    private static final class GivenLoader implements Loader {

        private final ClassLoader loader;
        private @Nullable Container container;

        GivenLoader(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public ClassLoader getClassLoader() {
            return loader;
        }

        @Override
        public @Nullable Container getContainer() {
            return container;
        }

        @Override
        public void setContainer(Container container) {
            this.container = container;
        }

        @Override
        public boolean getDelegate() {
            return true;
        }

        @Override
        public void setDelegate(boolean delegate) {}

        @Override
        public String getInfo() {
            return "given";
        }

        @Override
        public boolean getReloadable() {
            return false;
        }

        @Override
        public void setReloadable(boolean reloadable) {}

        @Override
        public void addPropertyChangeListener(PropertyChangeListener listener) {}

        @Override
        public void addRepository(String repository) {}

        @Override
        public String[] findRepositories() {
            return new String[0];
        }

        @Override
        public boolean modified() {
            return false;
        }

        @Override
        public void removePropertyChangeListener(PropertyChangeListener listener) {}

        @Override
        public void setOverridablePackages(Set<String> packageNames) {}

        @Override
        public void setIgnoreHiddenJarFiles(boolean ignoreHiddenJarFiles) {}
    }
}
