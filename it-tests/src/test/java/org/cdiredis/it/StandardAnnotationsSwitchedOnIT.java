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

/** The standard caching annotations with {@code jcache-annotations=on}: in Redis on every server. */
@ExtendWith(ArquillianExtension.class)
class StandardAnnotationsSwitchedOnIT {

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
        return Wars.withStandardAnnotations("standard-on.war", "cdi-redis.jcache-annotations=on");
    }

    @BeforeEach
    void clear() {
        caches.client("default").getKeys().flushdb();
    }

    @Test
    void annotations_areInterceptedByNobodyElse() throws NoSuchMethodException {
        assertThat(StandardShelf.interceptors(beans)).hasSize(1).allMatch(name -> name.startsWith("org.cdiredis."));
    }

    @Test
    void result_isKeptInRedis() {
        String first = shelf.title("1");

        assertThat(shelf.title("1")).isEqualTo(first);
        assertThat(caches.client("default").getKeys().getKeys()).containsExactly(":1:titles/1(\"1\")");
    }

    @Test
    void result_ofAnEnterpriseBean_isKeptInRedis() {
        String first = stateless.title("1");

        assertThat(stateless.title("1")).isEqualTo(first);
        assertThat(caches.client("default").getKeys().getKeys()).containsExactly(":1:enterprise/1(\"1\")");
    }

    @Test
    void putAndRemovals_changeWhatIsKept() {
        shelf.rename("1", "put");
        assertThat(shelf.title("1")).isEqualTo("put");

        shelf.remove("1");
        assertThat(shelf.title("1")).isNotEqualTo("put");

        shelf.removeAll();
        assertThat(caches.client("default").getKeys().count()).isZero();
    }
}
