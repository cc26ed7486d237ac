package org.cdiredis.session.internal.config;

import java.io.ObjectInputFilter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.OutagePolicy;
import org.cdiredis.session.UnreadablePolicy;

/** All options of sessions, in the order of the reference. */
final class SessionOptions {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final int MOST = Integer.MAX_VALUE;

    static final SessionOption<Boolean> ENABLED =
            SessionOption.flag("enabled", false, "Whether the sessions of the application are in Redis.");

    static final SessionOption<AdapterChoice> ADAPTER = SessionOption.constant(
            "adapter",
            AdapterChoice.class,
            AdapterChoice.AUTO,
            "What connects the server with the sessions: what fits the server, or the servlet filter on any server.");

    static final SessionOption<List<String>> LISTENERS = new SessionOption<>(
            "listeners",
            "class names with commas between",
            "none",
            "For the servlet filter: the listeners of sessions that the application adds in code, in the order in which they are"
                    + " told. Those with `@WebListener` and those in `web.xml` are found.",
            false,
            text -> Arrays.stream(text.split(",")).map(String::trim).toList(),
            List.of());

    static final SessionOption<String> CACHE = SessionOption.text(
            "cache",
            "`default`",
            "default",
            "The alias of the cache whose connection the sessions have: its `location`, `deadline`, `circuit-breaker` and all"
                    + " else that is about the connection.");

    static final SessionOption<String> NAME = SessionOption.text(
            "name",
            "the context path",
            null,
            "What tells the application from others that have sessions in the same Redis. The same on all its nodes.");

    static final SessionOption<String> KEY_PREFIX = SessionOption.text(
            "key-prefix",
            "`session:` and the name and `:`",
            null,
            "What the keys of the sessions begin with. No braces.");

    static final SessionOption<Duration> TIMEOUT = new SessionOption<>(
            "timeout",
            "ISO-8601 duration",
            "what `web.xml` or the server says",
            "How long a session may be idle, by Redis' clock. `PT0S`: for ever.",
            false,
            text -> SessionOption.parseDuration(text, NONE, LONGEST),
            null);

    static final SessionOption<Duration> TOUCH_INTERVAL = SessionOption.duration(
            "touch-interval",
            NONE,
            HOUR,
            "PT0S",
            "How much time lies between two writes of a session's access time at least. A session lives up to so much longer"
                    + " than its timeout then, and `getLastAccessedTime` is as inexact.");

    static final SessionOption<ConcurrencyMode> CONCURRENCY = SessionOption.constant(
            "concurrency",
            ConcurrencyMode.class,
            ConcurrencyMode.MERGE,
            "What becomes of changes that requests of one session make at the same time: each attribute is written on its"
                    + " own, or a change of what another node has changed is refused with 409, or one node at a time works with the session.");

    static final SessionOption<Duration> EXCLUSIVE_LEASE = SessionOption.duration(
            "exclusive-lease",
            Duration.ofSeconds(1),
            HOUR,
            "PT30S",
            "For `concurrency=exclusive`: how long a node that has died keeps the others from a session.");

    static final SessionOption<Duration> EXCLUSIVE_WAIT = SessionOption.duration(
            "exclusive-wait",
            NONE,
            HOUR,
            "PT10S",
            "For `concurrency=exclusive`: how long a request waits for another node before it is answered with 503.");

    static final SessionOption<OutagePolicy> OUTAGE = SessionOption.constant(
            "outage",
            OutagePolicy.class,
            OutagePolicy.FAIL,
            "What a request that needs its session gets while Redis does not answer: 503, what this node knows of it to be read only, or a"
                    + " session on this node that is written when Redis is back.");

    static final SessionOption<Serialization> SERIALIZER = SessionOption.constant(
            "serializer",
            Serialization.class,
            Serialization.JDK,
            "How values become bytes: Java serialization of allowed classes, or the serializer and compressor of the cache.");

    static final SessionOption<ObjectInputFilter> ALLOWED_CLASSES = new SessionOption<>(
            "allowed-classes",
            "patterns as of `jdk.serialFilter`",
            "none",
            "Which classes may be read, besides values of the JDK, classes in `WEB-INF/classes`, and what CDI puts into sessions:"
                    + " those in libraries of the application, for example `com.example.**`.",
            false,
            ObjectInputFilter.Config::createFilter,
            null);

