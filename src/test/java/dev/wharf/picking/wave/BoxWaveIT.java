package dev.wharf.picking.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.PickMode;
import dev.wharf.picking.wave.Template.Conditions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a template's carts are picked comes with the walk, through settings that are kept and a plan that was made before. */
@WharfTest
class BoxWaveIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private WaveRules rules;
    @Autowired
    private WaveClaims claims;
    @Autowired
    private WavePlanning planning;
    @Autowired
    private Waves waves;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "B-02");
        floor.goods("LAMP", "A-10");
    }

    @AfterEach
    void off() {
        save(false, PickMode.CART);
    }

    @Test
    void the_walks_of_a_wave_are_picked_as_its_template_says() {
        save(true, PickMode.WALL);
        floor.order(Map.of("CUP", 1, "LAMP", 2));
        floor.order(Map.of("CUP", 2));
        long id = claims.turn(floor.warehouse).get(0);
        planning.plan(id);
        // Later settings do not change it
        save(true, PickMode.CART);
        waves.release(id);
        assertThat(jdbc.sql("SELECT DISTINCT mode FROM pick_task WHERE wave_id = :id").param("id", id).query(String.class).list()).containsExactly("WALL");
    }

    @Test
    void a_wave_of_orders_alike_takes_no_other_by_hand_either() {
        save(true, PickMode.BULK);
        var first = floor.order(Map.of("CUP", 1));
        var second = floor.order(Map.of("CUP", 1));
        var third = floor.order(Map.of("CUP", 1));
        var other = floor.order(Map.of("CUP", 2));
        assertThatThrownBy(() -> make(List.of(first, other))).extracting("code").isEqualTo("ORDERS_NOT_ALIKE");
        long id = make(List.of(first, second));
        planning.plan(id);
        assertThatThrownBy(() -> waves.add(id, other, 0)).extracting("code").isEqualTo("NO_ROOM");
        waves.add(id, third, 0);
        waves.release(id);
        assertThat(jdbc.sql("SELECT mode FROM pick_task WHERE wave_id = :id").param("id", id).query(String.class).list()).containsExactly("BULK");
        assertThat(waves.get(id).open()).extracting(Wave.Member::id).containsExactlyInAnyOrder(first, second, third);
    }

    @Test
    void templates_of_before_are_picked_from_carts() {
        jdbc.sql("INSERT INTO wave_setting (warehouse_code, version, setting, note, created_by, created_at) SELECT :warehouse, 1, REPLACE(:setting, ',\"mode\":\"CART\"', ''), '', 'test', NOW(6)")
            .param("warehouse", floor.warehouse).param("setting", context.getBean(WaveJson.class).write(settings(true, PickMode.CART))).update();
        rules.look();
        assertThat(jdbc.sql("SELECT setting FROM wave_setting WHERE warehouse_code = :w").param("w", floor.warehouse).query(String.class).single()).doesNotContain("mode");
        assertThat(rules.of(floor.warehouse).templates().get(0).mode()).isEqualTo(PickMode.CART);
    }

    private long make(List<FulfillmentId> orders) {
        return claims.make(new WaveClaims.Request(TestHouse.unique("k"), floor.warehouse, "ALL", orders, null, null)).wave();
    }

    private void save(boolean on, PickMode mode) {
        rules.save(floor.warehouse, settings(on, mode), "");
    }

    private static WaveSettings settings(boolean on, PickMode mode) {
        return new WaveSettings(on, 15, 60, 1, 2, WaveSettings.USUAL, Map.of(), List.of(new Template("ALL", "All", false, 1, 100, null, null, new Limits(10, null, null, null), Conditions.ANY, mode)));
    }
}
