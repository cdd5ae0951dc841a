package dev.wharf.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierChoiceTest {
    private static final Rate PLAIN = new Rate(1000, 800, 500, 200);

    private static Offer offer(String carrier, Rate rate) {
        return new Offer(carrier, 0, Optional.empty(), Optional.ofNullable(rate), 0, 0, 0, 0, 0, 0, 0);
    }

    private static Load load(int grams) {
        return new Load(grams, 0, 10_000, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"1, 800", "1000, 800", "1001, 1000", "1500, 1000", "1501, 1200", "2000, 1200"})
    void a_further_step_is_paid_as_soon_as_it_is_begun(long grams, long cost) {
        assertThat(PLAIN.cost(grams)).isEqualTo(cost);
    }

    @Test
    void without_a_step_the_first_price_covers_any_weight() {
        assertThat(new Rate(1000, 800, 0, 0).cost(1_000_000)).isEqualTo(800);
    }

    @ParameterizedTest
    @CsvSource({"0, 12000000, 900", "6000, 5400000, 900", "6000, 5400001, 901", "6000, 12000000, 2000", "12000, 10800001, 901"})
    void the_larger_of_weight_and_volume_is_billed(int divisor, long volume, long billed) {
        var offer = new Offer("A", 0, Optional.empty(), Optional.of(PLAIN), divisor, 0, 0, 0, 0, 0, 0);
        assertThat(CarrierChoice.among(new Load(900, volume, 0, Long.MAX_VALUE), List.of(offer)).chosen().orElseThrow().billedG()).isEqualTo(billed);
    }

    /** least, most, value, used, perDay of the offer, for a parcel of 900 g worth 100.00. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "0, 0, 0, 0, 0, -", "900, 0, 0, 0, 0, -", "901, 0, 0, 0, 0, below its 901 g", "0, 900, 0, 0, 0, -", "0, 899, 0, 0, 0, above its 899 g",
        "0, 0, 10000, 0, 0, -", "0, 0, 9999, 0, 0, it takes up to 99.99", "0, 0, 0, 4, 5, -", "0, 0, 0, 5, 5, 5 of 5 taken", "0, 0, 0, 99, 0, -"})
    void a_parcel_beyond_a_limit_is_refused_with_the_number(int least, int most, long value, int used, int perDay, String why) {
        var choice = CarrierChoice.among(load(900), List.of(new Offer("A", 0, Optional.empty(), Optional.of(PLAIN), 0, least, most, value, 0, used, perDay)));
        assertThat(choice.chosen().isPresent()).isEqualTo(why == null);
        if (why != null) assertThat(choice.refused().get("A").en()).contains(why);
    }

    @Test
    void without_a_price_or_behind_a_closed_door_nobody_goes() {
        var closed = new Offer("B", 0, Optional.of(new Text("不送 西藏", "does not serve 西藏")), Optional.of(PLAIN), 0, 0, 0, 0, 0, 0, 0);
        var choice = CarrierChoice.among(load(900), List.of(offer("A", null), closed));
        assertThat(choice.chosen()).isEmpty();
        assertThat(choice.refused()).hasEntrySatisfying("A", why -> assertThat(why.en()).isEqualTo("has no price for the place"))
            .hasEntrySatisfying("B", why -> assertThat(why.en()).isEqualTo("does not serve 西藏"));
    }

    @Test
    void the_cheapest_goes_then_the_smaller_priority_then_the_code() {
        var cheap = new Rate(1000, 799, 0, 0);
        assertThat(chosen(offer("A", PLAIN), offer("B", cheap))).isEqualTo("B");
        assertThat(chosen(offer("B", PLAIN), offer("A", PLAIN))).isEqualTo("A");
        var first = new Offer("Z", -1, Optional.empty(), Optional.of(PLAIN), 0, 0, 0, 0, 0, 0, 0);
        assertThat(chosen(offer("A", PLAIN), first)).isEqualTo("Z");
    }

    private static String chosen(Offer... offers) {
        return CarrierChoice.among(load(900), List.of(offers)).chosen().orElseThrow().carrier();
    }

    /** Transit hours of a cheap and of a dear carrier, minutes left, who goes, whether late. */
    @ParameterizedTest
    @CsvSource({"24, 12, 1440, CHEAP, false", "24, 12, 1439, DEAR, false", "24, 12, 720, DEAR, false", "24, 12, 719, DEAR, true", "0, 12, -5, CHEAP, false", "24, 24, -5, CHEAP, true"})
    void the_cheapest_that_is_in_time_goes_and_if_none_is_the_fastest(int cheapHours, int dearHours, long left, String goes, boolean late) {
        var offers = List.of(new Offer("CHEAP", 0, Optional.empty(), Optional.of(new Rate(0, 100, 0, 0)), 0, 0, 0, 0, cheapHours, 0, 0),
            new Offer("DEAR", 0, Optional.empty(), Optional.of(new Rate(0, 900, 0, 0)), 0, 0, 0, 0, dearHours, 0, 0));
        var choice = CarrierChoice.among(new Load(1, 0, 0, left), offers);
        assertThat(choice.chosen().orElseThrow().carrier()).isEqualTo(goes);
        assertThat(choice.late()).isEqualTo(late);
    }

    @Property
    void whoever_goes_is_admissible_and_nobody_admissible_in_time_is_cheaper(@ForAll("loads") Load load, @ForAll("offers") List<Offer> offers) {
        var choice = CarrierChoice.among(load, offers);
        var admissible = offers.stream().filter(o -> o.objection(load).isEmpty()).toList();
        assertThat(choice.chosen().isPresent()).isEqualTo(!admissible.isEmpty());
        assertThat(choice.refused().size() + choice.dearer().size() + (choice.chosen().isPresent() ? 1 : 0)).as("everybody is explained").isEqualTo(offers.size());
        choice.chosen().ifPresent(quote -> {
            var goes = offers.stream().filter(o -> o.carrier().equals(quote.carrier())).findFirst().orElseThrow();
            assertThat(goes.objection(load)).isEmpty();
            assertThat(goes.perDay() == 0 || goes.used() < goes.perDay()).as("quota").isTrue();
            assertThat(choice.late()).isEqualTo(admissible.stream().noneMatch(o -> o.inTime(load)));
            if (!choice.late()) assertThat(admissible.stream().filter(o -> o.inTime(load)).map(o -> o.quote(load))).allMatch(q -> quote.costMinor() <= q.costMinor());
            else assertThat(admissible).allMatch(o -> quote.transitHours() <= o.transitHours());
        });
    }

    @Provide
    Arbitrary<Load> loads() {
        return Combinators.combine(Arbitraries.integers().between(0, 3000), Arbitraries.longs().between(0, 20_000_000), Arbitraries.longs().between(0, 20_000), Arbitraries.longs().between(-100, 3000)).as(Load::new);
    }

    @Provide
    Arbitrary<List<Offer>> offers() {
        var closed = Arbitraries.of(new Text("否", "no")).optional(0.2);
        var rate = Combinators.combine(Arbitraries.integers().between(0, 2000), Arbitraries.longs().between(0, 2000), Arbitraries.of(0, 1, 500), Arbitraries.longs().between(0, 300)).as(Rate::new).optional(0.9);
        var limits = Arbitraries.of(0, 0, 800, 1000, 2000);
        var some = Combinators.combine(closed, rate, Arbitraries.of(0, 6000), limits, limits, Arbitraries.of(0L, 10_000L), Arbitraries.of(0, 12, 24, 48), Arbitraries.integers().between(0, 3))
            .as((c, r, divisor, least, most, value, hours, used) -> new Offer("", 0, c, r, divisor, least, most, value, hours, used, used == 0 ? 0 : 2)).list().ofMaxSize(6);
        return some.map(list -> {
            var named = new ArrayList<Offer>();
            for (var o : list) {
                named.add(new Offer("C" + named.size(), named.size() % 2, o.closed(), o.rate(), o.divisor(), o.leastG(), o.mostG(), o.mostMinor(), o.transitHours(), o.used(), o.perDay()));
            }
            return List.copyOf(named);
        });
    }
}
