package org.cdiredis.session.undertow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
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
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.WebResourceCollection;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** Undertow, as an application embeds it. */
final class UndertowServer implements TestServer {

    private final PathResourceManager files;
    private final DeploymentManager deployment;
    private final Undertow server;
    private final String path;

    private UndertowServer(TestApplication application) throws ServletException {
        path = "/" + application.name();
        files = new PathResourceManager(application.documentRoot());
        DeploymentInfo info = Servlets.deployment()
                .setDeploymentName(application.name())
                .setContextPath(path)
                .setClassLoader(application.classLoader())
                .setResourceManager(files)
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        TestApplication.class, new ImmediateInstanceFactory<>(application), Set.of()));
        describe(application, info);
        deployment = Servlets.newContainer().addDeployment(info);
        deployment.deploy();
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(16)
                .setHandler(new PathHandler().addPrefixPath(path, deployment.start()))
                .build();
        server.start();
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

    static UndertowServer start(TestApplication application) throws ServletException {
        return new UndertowServer(application);
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
        try {
            deployment.stop();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        ClassLoader loader = deployment.getDeployment().getDeploymentInfo().getClassLoader();
        deployment.undeploy();
        // As a server does that brings the configuration.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig(loader));
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
