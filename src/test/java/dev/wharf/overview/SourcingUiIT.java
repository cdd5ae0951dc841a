package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.order;

import com.microsoft.playwright.Page;
import dev.wharf.TestHouse;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The warehouse lead rejects an order, looks at the slots, and asks what the waiting orders would gain together. Leaves pictures under target/screenshots. */
class SourcingUiIT extends AtDesks {
    private Page lead() {
        return desk.loggedIn(port, "warehouselead", password);
    }

    @Test
    void the_lead_rejects_an_order_and_another_warehouse_ships_it() {
        var sku = house.sku(5, 5);
        var id = house.take(order().line(sku, 2));
        var page = lead();
        page.navigate("/orders/" + id);
        page.locator("#head [data-opens=reject]").focus();
        page.keyboard().press("Enter");
        page.locator("#reject [name=reason]").selectOption("DAMAGED");
        page.locator("#reject [name=sku]").selectOption(sku);
        // Too many units are refused in words, and the dialog stays
        page.locator("#reject [name=quantity]").fill("3");
        page.locator("#reject [type=submit]").click();
        assertThat(page.locator("#reject .alert")).containsText("quantity is 1 to 2");
        Desk.pictures(page, "order-reject");
        page.locator("#reject [name=quantity]").fill("1");
        page.keyboard().press("Enter");
        assertThat(page.locator("#timeline")).containsText("仓库 " + TestHouse.NEAR + " 拒单：商品损坏 " + sku + " × 1");
        assertThat(page.locator("#decisions")).containsText(TestHouse.NEAR + " 已拒单（商品损坏）");
        Desk.pictures(page, "order-rejected");
        Assertions.assertThat(house.fulfillment(id).warehouse()).isEqualTo(TestHouse.FAR);
        Assertions.assertThat(house.balance(sku, TestHouse.NEAR).defective()).isOne();
    }

    @Test
    void the_lead_sees_the_slots_and_compares_the_waiting_orders() {
        var limited = TestHouse.unique("CAP-");
        house.bean(Warehouses.class).put(List.of(new Warehouse(limited, "限量仓", "浙江省", "杭州市", "", true, 3)));
        var shop = house.shop();
        var sku = house.sku(0, 0);
        var id = house.take(order().in(shop).line(sku, 1));
        house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).receive(List.of(new Stock.Receipt(sku, TestHouse.NEAR, 1, TestHouse.unique("in"))), "test"));
        var page = lead();
        page.navigate("/sourcing");
        assertThat(page.locator("[data-warehouse='" + limited + "']")).containsText("0 / 3");
        page.locator("#ask [name=shop]").selectOption(shop);
        page.locator("#ask [type=submit]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#answer")).containsText("已证明没有更好的方案");
        assertThat(page.locator("#answer")).containsText("可发订单");
        page.locator("#answer").scrollIntoViewIfNeeded();
        Desk.pictures(page, "sourcing");
        Assertions.assertThat(house.openHolds(id)).containsOnlyKeys("STOCK");
        // A limit of orders that is no number from 1 to 2000 does not leave the form
        page.locator("#ask [name=limit]").fill("0");
        page.locator("#ask [type=submit]").click();
        assertThat(page.locator("#trouble")).isHidden();
    }
}
