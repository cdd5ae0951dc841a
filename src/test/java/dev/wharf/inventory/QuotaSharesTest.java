package dev.wharf.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuotaSharesTest {
    private static Quota number(String shop, int units, int missing, int priority) {
        return new Quota(shop, "K", "W", units, missing, 0, priority);
    }

    private static Quota share(String shop, int percent, int priority) {
        return new Quota(shop, "K", "W", 0, 0, percent, priority);
    }

    private static List<Integer> units(int available, Quota... quotas) {
        return QuotaShares.share(available, List.of(quotas)).stream().map(Quota::units).toList();
    }

    @Test
    void numbers_are_served_by_priority_then_by_shop() {
        assertThat(units(10, number("A", 0, 6, 0), number("B", 0, 6, 5))).containsExactly(6, 4);
        assertThat(QuotaShares.share(10, List.of(number("A", 0, 6, 0), number("B", 0, 6, 5)))).extracting(Quota::shop, Quota::missing)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("B", 0), org.assertj.core.groups.Tuple.tuple("A", 2));
        assertThat(units(6, number("B", 0, 6, 0), number("A", 0, 6, 0))).containsExactly(6, 0);
    }

    @Test
    void what_orders_took_of_a_number_is_not_filled_up_again_but_what_was_never_given_is() {
        assertThat(units(100, number("A", 3, 0, 0))).containsExactly(3);
        assertThat(units(100, number("A", 3, 2, 0))).containsExactly(5);
    }

    @Test
    void a_share_follows_what_is_available_and_is_rounded_down() {
        assertThat(units(10, share("A", 25, 0))).containsExactly(2);
        assertThat(units(12, share("A", 25, 0))).containsExactly(3);
        assertThat(units(10, share("A", 60, 0), share("B", 60, 1))).containsExactly(6, 4);
        assertThat(units(0, share("A", 100, 0))).containsExactly(0);
        assertThat(units(-3, share("A", 100, 0), number("B", 1, 0, 0))).containsExactly(0, 0);
    }

    @Provide
    Arbitrary<List<Quota>> quotas() {
        return Combinators.combine(Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 3)).as((units, missing, percent, priority) -> new Quota("", "K", "W", units, missing, percent, priority))
            .list().ofMaxSize(6).map(list -> {
                var named = new ArrayList<Quota>();
                for (var q : list) named.add(new Quota("S" + named.size(), q.sku(), q.warehouse(), q.units(), q.missing(), q.percent(), q.priority()));
                return named;
            });
    }

    @Property
    void never_more_than_there_is_never_more_than_wanted_and_nothing_left_over_while_somebody_wants_it(@ForAll("quotas") List<Quota> quotas, @ForAll @IntRange(min = -5, max = 120) int available) {
        var shared = QuotaShares.share(available, quotas);
        int there = Math.max(0, available);
        int given = shared.stream().mapToInt(Quota::units).sum();
        assertThat(given).isLessThanOrEqualTo(there);
        int wanted = quotas.stream().mapToInt(q -> q.wanted(there)).sum();
        assertThat(given).isEqualTo(Math.min(there, wanted));
        assertThat(shared).allMatch(q -> q.units() >= 0 && q.missing() >= 0);
        for (int i = 1; i < shared.size(); i++) {
            assertThat(shared.get(i - 1).priority()).isGreaterThanOrEqualTo(shared.get(i).priority());
            if (shared.get(i).units() > 0) assertThat(shared.get(i - 1).missing()).isZero();
        }
    }
}
