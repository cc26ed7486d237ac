package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.it.broken.RawInjection;

/** What is wrong with an application stops its deployment, and whoever deploys it reads all of it. */
@ExtendWith(ArquillianExtension.class)
class BrokenDeploymentIT {

    private static final String WAR = "broken";

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = WAR, managed = false, testable = false)
    static WebArchive war() {
        return Wars.configured(
                Wars.withLibraries(WAR + ".war").addClass(RawInjection.class), "cdi-redis.cache.raw.tll=PT5M");
    }

    @Test
    void deployment_ofABrokenApplication_failsWithAllMessages() {
        // The servers put their own words, and one of them backslashes, around the messages; the texts are tested
        // elsewhere.
        assertThatThrownBy(() -> deployer.deploy(WAR))
                .isInstanceOf(DeploymentException.class)
                .hasStackTraceContaining(
                        "CDIREDIS00001: The Redis caches of this application cannot be set up. Problems: 3")
                .hasStackTraceContaining("CDIREDIS00003: cdi-redis.cache.raw.tll: no such option.")
                .hasStackTraceContaining("CDIREDIS00004: Cache ")
                .hasStackTraceContaining("CDIREDIS00006: the field cache of " + RawInjection.class.getName());
    }
}
