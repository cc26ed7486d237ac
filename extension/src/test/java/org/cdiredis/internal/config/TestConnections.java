package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.cdiredis.embedded.RedisServer;

/** Connections of more than a server alone, as a test needs them. */
public final class TestConnections {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Location location;
    private Credentials credentials = Credentials.NONE;
    private TlsSettings tls = TlsSettings.DEFAULT;
    private ReplicationSettings replication = ReplicationSettings.NONE;
    private Transport transport = Transport.AUTO;
    private PoolSettings pool = new PoolSettings(1, 8);
    private Duration connectTimeout = LONG;
    private Duration timeout = LONG;
    private Duration deadline = LONG;
    private Optional<Secret> redissonConfig = Optional.empty();

    private TestConnections(Location location) {
        this.location = location;
    }

    public static TestConnections to(Location location) {
        return new TestConnections(location);
    }

    public static Location.Server server(RedisServer server) {
        return new Location.Server(server.uri().startsWith("rediss"), server.host(), server.port(), 0);
    }

    public static List<Location.Server> servers(List<RedisServer> servers) {
        return servers.stream().map(TestConnections::server).toList();
    }

    public TestConnections credentials(String username, String password) {
        credentials = new Credentials(
                Optional.of(username).filter(name -> !name.isEmpty()), Optional.of(new Secret(password)));
        return this;
    }

    public TestConnections tls(TlsSettings settings) {
        tls = settings;
        return this;
    }

    public TestConnections reads(ReadFrom from) {
        replication = new ReplicationSettings(from, replication.readYourWrites(), replication.waitForReplicas());
        return this;
    }

    public TestConnections readYourWrites(Duration duration) {
        replication =
                new ReplicationSettings(replication.readFrom(), Optional.of(duration), replication.waitForReplicas());
        return this;
    }

    public TestConnections waitForReplicas(int count) {
        replication = new ReplicationSettings(replication.readFrom(), replication.readYourWrites(), count);
        return this;
    }

    public TestConnections transport(Transport carrier) {
        transport = carrier;
        return this;
    }

    public TestConnections pool(int minIdle, int maxSize) {
        pool = new PoolSettings(minIdle, maxSize);
        return this;
    }

    public TestConnections times(Duration connect, Duration command, Duration call) {
        connectTimeout = connect;
        timeout = command;
        deadline = call;
        return this;
    }

    public TestConnections redissonConfig(String yaml) {
        redissonConfig = Optional.of(new Secret(yaml));
        return this;
    }

    public ConnectionSettings settings() {
        return new ConnectionSettings(
                location,
                credentials,
                connectTimeout,
                timeout,
                deadline,
                pool,
                tls,
                replication,
                transport,
                redissonConfig);
    }
}