    static final SessionOption<Set<String>> IMMUTABLE_CLASSES = new SessionOption<>(
            "immutable-classes",
            "class names with commas between",
            "none",
            "Whose values are never changed in place, so that they are written only when they are set. Others are compared by their bytes"
                    + " once they were read.",
            false,
            text -> Arrays.stream(text.split(",")).map(String::trim).collect(Collectors.toUnmodifiableSet()),
            Set.of());

    static final SessionOption<UnreadablePolicy> UNREADABLE = SessionOption.constant(
            "unreadable",
            UnreadablePolicy.class,
            UnreadablePolicy.ABSENT_KEEP_BYTES,
            "What an attribute counts as that cannot be read, since its class has changed for example: as absent, while its bytes stay for"
                    + " other nodes; as removed; as the end of the session; as an error.");

    static final SessionOption<Integer> COMPRESS_FROM = SessionOption.integer(
            "compress-from", 0, MOST, 0, "From how many bytes on an attribute is compressed, by deflate. 0: none is.");

    static final SessionOption<EncryptionKeys> ENCRYPTION_KEYS = new SessionOption<>(
            "encryption-keys",
            "names and keys",
            "none",
            "Keys for AES-GCM, as `name:key` with commas between, each of 16, 24 or 32 bytes in Base64. The first one encrypts, all"
                    + " decrypt. `none` among them: attributes that are not encrypted are read, too.",
            true,
            EncryptionKeys::parse,
            EncryptionKeys.NONE);

    static final SessionOption<Integer> MAX_ATTRIBUTE_SIZE = SessionOption.integer(
            "max-attribute-size",
            1024,
            MOST,
            16 * 1024 * 1024,
            "How many bytes an attribute may have, before compression. A larger one counts as one that cannot be serialized.");

    static final SessionOption<Integer> LARGE_ATTRIBUTE_SIZE = SessionOption.integer(
            "large-attribute-size",
            1,
            MOST,
            16 * 1024,
            "From how many bytes on an attribute is stored apart, and read only when it is asked for.");

    static final SessionOption<Integer> MAX_SESSIONS = SessionOption.integer(
            "max-sessions",
            0,
            MOST,
            0,
            "How many sessions the application may have in Redis, about, all nodes together. Who creates one more gets an"
                    + " `IllegalStateException` from `getSession()`. 0: any number.");

    static final SessionOption<Integer> NEAR_COPIES_SIZE = SessionOption.integer(
            "near-copies-size",
            0,
            MOST,
            32 * 1024 * 1024,
            "How many bytes a node keeps of sessions, about, so that it reads only what is newer. 0: nothing.");

    static final SessionOption<Duration> SWEEP_INTERVAL = SessionOption.duration(
            "sweep-interval",
            SHORTEST,
            HOUR,
            "PT2S",
            "How often a node looks for sessions whose time is over, to tell their listeners.");

    static final SessionOption<Delivery> DELIVERY = SessionOption.constant(
            "delivery",
            Delivery.class,
            Delivery.AT_LEAST_ONCE,
            "Whether another node tells the listeners of an expired session once more if the one dies that does so.");

    static final SessionOption<Duration> DELIVERY_LEASE = SessionOption.duration(
            "delivery-lease",
            SHORTEST,
            HOUR,
            "PT1M",
            "For `delivery=at-least-once`: after which time a node that has not finished telling of a session counts as dead."
                    + " Each session of many that end together has that time to itself.");

    static final List<SessionOption<?>> ALL = List.of(
            ENABLED,
            ADAPTER,
            LISTENERS,
            CACHE,
            NAME,
            KEY_PREFIX,
            TIMEOUT,
            TOUCH_INTERVAL,
            CONCURRENCY,
            EXCLUSIVE_LEASE,
            EXCLUSIVE_WAIT,
            OUTAGE,
            SERIALIZER,
            ALLOWED_CLASSES,
            IMMUTABLE_CLASSES,
            UNREADABLE,
            COMPRESS_FROM,
            ENCRYPTION_KEYS,
            MAX_ATTRIBUTE_SIZE,
            LARGE_ATTRIBUTE_SIZE,
            MAX_SESSIONS,
            NEAR_COPIES_SIZE,
            SWEEP_INTERVAL,
            DELIVERY,
            DELIVERY_LEASE);

    private SessionOptions() {}
}
