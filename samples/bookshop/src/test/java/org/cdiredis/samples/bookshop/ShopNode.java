package org.cdiredis.samples.bookshop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * A WildFly with the shop: one of several that have the same installation.
 *
 * @param name what it calls itself
 * @param port where it listens
 */
record ShopNode(String name, int port) {

    private static final String CUSTOMERS = "customers.properties";

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /**
     * Starts it.
     *
     * @param wildfly the installation
     * @param war the shop
     * @param mavenRepository where WildFly's modules are
     * @param additions what is added to WildFly's configuration
     * @param redis the Redis of the shop; empty for what the shop itself says
     */
    Process start(Path wildfly, Path war, String mavenRepository, Path additions, Optional<String> redis)
            throws IOException {
        Path base = wildfly.resolve(name);
        copyAll(wildfly.resolve("standalone/configuration"), base.resolve("configuration"));
        copy(additions.resolve(CUSTOMERS), base.resolve("configuration"));
        copy(war, base.resolve("deployments"));
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(wildfly)
                .setBaseDirectory(base)
                .setYamlFiles(additions.resolve("security.yml"))
                .addJavaOption("-Dmaven.repo.local=" + mavenRepository)
                .addServerArgument("-Djboss.node.name=" + name)
                .addServerArgument("-Djboss.http.port=" + port);
        Launcher launcher = Launcher.of(command).inherit();
        // By the environment, since command lines are open to everybody on the machine and this may hold a password.
        redis.ifPresent(location -> launcher.addEnvironmentVariable("CDI_REDIS_LOCATION", location));
        return launcher.launch();
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, Files::isRegularFile)) {
            for (Path file : files) {
                copy(file, to);
            }
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
