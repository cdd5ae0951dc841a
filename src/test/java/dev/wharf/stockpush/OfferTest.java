package dev.wharf.stockpush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.stockpush.Offer.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {
    private static PushTerms terms(int percent, int plus, int buffer, int least, int most) {
        return new PushTerms(true, percent, plus, buffer, least, most, List.of(), 10, 60, 3);
    }

    private static int units(PushTerms terms, int sellable, int own) {
        return new Offer(terms, List.of(new Place("A", sellable, own, ""))).units();
    }

    @ParameterizedTest(name = "{0} sellable, {1} own; {2} %, plus {3}, buffer {4}, least {5}, most {6}: {7}")
    @CsvSource({
        "20, 0, 100, 0, 0, 0, 0, 20",
        "0, 0, 100, 0, 0, 0, 0, 0",
        // percent rounds down
        "21, 0, 50, 0, 0, 0, 0, 10", "1, 0, 50, 0, 0, 0, 0, 0", "20, 0, 0, 0, 0, 0, 0, 0",
        // the shop's own units are shown whole, percent is of the shared ones
        "20, 8, 50, 0, 0, 0, 0, 14", "20, 20, 0, 0, 0, 0, 0, 20",
        // the buffer takes from the shared ones first
        "20, 0, 100, 0, 3, 0, 0, 17", "20, 8, 50, 0, 12, 0, 0, 8", "20, 8, 50, 0, 13, 0, 0, 7", "20, 8, 50, 0, 20, 0, 0, 0", "5, 0, 100, 0, 9, 0, 0, 0",
        // plus adds back what percent left out, never more than there are
        "20, 0, 50, 5, 0, 0, 0, 15", "20, 0, 50, 99, 0, 0, 0, 20", "20, 0, 100, 5, 3, 0, 0, 17", "20, 0, 100, -5, 0, 0, 0, 15", "4, 0, 100, -5, 0, 0, 0, 0", "0, 0, 100, 5, 0, 0, 0, 0",
        // least, both sides
        "5, 0, 100, 0, 0, 5, 0, 5", "4, 0, 100, 0, 0, 5, 0, 0",
        // most, both sides, and before least
        "10, 0, 100, 0, 0, 0, 10, 10", "11, 0, 100, 0, 0, 0, 10, 10", "50, 0, 100, 0, 0, 11, 10, 0",
        // no overflow
        "2000000000, 0, 99, 0, 0, 0, 0, 1980000000"})
    void what_is_shown(int sellable, int own, int percent, int plus, int buffer, int least, int most, int shown) {
        assertThat(units(terms(percent, plus, buffer, least, most), sellable, own)).isEqualTo(shown);
    }

    @Test
    void warehouses_add_up_and_each_step_is_said_with_its_numbers() {
        var offer = new Offer(terms(50, 2, 3, 0, 12), List.of(new Place("SH", 20, 4, ""), new Place("GZ", 5, 0, "CUP")));
        // 25 sellable, 4 own, 21 shared less 3 is 18, half is 9, with 4 own and 2 more 15, at most 12
        assertThat(offer.units()).isEqualTo(12);
        assertThat(offer.why()).extracting("en").containsExactly("Sellable 25: SH 20 + GZ 5 (CUP)", "Of these 4 in the shop's own quota", "Less the buffer of 3: 22", "50 % of the shared 18: 9",
            "Plus 2, within what there is: 15", "At most 12");
    }

    /** Shops share what is free, and have what is their own. Their percentages add up to 100 at most, and nobody adds units. */
    @Test
    void all_shops_together_never_show_more_than_there_is_and_none_shows_less_than_nothing() {
        var random = new Random(20261123);
        for (int run = 0; run < 20_000; run++) {
            int free = random.nextInt(200) - 20;
            int left = 100;
            int quotas = 0;
            int shown = 0;
            for (int shop = 0; shop < 1 + random.nextInt(5); shop++) {
                int percent = random.nextInt(left + 1);
                left -= percent;
                int quota = random.nextInt(30);
                quotas += quota;
                int sellable = Math.max(0, free + quota);
                var offer = new Offer(terms(percent, -random.nextInt(5), random.nextInt(10), random.nextInt(4), random.nextInt(50)), split(random, sellable, Math.min(quota, sellable)));
                assertThat(offer.units()).isBetween(0, sellable);
                shown += offer.units();
            }
            assertThat(shown).as("free %d, quotas %d", free, quotas).isLessThanOrEqualTo(Math.max(0, free) + quotas);
        }
    }

    private static List<Place> split(Random random, int sellable, int own) {
        var places = new ArrayList<Place>();
        int here = own + random.nextInt(sellable - own + 1);
        places.add(new Place("A", here, own, ""));
        places.add(new Place("B", sellable - here, 0, ""));
        return places;
    }
}
