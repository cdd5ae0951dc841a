package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.Statements;
import dev.wharf.picking.site.BinOrder;
import dev.wharf.picking.site.FloorPlans;
import dev.wharf.picking.site.Site;
import dev.wharf.picking.site.Sites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On the floor of the example: six aisles A to F, two blocks, the depot in front of the middle. */
@WharfTest
class WalkOrderIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private ShortPicks shortPicks;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private PickScans scans;
    @Autowired
    private WalkOrder walks;
    @Autowired
    private PickFloorWork work;
    @Autowired
    private Sites sites;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private String anna;
    private int keys;

    @BeforeEach
    void a_floor() throws IOException {
        floor = FloorFixture.in(context);
        anna = "anna-" + floor.warehouse;
        context.getBean(FloorPlans.class).saveFirst(floor.warehouse, new ClassPathResource("floor-plan/example.json").getContentAsString(StandardCharsets.UTF_8));
        floor.goods("A1", "A-01-01-1");
        floor.goods("A2", "A-02-10-1");
        floor.goods("B1", "B-01-02-1");
        floor.goods("C2", "C-02-05-1");
        floor.goods("E1", "E-01-01-1");
        floor.goods("F2", "F-02-10-1");
        floor.goods("ANY", "");
        floor.goods("OFF", "Z-1");
    }

    private Site site() {
        return sites.of(floor.warehouse);
    }

    private FulfillmentId order(String... words) {
        var units = new LinkedHashMap<String, Integer>();
        for (var word : words) units.put(word, 1);
        return floor.order(units);
    }

    private PickViews.Task take() {
        return as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
    }

    private static List<String> bins(PickViews.Task task) {
        return task.lines().stream().map(PickViews.Line::bin).toList();
    }

    private PickViews.ScanAnswer scan(PickViews.Task task, String bin, String word) {
        return as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(anna + "-" + ++keys, bin, word.isEmpty() ? "" : floor.barcode(word), 1)));
    }

    /** Both orders on one cart, as a wave does it. */
    private void together(FulfillmentId first, FulfillmentId second) {
        floor.inLane(() -> {
            long walk = taskOf(first);
            long emptied = taskOf(second);
            jdbc.sql("UPDATE pick_order SET pick_task_id = :walk, position = 2 WHERE fulfillment_id = :id").param("walk", walk).param("id", second.value()).update();
            jdbc.sql("DELETE FROM pick_task WHERE pick_task_id = :id").param("id", emptied).update();
            walks.replan(List.of(walk));
            return walk;
        });
    }

    private long taskOf(FulfillmentId id) {
        return jdbc.sql("SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id").param("id", id.value()).query(Long.class).single();
    }

    @Test
    void lines_come_in_the_order_of_the_shortest_walk_and_then_those_that_nobody_can_place() {
        // Given goods in five aisles, one off the plan and one without a bin
        order("ANY", "OFF", "A1", "A2", "B1", "C2", "F2");
        // When a picker takes the task
        var task = take();
        // Then it goes by the plan, which is not by the codes
        var placed = List.of("A-01-01-1", "A-02-10-1", "B-01-02-1", "C-02-05-1", "F-02-10-1");
        assertThat(bins(task).subList(0, 5)).isEqualTo(site().walk(placed).bins()).isNotEqualTo(placed.stream().sorted(new BinOrder()).toList());
        assertThat(bins(task).subList(5, 7)).containsExactly("Z-1", "");
        assertThat(task.lines()).extracting(PickViews.Line::sequence).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void orders_that_join_are_walked_as_one() {
        // Given two orders whose bins lie between each other
        var first = order("A1", "C2", "F2");
        var second = order("B1", "E1");
        // When they go on one cart
        together(first, second);
        // Then there is one walk
        var task = take();
        assertThat(bins(task)).isEqualTo(site().walk(List.of("A-01-01-1", "C-02-05-1", "F-02-10-1", "B-01-02-1", "E-01-01-1")).bins());
        assertThat(task.lines()).extracting(PickViews.Line::sequence).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void after_a_short_pick_the_rest_is_walked_from_where_the_picker_stands() {
        // Given a cart of two orders
        var first = order("F2", "C2");
        var second = order("A1", "B1", "E1");
        together(first, second);
        var task = take();
        // When the picker takes something in A, then goes to F for the first order's goods and does not find them
        assertThat(scan(task, "A-01-01-1", "A1").accepted()).isTrue();
        var missing = task.lines().stream().filter(line -> line.bin().equals("F-02-10-1")).findFirst().orElseThrow();
        var after = as(anna, () -> shortPicks.report(task.taskId(), new ShortPicks.Looked(missing.pickLineId()), ShortReason.NOT_FOUND, 0));
        // Then what is picked stands first, and the rest is walked from F, which is neither the way from A nor that from the depot
        assertThat(after.revision()).isGreaterThan(task.revision());
        assertThat(bins(after)).containsExactly("A-01-01-1", "E-01-01-1", "B-01-02-1");
        assertThat(site().walkOn("A-01-01-1", List.of("E-01-01-1", "B-01-02-1")).bins()).containsExactly("B-01-02-1", "E-01-01-1");
        assertThat(site().walk(List.of("E-01-01-1", "B-01-02-1")).bins()).containsExactly("B-01-02-1", "E-01-01-1");
    }

    @Test
    void after_a_cancellation_the_rest_is_walked_from_the_bin_that_was_scanned_last() {
        for (var place : Map.of("A-02-10-1", List.of("B-01-02-1", "E-01-01-1"), "F-02-10-1", List.of("E-01-01-1", "B-01-02-1")).entrySet()) {
            // Given a cart of two orders, and a picker who stands at one end of the floor
            var gone = order("A2", "F2");
            var stays = order("B1", "E1");
            together(gone, stays);
            var task = take();
            assertThat(scan(task, place.getKey(), "").accepted()).isTrue();
            // When the order that wanted something there is cancelled
            floor.inLane(() -> work.stop(gone));
            // Then the other one is fetched from there on
            var after = as(anna, () -> tasks.mine()).orElseThrow();
            assertThat(bins(after)).as("from " + place.getKey()).isEqualTo(place.getValue());
            after.lines().forEach(line -> assertThat(scan(after, line.bin(), line.bin().startsWith("B") ? "B1" : "E1").accepted()).isTrue());
        }
    }

    @Test
    void a_task_that_is_given_back_is_walked_from_the_depot_again() {
        // Given a cart whose first stop was cancelled while the picker stood at the far end
        var gone = order("F2");
        var stays = order("B1", "E1");
        together(gone, stays);
        var task = take();
        scan(task, "F-02-10-1", "");
        floor.inLane(() -> work.stop(gone));
        assertThat(bins(as(anna, () -> tasks.mine()).orElseThrow())).containsExactly("E-01-01-1", "B-01-02-1");
        // When it is given back
        as(anna, () -> {
            tasks.giveBack(task.taskId(), false);
            return null;
        });
        // Then the next one walks from the depot
        assertThat(bins(take())).isEqualTo(site().walk(List.of("B-01-02-1", "E-01-01-1")).bins());
    }

    @Test
    void a_floor_plan_costs_an_order_no_statement() {
        var plain = FloorFixture.in(context);
        for (var word : List.of("A1", "C2", "F2")) plain.goods(word, word);
        var units = Map.of("A1", 1, "C2", 1, "F2", 1);
        plain.order(units);
        floor.order(units);
        // What is asked once in some seconds is asked for neither of the two
        var without = new ArrayList<>(Statements.during(() -> plain.order(units)));
        var with = new ArrayList<>(Statements.during(() -> floor.order(units)));
        without.removeIf(sql -> sql.contains("FROM floor_plan") || sql.contains("FROM warehouse"));
        with.removeIf(sql -> sql.contains("FROM floor_plan") || sql.contains("FROM warehouse"));
        assertThat(with).as(String.join("\n", with)).hasSameSizeAs(without);
    }
}
