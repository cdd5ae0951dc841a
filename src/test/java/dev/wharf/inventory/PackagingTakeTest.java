package dev.wharf.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagingTakeTest {
    private static Content bin(String code, int units, int planned) {
        return new Content(new Place("W", code, "BOX", ""), units, planned, Instant.EPOCH);
    }

    private static String outOf(PackagingTake take) {
        return take.outOf().stream().map(from -> from.place().bin() + "-" + from.units()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        // Enough on hand and in no bin: the last unit too, and never more than there are
        "1, 10, 0, 0, 0,  1", "10, 10, 0, 0, 0, 10", "11, 10, 0, 0, 0, 10", "1, 0, 0, 0, 0, 0",
        // What orders, counts and shops have stays theirs
        "3, 10, 8, 0, 0, 2", "3, 10, 0, 8, 0, 2", "3, 10, 0, 0, 8, 2", "3, 10, 4, 3, 3, 0", "1, 10, 4, 3, 2, 1"})
    void no_more_than_nobody_else_was_promised(int left, int onHand, int locked, int frozen, int reserved, int units) {
        var take = PackagingTake.of(left, new Balance("BOX", "W", onHand, locked, frozen, reserved, 0, 0, 0), List.of());
        assertThat(take).isEqualTo(new PackagingTake(units, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // Ten on hand, seven of them in bins: three lie at the bench and go first
        "3, 10, 4, 3, 0, 3, ''", "4, 10, 4, 3, 0, 4, B-1", "6, 10, 4, 3, 0, 6, B-3", "7, 10, 4, 3, 0, 7, B-3 A-1", "10, 10, 4, 3, 0, 10, B-3 A-4", "11, 10, 4, 3, 0, 10, B-3 A-4",
        // Units that a picker will take stay in their bin
        "9, 10, 4, 3, 2, 8, B-3 A-2",
        // Of bins as full the first by its code
        "5, 8, 4, 4, 0, 5, A-4 B-1",
        // Bins that hold more than the house has are no source of units
        "5, 2, 4, 4, 0, 2, A-2"})
    void bins_give_what_the_bench_has_not_the_emptiest_first(int left, int onHand, int inA, int inB, int plannedInA, int units, String outOf) {
        var take = PackagingTake.of(left, new Balance("BOX", "W", onHand, 0), List.of(bin("A", inA, plannedInA), bin("B", inB, 0)));
        assertThat(take.units()).isEqualTo(units);
        assertThat(outOf(take)).isEqualTo(outOf);
    }

    @ParameterizedTest
    @CsvSource({
        // A transfer has picked 40 of the 100 units from the bins: the 40 wait on a cart, not at the bench
        "30, 100, 0, 40, 0, 0, 60, 30, A-30", "60, 100, 0, 40, 0, 0, 60, 60, A-60", "61, 100, 0, 40, 0, 0, 60, 60, A-60",
        // The same for units that orders have picked, and for both
        "30, 100, 40, 0, 0, 0, 60, 30, A-30", "30, 100, 20, 20, 0, 0, 60, 30, A-30",
        // Five more at the bench than are promised
        "30, 105, 0, 40, 0, 0, 60, 30, A-25", "5, 105, 0, 40, 0, 0, 60, 5, ''", "6, 105, 0, 40, 0, 0, 60, 6, A-1",
        // Damaged and unseen units may lie apart and leave without touching a bin
        "2, 2, 0, 0, 1, 1, 2, 2, A-2", "2, 4, 0, 0, 1, 1, 2, 2, ''", "3, 4, 0, 0, 1, 1, 2, 3, A-1"})
    void units_that_may_be_on_a_cart_or_apart_do_not_count_as_lying_at_the_bench(int left, int onHand, int locked, int frozen, int quarantine, int defective, int inBin, int units, String outOf) {
        var take = PackagingTake.of(left, new Balance("BOX", "W", onHand, locked, frozen, 0, quarantine, defective, 0), List.of(bin("A", inBin, 0)));
        assertThat(take.units()).isEqualTo(units);
        assertThat(outOf(take)).isEqualTo(outOf);
    }

    @Test
    void whatever_the_books_say_they_stay_legal() {
        var random = new Random(57);
        for (int i = 0; i < 10_000; i++) {
            int onHand = random.nextInt(12);
            int locked = random.nextInt(onHand + 1);
            int frozen = random.nextInt(onHand - locked + 1);
            var before = new Balance("BOX", "W", onHand, locked, frozen, 0, random.nextInt(3), random.nextInt(3), 0);
            int inHouse = onHand + before.quarantine() + before.defective();
            var contents = new ArrayList<Content>();
            int held = 0;
            for (var code : List.of("A", "B", "C")) {
                int units = random.nextInt(inHouse - held + 1);
                held += units;
                contents.add(bin(code, units, random.nextInt(units + 1)));
            }
            int left = 1 + random.nextInt(6);
            var take = PackagingTake.of(left, before, contents);
            int out = take.outOf().stream().mapToInt(PackagingTake.FromBin::units).sum();
            assertThat(take.units()).as("%s %s", before, contents).isBetween(0, Math.min(left, before.free()));
            assertThat(held - out).as("bins fit the house: %s %s", before, contents).isLessThanOrEqualTo(inHouse - take.units());
            assertThat(take.outOf()).allSatisfy(from -> assertThat(from.units()).isBetween(1, contents.stream().filter(c -> c.place().equals(from.place())).mapToInt(Content::free).sum()));
        }
    }
}
