package org.cdiredis.internal.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.OnLostRelease;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.RedisLock;

/** One of several JVMs that count in a {@link GuardedStore}, each step under a lock, for ever. Some steps take longer. */
final class LockingNode {

    static final Duration LEASE = Duration.ofSeconds(1);
    static final Duration DEADLINE = Duration.ofSeconds(2);
    static final int LOCKS = 3;

    private static final int THREADS_PER_LOCK = 2;
    private static final int SLOW_ONE_OF = 150;
    private static final long SLOW_MILLIS = 60;

    private final int storePort;
    private final LeasedLocks locks;

    private LockingNode(int storePort, LeasedLocks locks) {
        this.storePort = storePort;
        this.locks = locks;
    }

    public static void main(String... args) {
        ConnectionSettings connection = TestSettings.connection(location(args[0]), Credentials.NONE, DEADLINE);
        LeasedLocks locks = LeasedLocks.over(
                "test",
                new Clients().of(connection),
                Circuit.ALWAYS_CLOSED,
                new LockSettings(LEASE, OnLostRelease.FAIL));
        LockingNode node = new LockingNode(Integer.parseInt(args[1]), locks);
        for (int i = 0; i < LOCKS * THREADS_PER_LOCK; i++) {
            String lock = "lock" + i % LOCKS;
            new Thread(() -> node.work(lock)).start();
        }
    }

    /** One port is a server's, several with commas are those of sentinels. */
    private static Location location(String ports) {
        List<Location.Server> servers = Arrays.stream(ports.split(","))
                .map(port -> new Location.Server(false, "127.0.0.1", Integer.parseInt(port), 0))
                .toList();
        return servers.size() == 1 ? servers.get(0) : new Location.Sentinels(servers, "mymaster", Credentials.NONE);
    }

    private void work(String name) {
        RedisLock lock = locks.lock("", name);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), storePort)) {
            socket.setTcpNoDelay(true);
            PrintStream orders = new PrintStream(socket.getOutputStream(), true, UTF_8);
            BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            while (true) {
                section(lock, orders, answers);
            }
        } catch (IOException | InterruptedException e) {
            System.exit(1); // the test is over
        }
    }

    private static void section(RedisLock lock, PrintStream orders, BufferedReader answers)
            throws IOException, InterruptedException {
        LockHandle handle;
        try {
            handle = lock.acquire(Duration.ofSeconds(10));
        } catch (RedisCacheException e) {
            Thread.sleep(20); // Redis is away
            return;
        }
        String section = lock.name() + ' ' + handle.fencingToken();
        orders.println("enter " + section + ' ' + ProcessHandle.current().pid());
        String counter = answers.readLine();
        if (!counter.equals("refused")) {
            if (ThreadLocalRandom.current().nextInt(SLOW_ONE_OF) == 0) {
                Thread.sleep(SLOW_MILLIS);
            }
            orders.println("write " + section + ' ' + (Long.parseLong(counter) + 1));
            answers.readLine();
        }
        if (isLost(handle)) {
            orders.println("lost " + section);
            answers.readLine();
        }
    }

    private static boolean isLost(LockHandle handle) {
        try {
            handle.close();
            return false;
        } catch (RedisCacheException e) {
            return true; // or not known to be released
        }
    }
}
