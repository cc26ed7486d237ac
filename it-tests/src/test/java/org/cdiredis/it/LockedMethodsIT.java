package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.it.broken.LockedInTransaction;
import org.cdiredis.it.locking.Early;
import org.cdiredis.it.locking.Job;
import org.cdiredis.it.locking.Journal;
import org.cdiredis.it.locking.Late;
import org.cdiredis.it.locking.RestApplication;
import org.cdiredis.it.locking.Shop;
import org.cdiredis.it.locking.ShopResource;

/** Locks and limits as annotations, of two applications on one Redis, with the transactions, timers and REST of the server. */
@ExtendWith(ArquillianExtension.class)
class LockedMethodsIT {

    private static final String EARLY = "locking-early";
    private static final String LATE = "locking-late";
    private static final String BROKEN = "locking-broken";

    // Deployments are made before any test, and name its port.
    private static final RedisServer REDIS = RedisServer.start();

    @Deployment(name = EARLY, testable = false)
    static WebArchive early() {
        return war(EARLY).addClass(Early.class);
    }

    @Deployment(name = LATE, testable = false)
    static WebArchive late() {
        return war(LATE).addClass(Late.class);
    }

    @Deployment(name = BROKEN, managed = false, testable = false)
    static WebArchive broken() {
        return Wars.configured(
                Wars.withLibraries(BROKEN + ".war").addClass(LockedInTransaction.class),
                "cdi-redis.location=redis://127.0.0.1:1");
    }

    private static WebArchive war(String name) {
        return Wars.configured(
                Wars.withLibraries(name + ".war")
                        .addClasses(Job.class, Journal.class, RestApplication.class, Shop.class, ShopResource.class),
                "cdi-redis.location=redis://127.0.0.1:" + REDIS.port());
    }

    @AfterAll
    static void stop() {
        REDIS.stop();
    }

    private static List<Long> journal(String what) {
        return REDIS.command("LRANGE", what, "0", "-1")
                .lines()
                .filter(line -> !line.isBlank())
                .map(Long::valueOf)
                .toList();
    }

    @Test
    void timers_ofTwoNodes_workOnceEachTime_thoughClocksDiffer() {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> journal("ticks").size() >= 3
                        && journal("early").size() >= 3
                        && journal("late").size() >= 3);

        List<Long> ticks = journal("ticks");
        for (int i = 1; i < ticks.size(); i++) {
            // Two seconds without the minimum.
            assertThat(ticks.get(i) - ticks.get(i - 1))
                    .isGreaterThan(Duration.ofSeconds(6).toMillis());
        }
    }

    @Test
    void lock_outlivesTheTransactionOfItsMethod(@ArquillianResource @OperateOnDeployment(EARLY) URI base) {
        assertThat(Http.get(base.resolve("rest/shop/transaction")).body()).isEqualTo("true false");
    }

    @Test
    void job_thatTwoNodesHaveScheduled_isDoneOnce(
            @ArquillianResource @OperateOnDeployment(EARLY) URI one,
            @ArquillianResource @OperateOnDeployment(LATE) URI other) {
        for (URI node : List.of(one, other, one, other)) {
            assertThat(Http.get(node.resolve("rest/shop/job")).body()).isEqualTo("scheduled");
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> journal("job-attempts").size() == 4);

        assertThat(journal("jobs")).hasSize(1);
    }

    @Test
    void loss_rollsTheTransactionOfTheMethodBack(@ArquillianResource @OperateOnDeployment(EARLY) URI base) {
        assertThat(Http.get(base.resolve("rest/shop/loss")).body()).isEqualTo("rolled back");
    }

    @Test
    void limitPerUser_isOneForAllWhomTheServerDoesNotKnow(
            @ArquillianResource @OperateOnDeployment(EARLY) URI one,
            @ArquillianResource @OperateOnDeployment(LATE) URI other) {
        assertThat(Http.get(one.resolve("rest/shop/per-user")).body()).isEqualTo("served");
        assertThat(Http.get(other.resolve("rest/shop/per-user")).statusCode()).isEqualTo(429);
    }

    @Test
    void lock_isHeldUntilACallersTransactionHasEnded(@ArquillianResource @OperateOnDeployment(LATE) URI base) {
        assertThat(Http.get(base.resolve("rest/shop/callers-transaction")).body())
                .startsWith("true ");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        REDIS.command("EXISTS", "cdi-redis:lock:{default:shop}").equals("0"));
    }

    @Test
    void requests_tooMany_areAnsweredWith429(
            @ArquillianResource @OperateOnDeployment(EARLY) URI one,
            @ArquillianResource @OperateOnDeployment(LATE) URI other) {
        assertThat(Http.get(one.resolve("rest/shop/limited")).body()).isEqualTo("served");
        assertThat(Http.get(other.resolve("rest/shop/limited")).body()).isEqualTo("served");

        HttpResponse<String> refusal = Http.get(one.resolve("rest/shop/limited"));

        assertThat(refusal.statusCode()).isEqualTo(429);
        long retryAfter = refusal.headers().firstValueAsLong("Retry-After").orElseThrow();
        assertThat(retryAfter).isBetween(1_500L, 1_800L);
        assertThat(refusal.headers().firstValue("RateLimit-Policy")).hasValue("\"default\";q=2;w=3600");
        assertThat(refusal.headers().firstValue("RateLimit")).hasValue("\"default\";r=0;t=" + retryAfter);
    }

    @Test
    void enterpriseBean_whoseTransactionBeginsBeforeItsLock_isNotDeployed(@ArquillianResource Deployer deployer) {
        assertThatThrownBy(() -> deployer.deploy(BROKEN))
                .isInstanceOf(DeploymentException.class)
                .hasStackTraceContaining("CDIREDIS02008: the method work() of " + LockedInTransaction.class.getName());
    }
}
