package dev.wharf.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Small orders against every plan there is. */
class OrderSourcingPropertyTest {
    /** Few values of each kind, so that ties, shortage, kits and lines of one SKU are frequent. */
    @Provide
    Arbitrary<Question> questions() {
        return Arbitraries.randomValue(OrderSourcingPropertyTest::question);
    }

    private static Question question(Random random) {
        int siteCount = 1 + random.nextInt(4);
        int lineCount = siteCount == 4 ? 1 + random.nextInt(2) : 1 + random.nextInt(3);
        int skus = 1 + random.nextInt(4);
        int sharing = random.nextInt(3);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < lineCount; i++) {
            Map<String, Integer> recipe = new HashMap<>();
            int parts = random.nextInt(3) == 0 ? 2 : 1;
            for (int part = 0; part < parts; part++) recipe.put("S" + random.nextInt(skus), random.nextInt(4) == 0 ? 2 : 1);
            lines.add(new Line("L" + i, 1 + random.nextInt(3), recipe, sharing == 0 || sharing == 1 && random.nextBoolean()));
        }
        List<Site> sites = new ArrayList<>();
        Map<String, Map<String, Integer>> stock = new HashMap<>();
        for (int i = 0; i < siteCount; i++) {
            sites.add(new Site("W" + i, random.nextInt(4) * 10, random.nextInt(4) * 20, random.nextInt(3), random.nextInt(3) * 15, random.nextInt(3), random.nextInt(3) / 2.0));
            Map<String, Integer> pieces = new HashMap<>();
            for (int sku = 0; sku < skus; sku++) pieces.put("S" + sku, random.nextInt(6));
            stock.put("W" + i, pieces);
        }
        Collections.shuffle(sites, random);
        List<Objective> objectives = new ArrayList<>(List.of(Objective.values()));
        Collections.shuffle(objectives, random);
        return new Question(lines, sites, stock, objectives.subList(0, 1 + random.nextInt(objectives.size())));
    }

    @Property(tries = 20_000)
    void the_plan_is_the_best_of_all(@ForAll("questions") Question question) {
        var plan = OrderSourcing.plan(question);
        var best = EveryPlan.of(question);
        assertThat(plan.exact()).isTrue();
        assertThat(value(plan, question)).isEqualTo(best.value());
        assertThat(List.copyOf(plan.portions().keySet())).isEqualTo(best.sites());
    }

    @Property(tries = 5_000)
    void a_plan_keeps_to_stock_kits_and_lines(@ForAll("questions") Question question) {
        var plan = OrderSourcing.plan(question);
        Map<String, Integer> sent = new TreeMap<>(plan.missing());
        plan.portions().forEach((site, units) -> {
            Map<String, Integer> pieces = new HashMap<>();
            units.forEach((id, some) -> {
                assertThat(some).isPositive();
                sent.merge(id, some, Integer::sum);
                line(question, id).unitsPerOne().forEach((sku, perOne) -> pieces.merge(sku, perOne * some, Integer::sum));
            });
            pieces.forEach((sku, taken) -> assertThat(taken).isLessThanOrEqualTo(question.stock().get(site).get(sku)));
        });
        for (var line : question.lines()) {
            assertThat(sent.get(line.id())).isEqualTo(line.units());
            if (!line.mayShare()) assertThat(plan.portions().values().stream().filter(units -> units.containsKey(line.id())).count()).isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 5_000)
    void every_other_site_is_explained_and_none_of_them_would_have_been_better(@ForAll("questions") Question question) {
        var plan = OrderSourcing.plan(question);
        var explained = plan.notChosen().stream().map(Plan.NotChosen::site).toList();
        assertThat(explained).isEqualTo(question.sites().stream().map(Site::code).filter(code -> !plan.portions().containsKey(code)).sorted().toList());
        for (var other : plan.notChosen()) {
            if (other.with().isEmpty()) assertThat(other.shortOf()).isNotEmpty();
            other.decidedBy().ifPresent(objective -> assertThat(other.worseBy(objective, plan.score())).isPositive());
        }
    }

    private static long[] value(Plan plan, Question question) {
        var value = new long[question.objectives().size() + 2];
        value[0] = -plan.portions().values().stream().flatMap(units -> units.values().stream()).mapToLong(Integer::longValue).sum();
        for (int i = 0; i < question.objectives().size(); i++) value[i + 1] = plan.score().of(question.objectives().get(i));
        value[value.length - 1] = plan.portions().size();
        return value;
    }

    private static Line line(Question question, String id) {
        return question.lines().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }
}
