package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.it.process.ServerProcessServlet;

/** An application leaves nothing behind when it goes. */
@ExtendWith(ArquillianExtension.class)
class UndeploymentIT {

    private static final String WAR = "undeployment";

    // Arquillian knows no address of what is not deployed yet.
    private static final URI PROCESS =
            URI.create("http://127.0.0.1:" + System.getProperty("server.http.port") + "/" + WAR + "/process");

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = WAR, managed = false, testable = false)
    static WebArchive war() {
        return Wars.configured(
                Wars.withLibraries(WAR + ".war").addClass(ServerProcessServlet.class), "cdi-redis.location=embedded:");
    }

    @Test
    void undeployment_endsTheEmbeddedRedis_andTheNextDeploymentStartsAnother() {
        long first = processOfADeployment();
        long second = processOfADeployment();

        assertThat(second).isNotEqualTo(first);
    }

    /** Deploys, undeploys, and gives the process that was the Redis in between. */
    private long processOfADeployment() {
        deployer.deploy(WAR);
        long process;
        try {
            process = Long.parseLong(Http.get(PROCESS).body());
            assertThat(isAlive(process)).as("process %d", process).isTrue();
        } finally {
            deployer.undeploy(WAR);
        }
        assertThat(isAlive(process)).as("process %d", process).isFalse();
        return process;
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }
}
