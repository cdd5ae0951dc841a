package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.sourcing.Budget;
import dev.wharf.sourcing.Line;
import dev.wharf.sourcing.Objective;
import dev.wharf.sourcing.Question;
import dev.wharf.sourcing.Site;
import dev.wharf.sourcing.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JointPlanTest {
    private static final Map<String, Map<String, Integer>> STOCK = Map.of("NEAR", Map.of("MUG", 1, "TEE", 1), "FAR", Map.of("MUG", 1));

    private static Question order(String... skus) {
        var sites = List.of(new Site("NEAR", 10, 100, 0, 0, 0, 0), new Site("FAR", 900, 300, 0, 0, 0, 0));
        return new Question(Stream.of(skus).map(sku -> Line.plain("sku:" + sku, sku, 1, true)).toList(), sites, STOCK, List.of(Objective.FEWEST_PARCELS, Objective.NEAREST));
    }

    private static Map<String, Question> orders(Question... inTurn) {
        var orders = new LinkedHashMap<String, Question>();
        for (int i = 0; i < inTurn.length; i++) orders.put("F" + (i + 1), inTurn[i]);
        return orders;
    }

    @Test
    void looked_at_together_the_second_order_leaves_in_one_parcel_because_the_first_leaves_from_afar() {
        var found = JointPlan.compare(orders(order("MUG"), order("MUG", "TEE")), Strategy.LEAST_SPLIT, Budget.iterations(2000));
        assertThat(found.today()).isEqualTo(new JointPlan.Figures(2, 0, 3, 10 + 910, 100 + 400));
        assertThat(found.joint()).isEqualTo(new JointPlan.Figures(2, 0, 2, 900 + 10, 300 + 100));
        assertThat(found.proven()).isTrue();
        assertThat(found.choices()).extracting(c -> c.fulfillment() + " " + c.today() + " " + c.joint()).containsExactly("F1 [NEAR] [FAR]", "F2 [FAR, NEAR] [NEAR]");
    }

    @Test
    void an_order_that_nobody_can_fill_stays_unfilled_both_ways() {
        var found = JointPlan.compare(orders(order("CAP"), order("TEE")), Strategy.LEAST_COST, Budget.iterations(2000));
        assertThat(found.today()).isEqualTo(found.joint()).isEqualTo(new JointPlan.Figures(1, 1, 1, 10, 100));
        assertThat(found.choices()).isEmpty();
    }

    @Test
    void nothing_waits() {
        assertThat(JointPlan.compare(Map.of(), Strategy.LEAST_SPLIT, Budget.iterations(10)).orders()).isZero();
    }
}
