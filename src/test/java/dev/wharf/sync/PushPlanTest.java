package dev.wharf.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.channel.Capabilities;
import dev.wharf.channel.Capabilities.Level;
import dev.wharf.sync.PushPlan.Form;
import dev.wharf.sync.PushPlan.Left;
import dev.wharf.sync.PushPlan.Order;
import dev.wharf.sync.PushPlan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushPlanTest {
    private static final int SPLITS = 1_000;
    private static final Capabilities LINE = new Capabilities(Level.LINE, false, false);
    private static final Capabilities ORDER = new Capabilities(Level.ORDER, false, false);
    private static final Capabilities ORDER_NUMBERS = new Capabilities(Level.ORDER, true, false);

    private static Left left(int parcel, Object... units) {
        var map = new TreeMap<String, Integer>();
        for (int i = 0; i < units.length; i += 2) map.put((String) units[i], (Integer) units[i + 1]);
        return new Left(parcel, "SF", "N" + parcel, Instant.EPOCH.plusSeconds(parcel), map);
    }

    private static Step.Tell tell(Step step) {
        assertThat(step).isInstanceOf(Step.Tell.class);
        return (Step.Tell) step;
    }

    @Test
    void an_order_in_one_parcel_is_told_exactly_and_whole_at_every_level() {
        var one = left(1, "1", 2, "2", 1);
        var order = new Order(one.units(), one.units(), List.of(one), List.of());
        for (var can : List.of(Capabilities.EXACT, LINE, ORDER, ORDER_NUMBERS)) {
            var tell = tell(PushPlan.next(can, false, order, one));
            assertThat(tell.form()).isEqualTo(Form.EXACT);
            assertThat(tell.whole()).isTrue();
            assertThat(tell.rest()).isEmpty();
        }
    }

    @Test
    void an_order_with_a_cancelled_line_is_not_told_as_whole_by_lines() {
        var one = left(1, "1", 2);
        var tell = tell(PushPlan.next(LINE, false, new Order(Map.of("1", 2, "2", 1), Map.of("1", 2), List.of(one), List.of()), one));
        assertThat(tell.whole()).isFalse();
        assertThat(tell.units()).containsExactly(Map.entry("1", 2));
    }

    @Test
    void a_line_in_two_parcels_has_the_number_of_the_first_and_the_buyer_is_told_the_units_of_both() {
        var first = left(1, "1", 2, "2", 1);
        var second = left(2, "1", 1);
        var all = Map.of("1", 3, "2", 1);
        var tell = tell(PushPlan.next(LINE, false, new Order(all, all, List.of(first), List.of()), first));
        assertThat(tell.form()).isEqualTo(Form.LINES);
        assertThat(tell.rest()).containsExactly(Map.entry("1", 2));
        var told = new PushPlan.Told(Set.of("N1"), Set.of("1", "2"));
        assertThat(PushPlan.next(LINE, false, new Order(all, all, List.of(first, second), List.of(told)), second)).isEqualTo(new Step.Nothing(second.units()));
    }

    @Test
    void a_whole_order_waits_for_its_last_parcel_unless_the_shop_wants_the_first() {
        var first = left(1, "1", 1);
        var second = left(2, "2", 1);
        var all = Map.of("1", 1, "2", 1);
        var some = new Order(all, all, List.of(first), List.of());
        var both = new Order(all, all, List.of(first, second), List.of());
        assertThat(PushPlan.next(ORDER, false, some, first)).isEqualTo(new Step.Wait());
        assertThat(tell(PushPlan.next(ORDER, true, some, first)).parcels()).containsExactly(first);
        assertThat(tell(PushPlan.next(ORDER, false, both, first)).parcels()).as("one number: that of the last").containsExactly(second);
        assertThat(tell(PushPlan.next(ORDER_NUMBERS, false, both, first)).parcels()).containsExactly(first, second);
    }

    /** A channel that keeps its own law: what is not legal at its level is an error. */
    static final class StubLevel {
        private final Capabilities can;
        private final boolean withFirst;
        private final Map<String, Integer> ordered;
        private final Map<String, Map<String, Integer>> unitsByNumber = new TreeMap<>();
        private final Map<String, Set<String>> numbersByLine = new TreeMap<>();
        private List<String> wholeNumbers = List.of();

        StubLevel(Capabilities can, boolean withFirst, Map<String, Integer> ordered) {
            this.can = can;
            this.withFirst = withFirst;
            this.ordered = ordered;
        }

        void hear(Step.Tell tell, List<Left> left) {
            var numbers = tell.parcels().stream().map(Left::number).toList();
            assertThat(left.stream().map(Left::number).toList()).as("a number of a parcel that is still here").containsAll(numbers);
            if (can.level() == Level.ORDER) {
                assertThat(tell.change()).isEqualTo(!wholeNumbers.isEmpty());
                assertThat(tell.change() && !can.edit()).as("told twice").isFalse();
                assertThat(numbers.size() > 1 && !can.severalNumbers()).isFalse();
                if (!withFirst) assertThat(PushPlanTest.sum(left)).as("told before all had left").isEqualTo(ordered);
                wholeNumbers = numbers;
                return;
            }
            assertThat(numbers).hasSize(1);
            var gone = PushPlanTest.sum(left);
            tell.units().forEach((line, n) -> {
                assertThat(gone).as("a line of which no unit has left").containsKey(line);
                var of = numbersByLine.computeIfAbsent(line, l -> new HashSet<>());
                assertThat(of.isEmpty() || can.severalNumbers()).as("line %s told twice", line).isTrue();
                assertThat(of.add(numbers.get(0))).isTrue();
            });
            if (can.level() == Level.QUANTITY) assertThat(unitsByNumber.put(numbers.get(0), tell.units())).isNull();
        }
    }

    static Map<String, Integer> sum(List<Left> parcels) {
        return parcels.stream().flatMap(p -> p.units().entrySet().stream()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }

    /** Lines and units at random, each unit in a parcel at random. */
    static List<Left> split(Random random) {
        int parcels = 1 + random.nextInt(4);
        var units = new HashMap<Integer, TreeMap<String, Integer>>();
        for (int line = 1; line <= 1 + random.nextInt(5); line++) {
            for (int unit = 1 + random.nextInt(6); unit > 0; unit--) units.computeIfAbsent(random.nextInt(parcels), p -> new TreeMap<>()).merge("L" + line, 1, Integer::sum);
        }
        var ids = new ArrayList<>(units.keySet());
        Collections.shuffle(ids, random);
        var list = new ArrayList<Left>();
        for (int i = 0; i < ids.size(); i++) list.add(new Left(i, "SF", "N" + i, Instant.EPOCH.plusSeconds(random.nextInt(3)), units.get(ids.get(i))));
        return list;
    }

    @ParameterizedTest
    @CsvSource({"QUANTITY,true,false,false", "LINE,false,false,false", "LINE,true,false,false", "ORDER,false,false,false", "ORDER,false,false,true", "ORDER,true,false,false",
        "ORDER,true,false,true", "ORDER,true,true,true"})
    void of_random_splits_each_channel_ends_in_its_most_exact_legal_state(Level level, boolean several, boolean edit, boolean withFirst) {
        var can = new Capabilities(level, several, edit);
        for (int seed = 0; seed < SPLITS; seed++) run(can, withFirst, new Random(seed), "seed " + seed);
    }

    /** Parcels leave in turn; each is told at any time after it left, later if it has to wait. */
    private static void run(Capabilities can, boolean withFirst, Random random, String name) {
        var parcels = split(random);
        var all = sum(parcels);
        var channel = new StubLevel(can, withFirst, all);
        var left = new ArrayList<Left>();
        var open = new ArrayList<Left>();
        var told = new ArrayList<PushPlan.Told>();
        Map<Left, Map<String, Integer>> rest = new HashMap<>();
        while (left.size() < parcels.size() || !open.isEmpty()) {
            if (left.size() < parcels.size() && (open.isEmpty() || random.nextBoolean() || left.size() == 0 || stuck(can, withFirst, left, open, told, all))) {
                open.add(parcels.get(left.size()));
                left.add(parcels.get(left.size()));
                continue;
            }
            var mine = open.get(random.nextInt(open.size()));
            var step = PushPlan.next(can, withFirst, new Order(all, all, List.copyOf(left), List.copyOf(told)), mine);
            if (step instanceof Step.Wait) {
                assertThat(left.size()).as("%s waits though all have left", name).isLessThan(parcels.size());
                continue;
            }
            open.remove(mine);
            if (step instanceof Step.Tell tell) {
                channel.hear(tell, left);
                told.add(new PushPlan.Told(tell.parcels().stream().map(Left::number).collect(Collectors.toSet()), tell.units().keySet()));
                rest.put(mine, tell.rest());
            } else {
                rest.put(mine, ((Step.Nothing) step).rest());
            }
        }
        check(can, withFirst, parcels, all, channel, rest, name);
    }

    private static boolean stuck(Capabilities can, boolean withFirst, List<Left> left, List<Left> open, List<PushPlan.Told> told, Map<String, Integer> all) {
        return open.stream().allMatch(o -> PushPlan.next(can, withFirst, new Order(all, all, List.copyOf(left), List.copyOf(told)), o) instanceof Step.Wait);
    }

    static void check(Capabilities can, boolean withFirst, List<Left> parcels, Map<String, Integer> all, StubLevel channel, Map<Left, Map<String, Integer>> rest, String name) {
        var numbers = parcels.stream().map(Left::number).toList();
        for (var parcel : parcels) {
            parcel.units().forEach((line, n) -> {
                boolean exact = switch (can.level()) {
                    case QUANTITY -> n.equals(channel.unitsByNumber.get(parcel.number()).get(line));
                    case LINE -> n.equals(all.get(line)) && channel.numbersByLine.get(line).equals(Set.of(parcel.number()));
                    case ORDER -> parcels.size() == 1;
                };
                assertThat(rest.get(parcel).getOrDefault(line, 0)).as("%s: what the buyer is told of %s in %s", name, line, parcel.number()).isEqualTo(exact ? 0 : n);
            });
        }
        if (can.level() == Level.ORDER) {
            if (can.severalNumbers() && (!withFirst || can.edit())) assertThat(channel.wholeNumbers).as(name).containsExactlyInAnyOrderElementsOf(numbers);
            else assertThat(channel.wholeNumbers).as(name).isNotEmpty().isSubsetOf(numbers);
        } else if (can.level() == Level.LINE) {
            all.keySet().forEach(line -> {
                var holding = parcels.stream().filter(p -> p.units().containsKey(line)).map(Left::number).collect(Collectors.toSet());
                if (can.severalNumbers()) assertThat(channel.numbersByLine.get(line)).as(name).isEqualTo(holding);
                else assertThat(channel.numbersByLine.get(line)).as(name).hasSize(1).isSubsetOf(holding);
            });
        }
    }
}
