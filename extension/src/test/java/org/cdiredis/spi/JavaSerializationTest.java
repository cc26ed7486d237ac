package org.cdiredis.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.SimpleTimeZone;
import java.util.Stack;
import java.util.TimeZone;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of the JDK need no permission. */
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"}) // applications have them
final class JavaSerializationTest {

    private final ByteForm<Object> form = RedisAccess.javaSerialization(
            JavaSerializationTest.class.getClassLoader(), info -> ObjectInputFilter.Status.UNDECIDED, 100);

    private static Stream<Object> values() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin"));
        Stack<String> stack = new Stack<>();
        stack.push("Dune");
        Properties properties = new Properties();
        properties.setProperty("book", "Dune");
        return Stream.of(
                new Date(1),
                new Time(1),
                new Timestamp(1),
                calendar,
                TimeZone.getTimeZone("Europe/Berlin"),
                new SimpleTimeZone(1, "a test's"),
                new ConcurrentHashMap<>(Map.of("Dune", 1)),
                new Vector<>(List.of("Dune")),
                stack,
                new Hashtable<>(properties),
                properties);
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_isReadAgain(Object value) throws IOException {
        assertThat(form.decode(form.encode(value))).isEqualTo(value);
    }

    @Test
    void valueWithoutEquality_isReadAgain() throws IOException {
        Random random = new Random(1);

        assertThat(form.decode(form.encode(new AtomicReference<>("Dune")))).hasToString("Dune");
        assertThat(((Random) form.decode(form.encode(random))).nextInt()).isEqualTo(random.nextInt());
    }

    @Test
    void lock_isReadAsOneThatNobodyHas() throws IOException {
        ReentrantLock lock = new ReentrantLock();
        ReentrantReadWriteLock pair = new ReentrantReadWriteLock(true);
        lock.lock();
        pair.writeLock().lock();
        try {
            assertThat(((ReentrantLock) form.decode(form.encode(lock))).isLocked())
                    .isFalse();
            assertThat(((ReentrantReadWriteLock) form.decode(form.encode(pair))).isWriteLocked())
                    .isFalse();
        } finally {
            lock.unlock();
            pair.writeLock().unlock();
        }
    }
}
