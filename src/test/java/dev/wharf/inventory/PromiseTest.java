package dev.wharf.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.inventory.Promise.Dated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days count from now; {@code 5@2} are five units on the second day. */
class PromiseTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @ParameterizedTest(name = "promised {0}, expected {1}: keep {2}")
    @CsvSource({
        "'',            '',           0",
        "5@3,           '',           5",
        "5@3,           5@2,          0",
        "5@3,           5@3,          0",
        "5@3,           5@4,          5",
        "5@3,           4@2,          1",
        "5@3,           9@2,          0",
        "5@3,           9@-1,         5",
        "5@3,           9@0,          0",
        "5@3 2@6,       3@5,          5",
        "5@3 2@6,       1@5,          6",
        "5@3 2@6,       4@1,          3",
        "5@3 2@6,       4@1 3@5,      1",
        "5@3 2@6,       9@6,          5",
        "2@6 5@3,       3@5,          5",
        "1@1 1@2 1@3,   1@1 1@2 1@3,  0"})
    void what_must_stay_on_hand(String promised, String expected, int kept) {
        assertThat(Promise.kept(dated(promised), dated(expected), NOW)).isEqualTo(kept);
    }

    private static List<Dated> dated(String text) {
        return text.isBlank() ? List.of() : Arrays.stream(text.split(" ")).map(one -> one.split("@"))
            .map(p -> new Dated(NOW.plus(Duration.ofDays(Long.parseLong(p[1]))), Integer.parseInt(p[0]))).toList();
    }

    @Provide
    Arbitrary<List<Dated>> someDays() {
        return Combinators.combine(Arbitraries.integers().between(0, 9), Arbitraries.integers().between(1, 6))
            .as((day, units) -> new Dated(NOW.plus(Duration.ofDays(day)), units)).list().ofMaxSize(6);
    }

    /** Whatever comes as it was said: with so many units kept and all others gone, every order gets its units on its day; with one fewer, one does not. */
    @Property
    void as_many_as_keep_every_promise_and_not_one_more(@ForAll("someDays") List<Dated> promised, @ForAll("someDays") List<Dated> expected) {
        int kept = Promise.kept(promised, expected, NOW);
        assertThat(everyDayServed(kept, promised, expected)).isTrue();
        if (kept > 0) assertThat(everyDayServed(kept - 1, promised, expected)).isFalse();
    }

    private static boolean everyDayServed(int onHand, List<Dated> promised, List<Dated> expected) {
        for (int day = 0; day < 10; day++) {
            var at = NOW.plus(Duration.ofDays(day));
            onHand += units(expected, at) - units(promised, at);
            if (onHand < 0) return false;
        }
        return true;
    }

    private static int units(List<Dated> all, Instant at) {
        return all.stream().filter(d -> d.at().equals(at)).mapToInt(Dated::units).sum();
    }

    @Property
    void goods_that_come_in_as_expected_change_nothing_for_the_others(@ForAll("someDays") List<Dated> promised, @ForAll("someDays") List<Dated> expected) {
        var first = expected.stream().findFirst().orElse(null);
        if (first == null) return;
        var rest = new ArrayList<>(expected);
        rest.remove(first);
        int before = Promise.kept(promised, expected, NOW);
        int after = Promise.kept(promised, rest, NOW);
        assertThat(after).isBetween(before, before + first.units());
    }
}
