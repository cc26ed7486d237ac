package org.cdiredis.it;

import java.net.URI;

import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;

/** One of the two nodes of WildFly, with the deployments that are called as the node and the application. */
record WildFlyNode(String name, ContainerController containers, Deployer deployer) {

    /** Starts it if it doesn't run. */
    void start() {
        if (!containers.isStarted(name)) {
            containers.start(name);
        }
    }

    void deploy(String application) {
        deployer.deploy(deployment(name, application));
    }

    void undeploy(String application) {
        deployer.undeploy(deployment(name, application));
    }

    static String deployment(String node, String application) {
        return node + "-" + application;
    }

    URI application(String application) {
        return root().resolve(application + "/");
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + System.getProperty(name + ".http.port") + "/");
    }

    /** As the loss of a machine: nothing is said good-bye to. */
    void crash() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("-Djboss.node.name=" + name + " "))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
        // Arquillian believes that it runs.
        containers.kill(name);
    }
}
