package dev.wharf.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.infra.security.Visitor;
import dev.wharf.inventory.Balance;
import dev.wharf.order.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A warehouse that will not ship an order gives it back; another ships it, and the stock says why. */
@WharfTest
class RejectionIT {
    private final ApplicationContext context;
    private AtWarehouses at;
    @LocalServerPort
    private int port;

    @Autowired
    RejectionIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void warehouses_of_its_own() {
        at = new AtWarehouses(context);
    }

    private Rejections.Answer reject(FulfillmentId id, String reason, String sku, Integer quantity) {
        return at.house.bean(Rejections.class).reject(id, reason, sku, quantity, "test");
    }

    @ParameterizedTest
    @CsvSource({
        // reason,     units, on hand, locked, frozen and defective of the warehouse afterwards
        "NOT_IN_STOCK,  ,     9, 1, 8, 0",
        "MISMATCH,     2,     7, 1, 0, 0",
        "DAMAGED,      2,     7, 1, 0, 2",
        "CLOSED,        ,     9, 1, 0, 0",
        "OTHER,         ,     9, 1, 0, 0"})
    void each_reason_does_to_the_stock_what_it_says_and_the_next_warehouse_ships(String reason, Integer units, int onHand, int locked, int frozen, int defective) {
        var sku = at.sku(9, 9, 0);
        // Another order's unit stays promised
        at.take(sku, 1);
        var id = at.take(sku, 2);
        assertThat(at.warehouse(id)).isEqualTo(at.near);
        var answer = reject(id, reason, sku, units);
        assertThat(answer).isEqualTo(new Rejections.Answer(id.toString(), at.near, Stage.PICK, at.mid));
        assertThat(at.house.balance(sku, at.near)).extracting(Balance::onHand, Balance::locked, Balance::frozen, Balance::defective).containsExactly(onHand, locked, frozen, defective);
        assertThat(at.house.balance(sku, at.mid).locked()).isEqualTo(2);
        assertThat(at.jdbc.sql("SELECT reason_en FROM decision WHERE fulfillment_id = :id AND rule_code = 'STOCK' ORDER BY decision_id DESC LIMIT 1").param("id", id.value())
            .query(String.class).single()).contains(at.mid + " has everything", at.near + " rejected it");
        // What was frozen can be lifted once it has been counted
        assertThat(at.jdbc.sql("SELECT COALESCE(SUM(units), 0) FROM stock_freeze WHERE sku = :sku AND lifted_at IS NULL").param("sku", sku).query(Integer.class).single()).isEqualTo(frozen);
        // One open task: the new one
        assertThat(at.jdbc.sql("SELECT CONCAT(warehouse_code, ' ', state) FROM pick_order WHERE fulfillment_id = :id ORDER BY pick_order_id").param("id", id.value()).query(String.class).list())
            .containsExactly(at.near + " CANCELLED", at.mid + " OPEN");
    }

    @Test
    void the_slot_of_the_day_is_free_again() {
        at.limit(at.near, 1);
        var sku = at.sku(5, 5, 0);
        var id = at.take(sku, 1);
        assertThat(at.slots(at.near)).containsExactly(1, 1);
        reject(id, "CLOSED", null, null);
        assertThat(at.slots(at.near)).containsExactly(0, 0);
    }

