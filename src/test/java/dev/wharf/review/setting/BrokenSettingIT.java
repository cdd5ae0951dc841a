package dev.wharf.review.setting;

import static dev.wharf.TestHouse.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.channel.Shops;
import dev.wharf.channel.Shops.Shop;
import dev.wharf.common.FulfillmentId;
import dev.wharf.intake.Intake;
import dev.wharf.order.Stage;
import dev.wharf.review.rule.RuleCatalog;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stored setting that no longer fits, by an upgrade or by hand: orders of that scope wait with the reason, everything else goes on. */
@WharfTest
class BrokenSettingIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private SettingVersions versions;
    @Autowired
    private VersionedSettings settings;
    @Autowired
    private SettingChanges changes;
    @Autowired
    private RuleCatalog rules;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;
    private TestHouse house;
    private Scope shop;

    @BeforeEach
    void open() {
        house = new TestHouse(context);
        shop = Scope.shop(TestHouse.unique("S"));
        house.bean(Shops.class).put(List.of(new Shop(shop.code(), "店", "generic")));
    }

    @Test
    void an_order_waits_with_the_reason_and_goes_on_once_the_setting_is_put_right() {
        // Given a payment setting with a key that this release does not know
        store("{\"graceDays\":3}");
        // When an order of that shop comes
        var sku = house.sku(10, 0);
        var id = take(sku);
        // Then it is kept, waits, and says which setting is wrong; the other rules have judged it
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.REVIEW);
        assertThat(house.openHolds(id)).containsOnlyKeys("PAYMENT");
        assertThat(house.openHolds(id).get("PAYMENT")).contains("shop " + shop.code(), "Payment", "parameters.graceDays");
        assertThat(decisions(id)).containsEntry("PAYMENT", "RULE_BROKEN").containsEntry("STOCK", "PASSED").containsEntry("ADDRESS", "PASSED");
        // And another shop's order goes on meanwhile
        assertThat(house.fulfillment(house.take(order().line(sku, 1))).stage()).isEqualTo(Stage.PICK);
        // When the setting is put right and a person asks for the check again
        var spec = rules.find("PAYMENT").orElseThrow().spec();
        changes.activate(spec, changes.draft(spec, shop, SettingValues.NOTHING, null).number(), "拿掉旧参数");
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult().getId());
        // Then it goes on
        assertThat(house.openHolds(id)).isEmpty();
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
    }

    @Test
    void an_order_is_judged_with_what_its_shop_sets_and_keeps_which_version_that_was() {
        ShopRules.set(context, shop.code(), "PAYMENT", Map.of("tolerance", 1000));
        var id = take(house.sku(10, 0));
        assertThat(jdbc.sql("SELECT setting_ref FROM decision WHERE fulfillment_id = :id AND rule_code = 'PAYMENT'").param("id", id.value()).query(String.class).single())
            .isEqualTo("0." + versions.active(shop, "PAYMENT").orElseThrow().number());
    }

    @Test
    void an_order_waits_where_the_stored_text_is_no_JSON() {
        store("{\"a\":");
        assertThat(house.openHolds(take(house.sku(10, 0))).get("PAYMENT")).contains("not JSON");
    }

    private void store(String parameters) {
        var draft = versions.find(versions.add(shop, "PAYMENT", SettingValues.NOTHING, 0)).orElseThrow();
        jdbc.sql("UPDATE rule_setting SET parameters = :text WHERE setting_version = :number").param("text", parameters).param("number", draft.number()).update();
        versions.activate(draft, "before the upgrade");
        settings.refreshIfChanged();
    }

    private FulfillmentId take(String sku) {
        var answer = house.bean(Intake.class).take(List.of(order().line(sku, 1).json().replace(TestHouse.SHOP, shop.code()).getBytes(UTF_8)), "API").get(0);
        assertThat(answer.outcome()).as(answer.message()).isEqualTo("ACCEPTED");
        return FulfillmentId.parse(answer.fulfillment());
    }

    private Map<String, String> decisions(FulfillmentId id) {
        return jdbc.sql("SELECT rule_code, outcome FROM decision WHERE fulfillment_id = :id").param("id", id.value())
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream()
            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second));
    }
}
