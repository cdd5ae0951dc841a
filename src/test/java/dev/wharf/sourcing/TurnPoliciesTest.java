package dev.wharf.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnPoliciesTest {
    private static final List<Site> SITES = List.of(new Site("W1", 30, 0, 0, 0, 0, 0), new Site("W2", 20, 0, 0, 0, 0, 0), new Site("W3", 10, 0, 0, 0, 0, 0), new Site("W4", 20, 0, 0, 0, 0, 0));

    /** "A2 B1" becomes two lines; "W1:A3 B1 W2:A1" becomes stock. */
    private static Batch batch(String stock, boolean share, String... orders) {
        Map<String, Map<String, Integer>> pieces = new HashMap<>();
        var site = "";
        for (var part : stock.split(" ")) {
            if (part.contains(":")) site = part.substring(0, part.indexOf(':'));
            var count = part.substring(part.indexOf(':') + 1);
            pieces.computeIfAbsent(site, key -> new HashMap<>()).put(count.substring(0, 1), Integer.parseInt(count.substring(1)));
        }
        List<Batch.Order> all = new ArrayList<>();
        for (var order : orders) {
            List<Line> lines = new ArrayList<>();
            for (var line : order.split(" ")) lines.add(Line.plain(Integer.toString(lines.size()), line.substring(0, 1), Integer.parseInt(line.substring(1)), share));
            all.add(new Batch.Order("O" + (all.size() + 1), lines, SITES));
        }
        return new Batch(all, pieces);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        one site before two nearer ones     | W1:A1 B1 W2:A1 W3:B1       | false | A1 B1 | {W1={0=1, 1=1}}
        of two alone the nearer             | W1:A1 W2:A1                | false | A1    | {W2={0=1}}
        equally far: the code that is first | W2:A1 W4:A1                | false | A1    | {W2={0=1}}
        least sum among pairs               | W1:A1 W2:A1 W3:B1          | false | A1 B1 | {W2={0=1}, W3={1=1}}
        nearest that has all of the line    | W3:A1 C1 W2:A2 B1          | false | A2 B1 C1 | {W2={0=2, 1=1}, W3={2=1}}
        shared: from nearest to farthest    | W3:A1 C1 W2:A2 B1          | true  | A2 B1 C1 | {W2={0=1, 1=1}, W3={0=1, 2=1}}
        a line that only shares fill        | W1:A1 W2:A1                | true  | A2    | {W1={0=1}, W2={0=1}}
        and that may not be shared          | W1:A1 W2:A1                | false | A2    | null
        nobody has it                       | W1:B1                      | true  | A1    | null
        two lines of one SKU                | W1:A2 W3:A1                | false | A1 A1 | {W1={0=1, 1=1}}
        """)
    void nearest_takes_the_smallest_set_then_the_least_distance(String what, String stock, boolean share, String order, String expected) {
        assertThat(String.valueOf(BatchSourcing.nearest(batch(stock, share, order)).portions().get("O1"))).as(what).isEqualTo(expected);
    }

    @Test
    void each_order_sees_what_earlier_ones_left() {
        var plan = BatchSourcing.nearest(batch("W3:A1 W1:A2", false, "A1", "A1", "A2"));
        assertThat(plan.portions()).isEqualTo(Map.of("O1", Map.of("W3", Map.of("0", 1)), "O2", Map.of("W1", Map.of("0", 1))));
        assertThat(plan.unfilled()).containsExactly("O3");
        assertThat(plan.score()).isEqualTo(new BatchPlan.Score(1, 2, 40, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        the first named though farther | W1:A1 W3:A1    | W1 W3 | W1
        the second has everything      | W1:B1 W3:A1    | W1 W3 | W3
        none of the named              | W1:A1          | W2 W3 | ''
        none is named                  | W1:A1          | ''    | ''
        a code that is unknown         | W1:A1          | W9 W1 | W1
        """)
    void designated_takes_the_first_named_that_has_everything(String what, String stock, String named, String expected) {
        var plan = BatchSourcing.designated(batch(stock, true, "A1"), Map.of("O1", List.of(named.split(" "))));
        assertThat(String.join(" ", plan.portions().getOrDefault("O1", Map.of()).keySet())).as(what).isEqualTo(expected);
    }

    @Test
    void a_designated_site_sends_all_or_nothing() {
        assertThat(BatchSourcing.designated(batch("W1:A1 W2:B1", true, "A1 B1"), Map.of("O1", List.of("W1", "W2"))).unfilled()).containsExactly("O1");
    }
}
