package org.cdiredis.session.undertow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jakarta.servlet.ServletException;

import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.ServletContainer;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.WebResourceCollection;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** Undertow, as an application embeds it. */
final class UndertowServer implements TestServer {

    private final List<PathResourceManager> files = new ArrayList<>();
    private final List<DeploymentManager> deployments = new ArrayList<>();
    private final Undertow server;
    private final String path;

    private UndertowServer(Consumer<DeploymentInfo> customizer, TestApplication application, TestApplication... others)
            throws ServletException {
        path = path(application);
        ServletContainer container = Servlets.newContainer();
        PathHandler paths = new PathHandler();
        deploy(application, customizer, container, paths);
        for (TestApplication other : others) {
            deploy(other, customizer, container, paths);
        }
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(16)
                .setHandler(paths)
                .build();
        server.start();
    }

    private void deploy(
            TestApplication application,
            Consumer<DeploymentInfo> customizer,
            ServletContainer container,
            PathHandler paths)
            throws ServletException {
        PathResourceManager resources = new PathResourceManager(application.documentRoot());
        files.add(resources);
        DeploymentInfo info = Servlets.deployment()
                .setDeploymentName(application.name())
                .setContextPath(path(application))
                .setClassLoader(application.classLoader())
                .setResourceManager(resources)
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        TestApplication.class, new ImmediateInstanceFactory<>(application), Set.of()));
        describe(application, info);
        customizer.accept(info);
        DeploymentManager deployment = container.addDeployment(info);
        deployments.add(deployment);
        deployment.deploy();
        paths.addPrefixPath(path(application), deployment.start());
    }

    private static String path(TestApplication application) {
        return "/" + application.name();
    }

    /** Undertow itself reads no descriptor. */
    private static void describe(TestApplication application, DeploymentInfo info) {
        if (application.hasUsers()) {
            info.setIdentityManager(new Users());
        }
        if (application.hasLogin()) {
            String form = "/" + TestApplication.STATIC_PAGE;
            info.setLoginConfig(new LoginConfig("FORM", "users", form, form))
                    .addSecurityRole(TestApplication.ROLE)
                    .addSecurityConstraint(new SecurityConstraint()
                            .addWebResourceCollection(
                                    new WebResourceCollection().addUrlPattern(TestApplication.PROTECTED))
                            .addRoleAllowed(TestApplication.ROLE));
        }
        if (application.hasErrorPage()) {
            info.addErrorPage(new ErrorPage(TestApplication.ERROR_PAGE));
        }
    }

    /** With other applications beside it, each at its name. */
    static UndertowServer start(TestApplication application, TestApplication... others) throws ServletException {
        return new UndertowServer(info -> {}, application, others);
    }

    /** With what else there is to say of the application. */
    static UndertowServer start(TestApplication application, Consumer<DeploymentInfo> customizer)
            throws ServletException {
        return new UndertowServer(customizer, application);
    }

    @Override
    public URI address() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + path + "/");
    }

    @Override
    public void close() {
        server.stop();
        deployments.forEach(UndertowServer::undeploy);
        try {
            for (PathResourceManager resources : files) {
                resources.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void undeploy(DeploymentManager deployment) {
        try {
            deployment.stop();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        ClassLoader loader = deployment.getDeployment().getDeploymentInfo().getClassLoader();
        deployment.undeploy();
        // As a server does that brings the configuration.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig(loader));
    }
}
