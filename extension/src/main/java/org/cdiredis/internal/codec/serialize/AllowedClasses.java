package org.cdiredis.internal.codec.serialize;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/** The classes that Java serialization may read: those of the configuration, and values of the JDK. Thread-safe. */
final class AllowedClasses {

    /** Nothing in here does more, when it is read, than to hold what it was given. */
    private static final ObjectInputFilter VALUES_OF_THE_JDK = ObjectInputFilter.Config.createFilter(String.join(
            ";",
            "java.lang.Boolean;java.lang.Byte;java.lang.Character;java.lang.Double;java.lang.Enum;java.lang.Float",
            "java.lang.Integer;java.lang.Long;java.lang.Number;java.lang.Object;java.lang.Record;java.lang.Short",
            "java.lang.String;java.math.BigDecimal;java.math.BigInteger;java.math.RoundingMode;java.net.URI",
            "java.time.*;java.time.chrono.Ser;java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractMap$SimpleImmutableEntry;java.util.ArrayDeque;java.util.ArrayList",
            "java.util.Arrays$ArrayList;java.util.BitSet;java.util.CollSer;java.util.Collections$*",
            "java.sql.Date;java.sql.Time;java.sql.Timestamp;java.util.Calendar;java.util.GregorianCalendar",
            "java.util.SimpleTimeZone;java.util.TimeZone;sun.util.calendar.ZoneInfo",
            "java.util.Currency;java.util.Date;java.util.Dictionary;java.util.Hashtable;java.util.Properties",
            "java.util.Random;java.util.Stack;java.util.Vector;java.util.EnumMap;java.util.EnumSet$SerializationProxy",
            "java.util.ImmutableCollections$*;java.util.JumboEnumSet;java.util.RegularEnumSet",
            "java.util.HashMap;java.util.HashSet;java.util.LinkedHashMap;java.util.LinkedHashSet",
            "java.util.LinkedList;java.util.Locale;java.util.Map$Entry;java.util.TreeMap;java.util.TreeSet",
            "java.util.UUID;java.util.concurrent.ConcurrentHashMap;java.util.concurrent.ConcurrentHashMap$Segment",
            "java.util.concurrent.ConcurrentLinkedDeque",
            "java.util.concurrent.ConcurrentLinkedQueue;java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CopyOnWriteArraySet;java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger;java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference;java.util.concurrent.locks.AbstractOwnableSynchronizer",
            "java.util.concurrent.locks.AbstractQueuedLongSynchronizer;java.util.concurrent.locks.AbstractQueuedSynchronizer",
            "java.util.concurrent.locks.ReentrantLock",
            "java.util.concurrent.locks.ReentrantLock$*;java.util.concurrent.locks.ReentrantReadWriteLock",
            "java.util.concurrent.locks.ReentrantReadWriteLock$*;!*"));

    private final ObjectInputFilter configured;
    private final String option;

    /**
     * Allowed classes.
     *
     * @param configured accepts more of them
     * @param option the name of the option that says so, for errors
     */
    AllowedClasses(ObjectInputFilter configured, String option) {
        this.configured = configured;
        this.option = option;
    }

    String option() {
        return option;
    }

    boolean allows(Class<?> type) {
        if (type.isArray()) {
            return allows(type.getComponentType());
        }
        if (Proxy.isProxyClass(type)) {
            for (Class<?> face : type.getInterfaces()) {
                if (!allows(face)) {
                    return false;
                }
            }
            return true;
        }
        return type.isPrimitive() || accepts(VALUES_OF_THE_JDK, type) || accepts(configured, type);
    }

    private static boolean accepts(ObjectInputFilter filter, Class<?> type) {
        return filter.checkInput(new ClassInfo(type)) == Status.ALLOWED;
    }

    /** A question for a filter: of a class, and of no place in a stream. */
    private record ClassInfo(@Nullable Class<?> serialClass) implements ObjectInputFilter.FilterInfo {

        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 1;
        }

        @Override
        public long streamBytes() {
            return 0;
        }
    }
}
