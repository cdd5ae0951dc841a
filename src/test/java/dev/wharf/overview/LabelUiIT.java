package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.common.FulfillmentId;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shipper takes labels off parcels, by keyboard; a lead sets accounts up and sees how many numbers are left. Leaves pictures under target/screenshots. */
class LabelUiIT extends AtDesks {

    @Test
    void a_shipper_voids_a_label_alone_and_changes_the_carrier_of_another() {
        var floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        var page = desk.loggedIn(port, "shipper", password);
        var first = labelled(floor);
        page.navigate("/orders/" + first);
        page.waitForLoadState();
        page.locator("[data-opens=relabel]").focus();
        page.keyboard().press("Enter");
        page.locator("#relabel [name=carrier]").selectOption("DEMO");
        page.locator("#relabel [name=reason]").fill("客户加急");
        page.keyboard().press("Enter");
        assertThat(page.locator("#relabel .alert")).containsText("goes with DEMO already");
        page.locator("#relabel [name=carrier]").selectOption("SF");
        Desk.pictures(page, "order-relabel");
        fair(page);
        page.locator("#relabel [name=reason]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#timeline")).containsText("改换承运商 DEMO → SF");
        Desk.pictures(page, "order-relabelled");
        var second = labelled(floor);
        page.navigate("/orders/" + second);
        page.waitForLoadState();
        page.locator("[data-opens=void-label]").focus();
        page.keyboard().press("Enter");
        page.locator("#void-label [name=reason]").fill("面单破损");
        page.keyboard().press("Enter");
        assertThat(page.locator("#timeline")).containsText("已作废：面单破损");
        soon().until(() -> floor.waitsAt(second), List.of("Task_ResolveWaybill")::equals);
    }

    @Test
    void a_lead_sets_an_account_up_and_is_warned_when_few_numbers_are_left() {
        var warehouse = TestHouse.unique("LA-");
        house.bean(Warehouses.class).put(List.of(new Warehouse(warehouse, "面单仓", "浙江省", "杭州市", "", true)));
        var account = TestHouse.unique("ACC");
        var page = desk.loggedIn(port, "warehouselead", password);
        page.navigate("/label-accounts");
        page.waitForLoadState();
        page.locator("#set").focus();
        page.keyboard().press("Enter");
        page.locator("#set-form [name=carrier]").selectOption("DEMO");
        page.locator("#set-form [name=account]").fill(account);
        page.locator("#set-form [name=warehouse]").selectOption(warehouse);
        page.locator("#set-form [name=warnBelow]").fill("200000");
        Desk.pictures(page, "label-accounts-set");
        page.keyboard().press("Enter");
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(account));
        assertThat(row).containsText(warehouse);
        house.bean(JdbcClient.class).sql("INSERT INTO demo_number_pool (account, numbers_left) VALUES (:account, 12)").param("account", account).update();
        page.waitForLoadState();
        page.locator("#refresh").focus();
        page.keyboard().press("Enter");
        assertThat(row).containsText("12");
        assertThat(page.locator("main > .alert", new Page.LocatorOptions().setHasText(account))).containsText("只剩 12 个单号");
        Desk.pictures(page, "label-accounts");
        fair(page);
        page.navigate("/label-accounts?lang=en");
        Desk.pictures(page, "label-accounts-en");
    }

    private static void fair(Page page) {
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations().stream().filter(v -> List.of("serious", "critical").contains(v.getImpact())).map(v -> v.getId() + " " + v.getNodes()).toList())
            .isEmpty();
    }

    private FulfillmentId labelled(FloorFixture floor) {
        var order = floor.order(Map.of("CUP", 1));
        tell(floor, order, Message.GoodsPicked, "COMPLETE");
        tell(floor, order, Message.GoodsVerified, "MATCHED");
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
        return order;
    }

    private void tell(FloorFixture floor, FulfillmentId order, Message message, String outcome) {
        floor.inLane(() -> {
            house.bean(Instances.class).tell(message, List.of(order), message == Message.GoodsPicked ? FulfillOrder.PICK_OUTCOME : FulfillOrder.VERIFY_OUTCOME, outcome);
            return null;
        });
    }
}
