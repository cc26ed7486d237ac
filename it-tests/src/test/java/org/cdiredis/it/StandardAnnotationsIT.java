package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.Caches;
import org.cdiredis.it.standard.StandardShelf;
import org.cdiredis.it.standard.StandardStatelessShelf;

/** The standard caching annotations without a word of configuration: in Redis on WildFly, and Payara's own affair on Payara. */
@ExtendWith(ArquillianExtension.class)
class StandardAnnotationsIT {

    @Inject
    StandardShelf shelf;

    @Inject
    StandardStatelessShelf stateless;

    @Inject
    Caches caches;

    @Inject
    BeanManager beans;

    @Deployment
    static WebArchive war() {
        return Wars.withStandardAnnotations("standard.war", "");
    }

    @BeforeEach
    void clear() {
        caches.client("default").getKeys().flushdb();
    }

    @Test
    void annotations_areInterceptedOnce() throws NoSuchMethodException {
        assertThat(StandardShelf.interceptors(beans))
                .hasSize(1)
                .allMatch(name -> name.startsWith(isPayara() ? "fish.payara." : "org.cdiredis."));
    }

    @Test
    void results_areKeptInRedis_whereTheServerDoesNotInterceptThem() {
        shelf.title("1");
        stateless.title("1");

        assertThat(caches.client("default").getKeys().count()).isEqualTo(isPayara() ? 0 : 2);
    }

    private static boolean isPayara() {
        return System.getProperty("com.sun.aas.instanceRoot") != null;
    }
}
