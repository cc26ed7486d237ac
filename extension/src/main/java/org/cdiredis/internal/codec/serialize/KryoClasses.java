package org.cdiredis.internal.codec.serialize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.serializers.OptionalSerializers;
import com.esotericsoftware.kryo.serializers.TimeSerializers;

/**
 * Registers classes with Kryo. The ids stand in Redis: 0 to 8 are Kryo's own, 10 to 99 those of values of the JDK, in an order
 * that only grows at its end, and from 100 on those of the application.
 */
final class KryoClasses {

    private static final int FIRST_VALUE = 10;
    private static final int FIRST_COLLECTION = 60;

    /** Values of the JDK by id, the first being {@link #FIRST_VALUE}. */
    private static final List<Class<?>> VALUES = List.of(
            byte[].class,
            short[].class,
            int[].class,
            long[].class,
            float[].class,
            double[].class,
            char[].class,
            boolean[].class,
            java.math.BigInteger.class,
            java.math.BigDecimal.class,
            java.util.UUID.class,
            java.net.URI.class,
            java.util.Date.class,
            java.util.Locale.class,
            java.util.Currency.class,
            java.util.BitSet.class,
            java.time.Duration.class,
            java.time.Instant.class,
            java.time.LocalDate.class,
            java.time.LocalTime.class,
            java.time.LocalDateTime.class,
            java.time.OffsetDateTime.class,
            java.time.OffsetTime.class,
            java.time.ZonedDateTime.class,
            java.time.ZoneOffset.class,
            java.time.ZoneId.of("Europe/Berlin").getClass(),
            java.time.Year.class,
            java.time.YearMonth.class,
            java.time.MonthDay.class,
            java.time.Period.class,
            java.time.DayOfWeek.class,
            java.time.Month.class,
            Optional.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            StringBuilder.class);

    private final Kryo kryo;
    private int id = FIRST_COLLECTION;

    private KryoClasses(Kryo kryo) {
        this.kryo = kryo;
    }

    /** Registers values of the JDK and the classes of the application. */
    static void register(Kryo kryo, SortedMap<Integer, Class<?>> own) {
        TimeSerializers.addDefaultSerializers(kryo);
        OptionalSerializers.addDefaultSerializers(kryo);
        kryo.addDefaultSerializer(java.util.UUID.class, DefaultSerializers.UUIDSerializer.class);
        kryo.addDefaultSerializer(java.net.URI.class, DefaultSerializers.URISerializer.class);
        kryo.addDefaultSerializer(java.util.BitSet.class, DefaultSerializers.BitSetSerializer.class);
        for (int i = 0; i < VALUES.size(); i++) {
            Class<?> type = VALUES.get(i);
            kryo.register(type, kryo.getDefaultSerializer(type), FIRST_VALUE + i);
        }
        kryo.register(boolean[].class, KryoCollections.booleans(), FIRST_VALUE + VALUES.indexOf(boolean[].class));
        new KryoClasses(kryo).registerCollections();
        own.forEach((id, type) -> kryo.register(type, serializer(kryo, type), id));
    }

    /** Each line is an id; a line that is not needed any more stays. */
    @SuppressWarnings("JdkObsolete") // an application may use it
    private void registerCollections() {
        collection(ArrayList.class, ArrayList::new);
        collection(LinkedList.class, LinkedList::new);
        collection(ArrayDeque.class, ArrayDeque::new);
        collection(HashSet.class, HashSet::new);
        collection(LinkedHashSet.class, LinkedHashSet::new);
        collection(TreeSet.class, TreeSet::new);
        collection(Arrays.asList().getClass(), elements -> elements);
        collection(List.of(1).getClass(), List::copyOf);
        collection(List.of().getClass(), List::copyOf);
        collection(Collections.emptyList().getClass(), elements -> Collections.emptyList());
        collection(Collections.singletonList(1).getClass(), elements -> Collections.singletonList(elements.get(0)));
        collection(Set.of(1).getClass(), Set::copyOf);
        collection(Set.of().getClass(), Set::copyOf);
        collection(Collections.emptySet().getClass(), elements -> Collections.emptySet());
        collection(Collections.unmodifiableList(new LinkedList<>()).getClass(), KryoClasses::unmodifiableList);
        collection(Collections.unmodifiableList(new ArrayList<>()).getClass(), KryoClasses::unmodifiableList);
        collection(
                Collections.unmodifiableSet(new HashSet<>()).getClass(),
                elements -> Collections.unmodifiableSet(new LinkedHashSet<>(elements)));
        map(HashMap.class, HashMap::new);
        map(LinkedHashMap.class, LinkedHashMap::new);
        map(TreeMap.class, TreeMap::new);
        map(ConcurrentHashMap.class, ConcurrentHashMap::new);
        map(Map.of(1, 1).getClass(), Map::copyOf);
        map(Map.of().getClass(), Map::copyOf);
        map(Collections.emptyMap().getClass(), entries -> Collections.emptyMap());
        map(
                Collections.unmodifiableMap(new HashMap<>()).getClass(),
                entries -> Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
        kryo.register(Object[].class, KryoCollections.arrays(), id++);
        kryo.register(String[].class, KryoCollections.arrays(), id++);
        collection(List.of(1, 2, 3).stream().toList().getClass(), KryoClasses::unmodifiableList);
    }

    private static List<Object> unmodifiableList(List<Object> elements) {
        return Collections.unmodifiableList(elements);
    }

    private void collection(Class<?> type, Function<List<Object>, Collection<?>> factory) {
        kryo.register(type, KryoCollections.collections(elements -> factory.apply(Arrays.asList(elements))), id++);
    }

    private void map(Class<?> type, Function<Map<Object, Object>, Map<?, ?>> factory) {
        kryo.register(type, KryoCollections.maps(factory), id++);
    }

    private static Serializer<?> serializer(Kryo kryo, Class<?> type) {
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            return KryoCollections.arrays();
        }
        return kryo.getDefaultSerializer(type);
    }
}
