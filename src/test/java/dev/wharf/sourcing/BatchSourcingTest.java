package dev.wharf.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BatchSourcingTest {
    private static final Budget SHORT = Budget.iterations(500);

    /** Two to four orders, one to three sites; plenty, just enough, and too little. */
    @Provide
    Arbitrary<Batch> batches() {
        return Arbitraries.randomValue(random ->
            Batches.batch(random, 2 + random.nextInt(3), 1 + random.nextInt(3), 3, 2, random.nextBoolean(), 0.8 + random.nextInt(4) * 0.2));
    }

    /** As {@link #batches}, some lines being kits. */
    @Provide
    Arbitrary<Batch> kits() {
        return Arbitraries.randomValue(random -> {
            var plain = Batches.batch(random, 2 + random.nextInt(2), 1 + random.nextInt(3), 3, 2, random.nextBoolean(), 2.2);
            List<Batch.Order> orders = new ArrayList<>();
            for (var order : plain.orders()) {
                orders.add(new Batch.Order(order.id(), order.lines().stream().map(line -> random.nextBoolean() ? line
                    : new Line(line.id(), line.units(), Map.of("S0", 1, "S1", 1 + random.nextInt(2)), line.mayShare())).toList(), order.sites()));
            }
            return new Batch(orders, plain.stock());
        });
    }

    @Property(tries = 2_000)
    void a_small_batch_gets_the_best_of_all_plans(@ForAll("batches") Batch batch) {
        best(batch);
    }

    @Property(tries = 1_000)
    void so_does_one_with_kits(@ForAll("kits") Batch batch) {
        best(batch);
    }

    private static void best(Batch batch) {
        for (var strategy : Strategy.values()) {
            var plan = BatchSourcing.plan(batch, strategy, SHORT);
            assertThat(plan.proven()).isTrue();
            var score = checked(batch, plan);
            var value = strategy == Strategy.LEAST_COST ? new long[] {score.unfilled(), score.costMinor()} : new long[] {score.unfilled(), score.shipments(), score.distanceKm()};
            assertThat(value).isEqualTo(EveryBatchPlan.of(batch, strategy));
        }
    }

    @Test
    void a_large_batch_is_planned_soundly_better_than_in_turn_and_always_alike() {
        var batch = Batches.batch(new Random(7), 120, 5, 60, 4, false, 1.15);
        var nearest = checked(batch, BatchSourcing.nearest(batch));
        var split = BatchSourcing.plan(batch, Strategy.LEAST_SPLIT, Budget.iterations(30_000));
        var cost = BatchSourcing.plan(batch, Strategy.LEAST_COST, Budget.iterations(30_000));
        assertThat(checked(batch, split).unfilled()).isLessThan(nearest.unfilled());
        assertThat(checked(batch, cost).unfilled()).isEqualTo(split.score().unfilled());
        assertThat(split.score().shipments()).isLessThanOrEqualTo(cost.score().shipments());
        assertThat(cost.score().costMinor()).isLessThan(split.score().costMinor());
        assertThat(BatchSourcing.plan(batch, Strategy.LEAST_SPLIT, Budget.iterations(30_000))).isEqualTo(split);
    }

    /** More ways to fill an order than are listed: forty shared lines over ten sites. */
    @Test
    void orders_too_large_to_list_are_asked_one_by_one() {
        var batch = Batches.batch(new Random(3), 6, 10, 400, 40, true, 1.4);
        for (var strategy : Strategy.values()) {
            var plan = BatchSourcing.plan(batch, strategy, Budget.iterations(300));
            assertThat(checked(batch, plan).unfilled()).isZero();
            assertThat(plan.proven()).isFalse();
        }
    }

    @Test
    void the_budget_of_time_ends_a_search() {
        var batch = Batches.batch(new Random(7), 60, 4, 30, 4, false, 1.2);
        long[] clock = {0};
        var plan = BatchSourcing.plan(batch, Strategy.LEAST_COST, Budget.of(Duration.ofSeconds(1), () -> clock[0] += 10_000_000));
        checked(batch, plan);
        assertThat(clock[0]).isBetween(1_000_000_000L, 1_050_000_000L);
    }

    @Test
    void a_batch_without_orders_and_one_without_sites_have_plans() {
        assertThat(BatchSourcing.plan(new Batch(List.of(), Map.of()), Strategy.LEAST_COST, SHORT).proven()).isTrue();
        var lonely = new Batch(List.of(new Batch.Order("O", List.of(Line.plain("1", "A", 1, true)), List.of())), Map.of());
        assertThat(BatchSourcing.plan(lonely, Strategy.LEAST_SPLIT, SHORT).unfilled()).containsExactly("O");
        assertThat(BatchSourcing.nearest(lonely).unfilled()).containsExactly("O");
    }

    @Test
    void a_batch_that_makes_no_sense_names_the_field() {
        var line = Line.plain("1", "A", 1, true);
        assertThatThrownBy(() -> new Batch.Order("O", List.of(), List.of())).hasMessage("Order O has no lines");
        assertThatThrownBy(() -> new Batch.Order("O", List.of(line, line), List.of())).hasMessage("Order O, line 1 is there twice");
        var order = new Batch.Order("O", List.of(line), List.of());
        assertThatThrownBy(() -> new Batch(List.of(order, order), Map.of())).hasMessage("Order O is there twice");
        assertThatThrownBy(() -> Budget.iterations(0)).hasMessage("A budget must be above zero");
    }

    /** Counts a plan anew: whole orders, unshared lines, no piece twice. */
    private static BatchPlan.Score checked(Batch batch, BatchPlan plan) {
        Map<String, Integer> taken = new HashMap<>();
        int unfilled = 0;
        int shipments = 0;
        long distance = 0;
        long cost = 0;
        for (var order : batch.orders()) {
            if (!plan.portions().containsKey(order.id())) {
                unfilled++;
                assertThat(plan.unfilled()).contains(order.id());
                continue;
            }
            Map<String, Integer> sent = new HashMap<>();
            for (var site : order.sites()) {
                var units = plan.portions().get(order.id()).getOrDefault(site.code(), Map.of());
                if (units.isEmpty()) continue;
                shipments++;
                distance += site.distanceKm();
                cost += site.perShipmentMinor() + site.perKmMinor() * site.distanceKm();
                for (var line : order.lines()) {
                    int some = units.getOrDefault(line.id(), 0);
                    if (!line.mayShare()) assertThat(some).isIn(0, line.units());
                    sent.merge(line.id(), some, Integer::sum);
                    cost += (long) some * line.piecesPerOne() * site.perUnitMinor();
                    line.unitsPerOne().forEach((sku, perOne) -> taken.merge(site.code() + "/" + sku, some * perOne, Integer::sum));
                }
            }
            for (var line : order.lines()) assertThat(sent.get(line.id())).isEqualTo(line.units());
        }
        batch.stock().forEach((site, pieces) -> pieces.forEach((sku, count) -> assertThat(taken.getOrDefault(site + "/" + sku, 0)).isLessThanOrEqualTo(count)));
        var score = new BatchPlan.Score(unfilled, shipments, distance, cost);
        assertThat(plan.score()).isEqualTo(score);
        return score;
    }
}
