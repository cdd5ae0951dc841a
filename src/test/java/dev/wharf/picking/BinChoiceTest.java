package dev.wharf.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.BinChoice.Spot;
import dev.wharf.picking.BinChoice.Take;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinChoiceTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    /** Came in this order: B-1, A-10, A-9, C-1. Expire in this order: A-9, C-1, B-1; A-10 keeps. A-9 may leave until today. */
    private static final List<Spot> SPOTS = List.of(
        spot("A-10", "L4", 3, 2, 1000, 1000),
        spot("B-1", "L3", 5, 1, 60, 30),
        spot("C-1", "L2", 2, 4, 40, 10),
        spot("A-9", "L1", 4, 3, 30, 0));

    @ParameterizedTest
    @CsvSource({
        "FEFO,        4, A-9=4",
        "FEFO,        5, A-9=4 C-1=1",
        "FEFO,        7, A-9=4 C-1=2 B-1=1",
        "FIFO,        6, B-1=5 A-10=1",
        "LIFO,        3, C-1=2 A-9=1",
        "NEAREST,     5, A-9=4 A-10=1",
        "FEWEST_BINS, 2, C-1=2",
        "FEWEST_BINS, 3, A-10=3",
        "FEWEST_BINS, 6, B-1=5 C-1=1",
        "FEWEST_BINS, 9, B-1=5 A-9=4",
        "FIFO,       14, B-1=5 A-10=3 A-9=4 C-1=2",
        "FIFO,       15, B-1=5 A-10=3 A-9=4 C-1=2"})
    void each_strategy_empties_bins_in_its_order(Strategy strategy, int needed, String expected) {
        assertThat(text(BinChoice.choose(strategy, SPOTS, needed, TODAY))).isEqualTo(expected);
    }

    @Test
    void a_lot_is_taken_on_its_last_day_and_not_the_day_after() {
        assertThat(text(BinChoice.choose(Strategy.FEFO, SPOTS, 1, TODAY))).isEqualTo("A-9=1");
        assertThat(text(BinChoice.choose(Strategy.FEFO, SPOTS, 1, TODAY.plusDays(1)))).isEqualTo("C-1=1");
    }

    @ParameterizedTest
    @CsvSource({
        // free and planned units, packs, units per pack: packs for an order
        "6, 0, 2, 3, 2", "3, 3, 2, 3, 1", "0, 6, 2, 3, 0", "5, 1, 2, 3, 1",
        // Loose units of an opened pack are none; nor are packs whose units a count has not found
        "5, 0, 1, 3, 1", "2, 0, 0, 3, 0", "2, 0, 2, 3, 0", "0, 9, 1, 3, 0"})
    void a_pack_is_free_if_no_stop_takes_a_unit_of_it(int free, int planned, int packed, int perPack, int packs) {
        assertThat(BinChoice.freePacks(free, planned, packed, perPack)).isEqualTo(packs);
    }

    @Property
    void packs_are_not_broken_while_other_bins_have_units(@ForAll Strategy strategy, @ForAll @IntRange(max = 20) int loose, @ForAll @IntRange(max = 20) int doubted,
                                                          @ForAll @IntRange(max = 20) int packed, @ForAll @IntRange(max = 70) int needed) {
        var spots = List.of(new Spot("PREPACK-7", "", packed, Instant.EPOCH, LocalDate.MAX, LocalDate.MAX, false), new Spot("A-1", "", loose, Instant.EPOCH.plusSeconds(9), LocalDate.MAX, LocalDate.MAX, false),
            new Spot("B-1", "", doubted, Instant.EPOCH.plusSeconds(5), LocalDate.MAX, LocalDate.MAX, true));
        int broken = BinChoice.choose(strategy, spots, needed, TODAY).stream().filter(t -> t.spot().bin().equals("PREPACK-7")).mapToInt(Take::units).sum();
        assertThat(broken).isEqualTo(Math.max(0, Math.min(packed, needed - loose - doubted)));
    }

    @Test
    void a_doubted_bin_comes_last() {
        var doubted = List.of(new Spot("A-1", "", 5, Instant.EPOCH, LocalDate.MAX, LocalDate.MAX, true), new Spot("B-1", "", 1, Instant.EPOCH, LocalDate.MAX, LocalDate.MAX, false));
        for (var strategy : Strategy.values()) assertThat(text(BinChoice.choose(strategy, doubted, 2, TODAY))).isEqualTo("B-1=1 A-1=1");
    }

    @Property
    void as_much_as_is_needed_and_there_and_nothing_that_may_not_leave(@ForAll Strategy strategy, @ForAll("spots") List<Spot> spots, @ForAll @IntRange(min = 1, max = 60) int needed) {
        var takes = BinChoice.choose(strategy, spots, needed, TODAY);
        int good = spots.stream().filter(s -> !TODAY.isAfter(s.sellUntil())).mapToInt(Spot::free).sum();
        assertThat(takes.stream().mapToInt(Take::units).sum()).isEqualTo(Math.min(needed, good));
        assertThat(takes).allSatisfy(t -> {
            assertThat(t.units()).isBetween(1, t.spot().free());
            assertThat(t.spot().sellUntil()).isAfterOrEqualTo(TODAY);
        });
        assertThat(takes.stream().map(Take::spot).distinct()).hasSameSizeAs(takes);
    }

    @Property
    void nothing_stays_that_expires_before_what_is_taken(@ForAll("spots") List<Spot> spots, @ForAll @IntRange(min = 1, max = 60) int needed) {
        var sure = spots.stream().filter(s -> !s.doubted()).toList();
        var takes = BinChoice.choose(Strategy.FEFO, sure, needed, TODAY);
        if (takes.isEmpty()) return;
        var last = takes.stream().map(t -> t.spot().expiresOn()).max(Comparator.naturalOrder()).orElseThrow();
        for (var spot : sure) {
            boolean sooner = spot.expiresOn().isBefore(last) && !TODAY.isAfter(spot.sellUntil()) && spot.free() > 0;
            if (sooner) assertThat(takes).contains(new Take(spot, spot.free()));
        }
    }

    /** No choice of bins holds as much with fewer of them: the largest ones do not. */
    @Property
    void fewest_bins_are_fewest(@ForAll("spots") List<Spot> spots, @ForAll @IntRange(min = 1, max = 60) int needed) {
        var good = spots.stream().filter(s -> !s.doubted() && s.free() > 0 && !TODAY.isAfter(s.sellUntil())).toList();
        var takes = BinChoice.choose(Strategy.FEWEST_BINS, good, needed, TODAY);
        int most = good.stream().map(Spot::free).sorted(Comparator.reverseOrder()).limit(Math.max(0, takes.size() - 1)).mapToInt(n -> n).sum();
        if (!takes.isEmpty()) assertThat(most).isLessThan(needed);
    }

    @Provide
    Arbitrary<List<Spot>> spots() {
        var spot = Combinators.combine(Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 30), Arbitraries.integers().between(-3, 40),
            Arbitraries.integers().between(0, 5), Arbitraries.of(true, false)).as((free, age, days, least, doubted) ->
            new Spot("", "", free, Instant.EPOCH.plus(age, ChronoUnit.DAYS), TODAY.plusDays(days), TODAY.plusDays(days - least), doubted));
        return spot.list().ofMaxSize(8).map(BinChoiceTest::numbered);
    }

    private static List<Spot> numbered(List<Spot> spots) {
        return java.util.stream.IntStream.range(0, spots.size()).mapToObj(i -> {
            var s = spots.get(i);
            return new Spot("A-" + i, "L" + i, s.free(), s.since(), s.expiresOn(), s.sellUntil(), s.doubted());
        }).toList();
    }

    private static Spot spot(String bin, String lot, int free, int cameOnDay, int expiresInDays, int sellInDays) {
        return new Spot(bin, lot, free, Instant.EPOCH.plus(cameOnDay, ChronoUnit.DAYS), TODAY.plusDays(expiresInDays), TODAY.plusDays(sellInDays), false);
    }

    private static String text(List<Take> takes) {
        return takes.stream().map(t -> t.spot().bin() + "=" + t.units()).collect(Collectors.joining(" "));
    }
}
