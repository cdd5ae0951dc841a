package dev.wharf.picking.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.PickMode;
import dev.wharf.picking.wave.Limits.Load;
import dev.wharf.picking.wave.Template.Conditions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waves of BULK are of orders alike: their goods lie in one box, and nobody sorts them. */
class BulkTemplateTest {
    private static final Limits CART = new Limits(20, null, null, null);
    private static final Template BULK = new Template("HOT", "Hot", true, 2, 20, null, null, CART, Conditions.ANY, PickMode.BULK);
    private static final Template REST = new Template("REST", "Rest", true, 1, 20, null, null, CART, Conditions.ANY, PickMode.WALL);

    @Test
    void each_wave_has_one_sku_and_one_quantity_and_the_others_go_to_the_next_template() {
        var orders = List.of(order(1, Set.of("CUP"), 1, false), order(2, Set.of("CUP"), 1, false), order(3, Set.of("CUP"), 2, false), order(4, Set.of("CUP"), 2, false),
            order(5, Set.of("LAMP"), 1, false), order(6, Set.of("CUP", "LAMP"), 2, false), order(7, Set.of("CUP"), 1, true));
        var groups = match(BULK, REST).groups(orders);
        assertThat(groups).extracting(g -> g.template().code() + " " + g.orders().stream().map(o -> o.id().value()).toList()).containsExactly("HOT [1, 2]", "HOT [3, 4]", "REST [6, 7]");
    }

    @Test
    void other_templates_mix() {
        assertThat(match(REST).groups(List.of(order(1, Set.of("CUP"), 1, false), order(2, Set.of("LAMP"), 2, false)))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CUP, 1, false, true", "CUP, 2, false, false", "LAMP, 1, false, false", "CUP, 1, true, false"})
    void orders_are_alike_if_one_scan_each_could_verify_them(String sku, int units, boolean asks, boolean alike) {
        assertThat(order(1, Set.of("CUP"), 1, false).isAlike(order(2, Set.of(sku), units, asks))).isEqualTo(alike);
    }

    private static TemplateMatch match(Template... templates) {
        return new TemplateMatch(new WaveSettings(true, 15, 60, 1, 2, WaveSettings.USUAL, Map.of(), List.of(templates)), List.of(), Orders.NOW);
    }

    private static PoolOrder order(long id, Set<String> skus, int units, boolean asks) {
        return new PoolOrder(new FulfillmentId(id), Orders.NOW.plus(Duration.ofDays(1)), Orders.NOW, "SF", skus, List.of("A-1-1"), Set.of("A"), skus.size(), new Load(1, units, 100, 200), 1000, asks);
    }
}
