package org.cdiredis.embedded;

/**
 * How sentinels are set up.
 *
 * @param masterName under which they know the primary
 * @param sentinels how many there are
 * @param quorum how many have to agree that the primary is gone
 */
record SentinelPlan(String masterName, int sentinels, int quorum) {

    private static final int DOWN_AFTER_MILLIS = 2_000;
    private static final int FAILOVER_TIMEOUT_MILLIS = 5_000;

    /** How often a sentinel looks and tells; by default 10 s and 2 s, which makes tests slow. */
    private static final String HURRIED_PERIOD_MILLIS = "200";

    SentinelPlan {
        if (!masterName.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "The name of a primary consists of letters, digits and .-_, unlike \"" + masterName + "\"");
        }
        if (sentinels < 1) {
            throw new IllegalArgumentException("There is at least one sentinel, not " + sentinels);
        }
        if (quorum < 1 || quorum > sentinels) {
            throw new IllegalArgumentException("The quorum of " + sentinels + " sentinels is not " + quorum);
        }
    }

    /** A sentinel that is yet to be started. */
    RedisServer.Builder sentinelFor(RedisServer primary) {
        RedisServer.Builder sentinel = RedisServer.builder()
                .mode(Mode.SENTINEL)
                .directive(of("monitor", primary.host() + ' ' + primary.port() + ' ' + quorum))
                .directive(of("down-after-milliseconds", Integer.toString(DOWN_AFTER_MILLIS)))
                .directive(of("failover-timeout", Integer.toString(FAILOVER_TIMEOUT_MILLIS)));
        // The password is also what sentinels tell each other.
        primary.password()
                .ifPresent(password -> sentinel.password(password)
                        .directive(of(
                                "auth-pass",
                                Directive.quoted("auth-pass", password).value())));
        TlsMaterial tls = primary.endpoint().tls();
        return tls == null ? sentinel : sentinel.tls(tls);
    }

    private Directive of(String setting, String value) {
        return new Directive("sentinel", setting + ' ' + masterName + ' ' + value);
    }

    /** Makes a running sentinel find the others faster. */
    void hurry(RedisServer sentinel) {
        sentinel.command(
                "SENTINEL", "DEBUG", "info-period", HURRIED_PERIOD_MILLIS, "publish-period", HURRIED_PERIOD_MILLIS);
    }
}
