package dev.wharf.review;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Invents inputs for any rule from the types of its record: usual words and odd ones, small numbers and the largest. The same seed invents the same. */
final class Invented {
    private static final List<String> WORDS = List.of("", " ", "浙江省", "杭州市", "西湖区", "文三路398号东信大厦5楼", "文三路附近", "周小满", "13910020001", "0571-88880000", "MUG", "TEE-红-XL",
        "SH01", "GZ01", "SF", "PASSED", "RED", "请放驿站", "顺丰发货，周六再送", "no leaflet", "微信 abc", "b", "张三\n李四", "a,\"b\"\\", "'; DROP TABLE hold; --", "＃１２３ 号",
        "\uD83C\uDF81礼物", "\u200b零宽\u200f", "臺北市信義區", "{\"a\":1}", "null", "长".repeat(600), "\u0000\u0007", "NaN", "1e9", "𠮷野家");
    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 3L, 10L, 99L, 100L, 999L, 1000L, 99_999L, 1_000_000L);
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00.123456Z");

    /** Texts of a closed set, by the name of the component: a rule is never asked with another. */
    private static final Map<String, List<String>> CODES = Map.of("kind", List.of("PHONE", "ADDRESS", "BUYER"));

    private final Random random;

    Invented(long seed) {
        this.random = new Random(seed);
    }

    <R extends Record> R record(Class<R> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) return collection(generic);
        var plain = (Class<?>) type;
        if (plain.isRecord()) return make(plain);
        if (plain.isEnum()) return pick(Arrays.asList(plain.getEnumConstants()));
        if (plain == String.class) return pick(WORDS);
        if (plain == boolean.class || plain == Boolean.class) return random.nextBoolean();
        if (plain == int.class || plain == Integer.class) return (int) number(Integer.MAX_VALUE);
        if (plain == long.class || plain == Long.class) return number(1_000_000_000_000L);
        if (plain == double.class || plain == Double.class) return random.nextInt(1000) / 8.0;
        // The only type that rules leave out: a date that nobody named.
        if (plain == Instant.class) return random.nextInt(40) == 0 ? null : NOW.plusSeconds(random.nextInt(-3_000_000, 3_000_000));
        if (plain == LocalDate.class) return LocalDate.of(2026, 11, 23).plusDays(random.nextInt(-40, 40));
        if (plain == Duration.class) return Duration.ofMinutes(number(100_000));
        if (plain == BigDecimal.class) return BigDecimal.valueOf(number(1_000_000), 2);
        throw new IllegalArgumentException("Nothing is invented for " + type + " yet; add it here");
    }

    private Object collection(ParameterizedType generic) {
        var raw = (Class<?>) generic.getRawType();
        var of = generic.getActualTypeArguments();
        int size = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(4);
        if (Map.class.isAssignableFrom(raw)) {
            var map = new TreeMap<Object, Object>();
            for (int i = 0; i < size; i++) map.put(value(of[0]), value(of[1]));
            return map;
        }
        if (java.util.SortedSet.class.isAssignableFrom(raw)) {
            var set = new TreeSet<Object>();
            for (int i = 0; i < size; i++) set.add(value(of[0]));
            return set;
        }
        var list = new ArrayList<Object>();
        for (int i = 0; i < size; i++) list.add(value(of[0]));
        if (java.util.Set.class.isAssignableFrom(raw)) return new java.util.LinkedHashSet<>(list);
        return list;
    }

    private Object make(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components).map(c -> CODES.containsKey(c.getName()) ? pick(CODES.get(c.getName())) : value(c.getGenericType())).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No " + type.getSimpleName() + " can be invented", e);
        }
    }

    private long number(long most) {
        return random.nextInt(3) == 0 ? random.nextLong(most) : pick(NUMBERS);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