    @Test
    void with_no_warehouse_left_a_person_decides_and_may_name_the_same_one_again() {
        var sku = at.sku(5, 0, 5);
        var id = at.take(sku, 1);
        reject(id, "CLOSED", null, null);
        assertThat(at.warehouse(id)).isEqualTo(at.far);
        reject(id, "DAMAGED", sku, 1);
        assertThat(at.waitsAt(id)).containsExactly("Task_ResolveShortage");
        assertThat(at.house.openHolds(id).get("STOCK")).contains(at.near + " rejected it (closed)", at.far + " rejected it (damaged)");
        at.decide(id, "Task_ResolveShortage", "OTHER_WAREHOUSE", at.near);
        assertThat(at.warehouse(id)).isEqualTo(at.near);
        assertThat(at.house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
    }

    @Test
    void after_as_many_rejections_as_the_shop_allows_a_person_decides() {
        at.rules(Map.of("mostRejections", 2));
        var sku = at.sku(5, 5, 5);
        var id = at.take(sku, 1);
        reject(id, "CLOSED", null, null);
        reject(id, "CLOSED", null, null);
        assertThat(at.waitsAt(id)).containsExactly("Task_ResolveShortage");
        assertThat(at.house.openHolds(id).get("STOCK")).startsWith("Rejected by 2 warehouses (limit 2)").contains(at.near + " closed", at.mid + " closed");
    }

    @Test
    void a_part_split_off_does_not_go_back_to_the_warehouse_that_rejected_the_whole() {
        at.rules(Map.of("severalWarehouses", "SPLIT"));
        var sku = at.sku(13, 10, 3);
        var id = at.take(sku, 13);
        assertThat(at.warehouse(id)).isEqualTo(at.near);
        reject(id, "CLOSED", null, null);
        assertThat(parts()).containsExactlyInAnyOrder(at.mid + " 10", at.far + " 3");
    }

    private List<String> parts() {
        return at.jdbc.sql("""
                SELECT CONCAT(f.warehouse_code, ' ', SUM(l.quantity)) FROM fulfillment f JOIN fulfillment_line l ON l.fulfillment_id = f.fulfillment_id
                 WHERE f.shop_code = :shop AND f.stage = 'PICK' GROUP BY f.fulfillment_id, f.warehouse_code
                """).param("shop", at.shop).query(String.class).list();
    }

    @Test
    void a_line_of_thirteen_leaves_as_ten_and_three_and_one_of_six_from_three_warehouses() {
        at.rules(Map.of("severalWarehouses", "SPLIT"));
        at.take(at.sku(10, 3, 0), 13);
        assertThat(parts()).containsExactlyInAnyOrder(at.near + " 10", at.mid + " 3");
        at.take(at.sku(3, 2, 1), 6);
        assertThat(parts()).containsExactlyInAnyOrder(at.near + " 10", at.mid + " 3", at.near + " 3", at.mid + " 2", at.far + " 1");
    }

    @Test
    void what_is_picked_already_or_not_given_to_a_warehouse_is_refused_and_nothing_changes() {
        var sku = at.sku(5, 5, 0);
        var id = at.take(sku, 2);
        at.jdbc.sql("UPDATE pick_line SET picked_quantity = 1 WHERE fulfillment_id = :id").param("id", id.value()).update();
        assertThatThrownBy(() -> reject(id, "CLOSED", null, null)).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("PICK_BEGUN"))
            .hasMessageContaining("1 units of " + id + " are picked").hasMessageContaining("short pick");
        assertThat(at.house.balance(sku, at.near).locked()).isEqualTo(2);
        assertThat(at.jdbc.sql("SELECT state FROM pick_order WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).list()).containsExactly("OPEN");
        var held = at.take(at.sku(0, 0, 0), 1);
        assertThatThrownBy(() -> reject(held, "CLOSED", null, null)).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("NOT_IN_PICK"));
    }

    @ParameterizedTest
    @CsvSource({"LAZY, , , REASON_UNKNOWN", "MISMATCH, , 1, SKU_UNKNOWN", "MISMATCH, own, , QUANTITY_INVALID", "MISMATCH, own, 3, QUANTITY_INVALID", "DAMAGED, own, 0, QUANTITY_INVALID",
        "NOT_IN_STOCK, other, , SKU_UNKNOWN"})
    void a_rejection_that_does_not_say_enough_is_refused(String reason, String which, Integer units, String code) {
        var sku = at.sku(5, 5, 0);
        var id = at.take(sku, 2);
        var named = "own".equals(which) ? sku : which;
        assertThatThrownBy(() -> reject(id, reason, named, units)).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    @Test
    void the_warehouse_lead_and_another_system_may_and_the_rest_may_not() {
        var sku = at.sku(5, 5, 5);
        var id = at.take(sku, 1);
        var path = "/api/v1/fulfillments/" + id + "/reject";
        assertThat(Visitor.basic(port, "csr").send("POST", path, "application/json", "{\"reason\":\"CLOSED\"}").statusCode()).isEqualTo(403);
        var answer = Visitor.basic(port, "warehouselead").send("POST", path, "application/json", "{\"reason\":\"OTHER\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("NOTE_MISSING");
        assertThat(Visitor.basic(port, "warehouselead").send("POST", path, "application/json", "{\"reason\":\"CLOSED\"}").body()).contains("\"warehouse\":\"" + at.mid + "\"");
    }
}
