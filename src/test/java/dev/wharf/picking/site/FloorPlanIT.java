package dev.wharf.picking.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Tracking;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class FloorPlanIT {
    private static final String PLAN = """
        {"rectangular": {"aisleX": [0, 300], "crossAisleY": [0, 1200], "blocks": [{"bins": 10, "firstBinOffset": 150, "binPitch": 100}], "depot": {"x": 0, "crossAisle": 0},
          "patterns": ["{aisle:A-B}-{bay:1-10}"]}}""";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private FloorPlanController controller;
    @Autowired
    private Sites sites;
    private FloorFixture floor;

    @BeforeEach
    void a_warehouse_with_goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-3");
        floor.goods("LAMP", "c-1");
        floor.goods("SOAP", "");
        floor.tracked("NUTS", Tracking.Kind.LOT, 0);
        floor.receive("NUTS", "B-10", 5, "L1", null);
        floor.receive("NUTS", "B-11", 5, "L1", null);
    }

    @Test
    void a_check_says_which_bins_in_use_are_on_the_plan_and_saves_nothing() {
        // When a plan of two aisles is checked
        var answer = controller.put(floor.warehouse, true, null, PLAN);
        // Then it says what it would change
        assertThat(answer.saved()).isFalse();
        assertThat(answer.version()).isZero();
        assertThat(answer.bins()).isEqualTo(4);
        assertThat(answer.binsOnPlan()).isEqualTo(2);
        assertThat(answer.binsNotOnPlan()).containsExactly("B-11", "c-1");
        assertThat(answer.binsLost()).isEmpty();
        // And there is still no plan
        assertThat(sites.of(floor.warehouse).known()).isFalse();
        assertThatThrownBy(() -> controller.get(floor.warehouse)).isInstanceOf(Refusal.class).extracting("code").isEqualTo("FLOOR_PLAN_NONE");
    }

    @Test
    void a_saved_plan_counts_at_once_and_the_next_one_tells_what_it_loses() {
        // Given a plan
        assertThat(controller.put(floor.warehouse, false, null, PLAN).version()).isOne();
        assertThat(sites.of(floor.warehouse).walk(List.of("A-3")).centimetres()).hasValue(700);
        // When one with a single aisle is checked, then saved
        var narrow = PLAN.replace("[0, 300]", "[0]").replace("A-B", "A-A");
        var checked = controller.put(floor.warehouse, true, null, narrow);
        assertThat(checked.version()).isOne();
        assertThat(checked.binsLost()).containsExactly("B-10");
        var saved = controller.put(floor.warehouse, false, 1, narrow);
        // Then it is the second version, with who saved it
        assertThat(saved.saved()).isTrue();
        assertThat(controller.get(floor.warehouse).version()).isEqualTo(2);
        assertThat(controller.get(floor.warehouse).plan()).contains("\"aisleX\":[0]").doesNotContain("irregular");
        assertThat(sites.of(floor.warehouse).walk(List.of("B-10")).unknownBins()).containsExactly("B-10");
        // And whoever began from the first version is told to look again
        assertThatThrownBy(() -> controller.put(floor.warehouse, false, 1, PLAN)).isInstanceOf(Refusal.class).extracting("code").isEqualTo("FLOOR_PLAN_CHANGED");
        assertThat(context.getBean(FloorPlans.class).saveFirst(floor.warehouse, PLAN)).isFalse();
    }

    @Test
    void a_wrong_plan_is_refused_and_an_unknown_warehouse_has_none() {
        assertThatThrownBy(() -> controller.put(floor.warehouse, false, null, PLAN.replace("\"x\": 0", "\"x\": \"left\""))).isInstanceOf(Refusal.class).extracting("field")
            .isEqualTo("rectangular.depot.x");
        assertThatThrownBy(() -> controller.put("NOWHERE", true, null, PLAN)).isInstanceOf(Refusal.class).extracting("code").isEqualTo("WAREHOUSE_UNKNOWN");
        assertThat(sites.of(floor.warehouse).known()).isFalse();
    }
}
