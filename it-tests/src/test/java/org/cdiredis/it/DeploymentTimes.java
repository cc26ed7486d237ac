package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.wildfly.plugin.tools.Deployment;
import org.wildfly.plugin.tools.DeploymentManager;
import org.wildfly.plugin.tools.UndeployDescription;

/**
 * Not a test but a measurement, which only the property {@code deployment-time} starts: how long WildFly takes to deploy the
 * WAR of {@link InjectionIT} as it is, and with the libraries that the extension excludes put back.
 */
@ExtendWith(ArquillianExtension.class)
class DeploymentTimes {

    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 9;

    @ArquillianResource
    @TargetsContainer("wildfly")
    ManagementClient server;

    @TempDir
    Path directory;

    @Test
    void measure() throws IOException {
        Candidate lean = new Candidate("as it is", export(InjectionIT.war(), "lean.war"));
        Candidate whole = new Candidate(
                "with the excluded libraries",
                export(
                        InjectionIT.war()
                                .addAsLibraries(Wars.jarsIn(new File(System.getProperty("war.excluded-libraries")))),
                        "whole.war"));
        DeploymentManager deployments = DeploymentManager.create(server.getControllerClient());
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            // Turn by turn, so that what else the machine does falls on both.
            lean.deploy(deployments);
            whole.deploy(deployments);
        }
        Files.write(Path.of(System.getProperty("deployment-times")), List.of(lean.report(), whole.report()));
    }

    private Path export(WebArchive war, String name) {
        Path file = directory.resolve(name);
        war.as(ZipExporter.class).exportTo(file.toFile());
        return file;
    }

    /** A WAR, and how long each of its deployments took. */
    private record Candidate(String description, Path war, List<Duration> times) {

        Candidate(String description, Path war) {
            this(description, war, new ArrayList<>());
        }

        void deploy(DeploymentManager deployments) throws IOException {
            Deployment deployment = Deployment.of(war);
            long start = System.nanoTime();
            assertThat(deployments.deploy(deployment).successful()).isTrue();
            times.add(Duration.ofNanos(System.nanoTime() - start));
            assertThat(deployments.undeploy(UndeployDescription.of(deployment)).successful())
                    .isTrue();
        }

        String report() throws IOException {
            List<Long> millis =
                    times.stream().skip(WARM_UPS).map(Duration::toMillis).toList();
            long median =
                    millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow();
            return String.format(
                    Locale.ROOT, "%s: %.1f MB, median %d ms of %s", description, Files.size(war) / 1e6, median, millis);
        }
    }
}
