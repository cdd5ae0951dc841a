package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.Picker;
import dev.wharf.picking.site.TestFloor;
import dev.wharf.picking.wave.WaveHand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A lead turns waves on, makes one by hand, changes its plan, releases it and sees it picked: at a desk and on a phone, with keys where that is likely. */
class WavesUiIT extends AtDesks {
    @Autowired
    private ApplicationContext context;
    private FloorFixture floor;
    private WaveHand hand;
    private List<FulfillmentId> orders;

    @BeforeEach
    void orders_from_two_ends_of_a_warehouse() {
        floor = FloorFixture.in(context);
        hand = new WaveHand(context, floor.warehouse);
        TestFloor.draw(context, floor.warehouse);
        var bins = List.of("A-1-2", "A-1-8", "A-2-3", "D-2-8", "D-2-3", "D-1-7", "C-2-9", "B-1-1");
        orders = new ArrayList<>();
        for (int i = 0; i < bins.size(); i++) floor.goods("G" + i, bins.get(i));
    }

    private void take(int count) {
        // By turns from the near and the far end, so that the order of arrival walks much
        int[] turns = {0, 3, 1, 4, 2, 5, 7, 6};
        for (int i = 0; i < count; i++) orders.add(floor.order(Map.of("G" + turns[i % turns.length], 1 + i % 2)));
    }

    @Test
    void a_lead_turns_waves_on_makes_one_changes_it_and_sees_it_picked() {
        var lead = desk.loggedIn(port, "warehouselead", password);
        lead.navigate("/waves/settings?warehouse=" + floor.warehouse);
        Desk.pictures(lead, "wave-settings");
        lead.locator("[name='pace.secondsPerLine']").fill("900");
        lead.locator("[name=on]").check();
        lead.locator("[type=submit].primary").click();
        assertThat(lead.locator("[name='pace.secondsPerLine']:invalid")).isVisible();
        lead.locator("[name='pace.secondsPerLine']").fill("12");
        lead.locator("[name='cart.positions']").fill("4");
        lead.locator("[name='cutOffs']").fill("SF half past five");
        lead.locator("[type=submit].primary").click();
        assertThat(lead.locator("#settings .alert")).containsText("17:30");
        assertThat(lead.locator("[name=cutOffs]")).isFocused();
        lead.locator("[name='cutOffs']").fill("SF 17:30");
        lead.locator("#add-template").click();
        lead.locator(".template").last().locator("[name=code]").fill("SECOND");
        lead.locator("[type=submit].primary").click();
        assertThat(lead.locator("#history")).isVisible();
        assertThat(lead.locator("[name=on]")).isChecked();
        assertThat(lead.locator(".template")).hasCount(2);
        take(8);
        // A wave by hand, with keys only
        lead.navigate("/waves?warehouse=" + floor.warehouse);
        lead.locator("#new").focus();
        lead.keyboard().press("Enter");
        lead.locator("#new-dialog [name=orders]").fill("F1");
        Desk.pictures(lead, "wave-dialog");
        lead.locator("#new-dialog [type=submit]").press("Enter");
        assertThat(lead.locator("#new-dialog .alert")).isVisible();
        lead.locator("#new-dialog [name=orders]").fill("");
        lead.locator("#new-dialog [type=submit]").press("Enter");
        lead.waitForURL(at -> at.matches(".*/waves/[0-9]+"));
        assertThat(lead.locator("#state")).hasText("规划中");
        Desk.picture(lead, "wave-planning");
        long id = Long.parseLong(lead.url().replaceAll(".*/", ""));
        hand.plan(id);
        assertThat(lead.locator("#release")).isVisible();
        assertThat(lead.locator(".cart")).hasCount(2);
        var metres = lead.locator("[data-figure=metres] b");
        assertThat(Integer.parseInt(metres.first().textContent())).isLessThan(Integer.parseInt(metres.last().textContent()));
        Desk.pictures(lead, "wave-planned");
        lead.locator("#carts").scrollIntoViewIfNeeded();
        Desk.pictures(lead, "wave-planned-carts");
        // The plan is changed
        lead.locator("[data-cart='1'] .places button").first().click();
        assertThat(lead.locator("#left")).isVisible();
        lead.waitForLoadState();
        lead.locator("[data-cart='2'] [data-body*=cart]").click();
        assertThat(lead.locator(".cart")).hasCount(3);
        lead.waitForLoadState();
        lead.locator("[data-move]").first().selectOption("3");
        assertThat(lead.locator("[data-cart='3'] .places li")).hasCount(3);
        lead.waitForLoadState();
        var out = lead.locator(".gone-list a").first().textContent();
        lead.locator("#add [name=order]").fill(out);
        lead.locator("#add [name=order]").press("Enter");
        assertThat(lead.locator("#left")).hasCount(0);
        lead.waitForLoadState();
        lead.locator("#release").click();
        assertThat(lead.locator("#state")).hasText("拣货中");
        Desk.pictures(lead, "wave-released");
        // Two carts are picked while the lead looks on
        var anna = new Picker(context, floor, "anna");
        long cart = anna.take();
        anna.pick(cart, 1);
        assertThat(lead.locator("#carts")).containsText("anna");
        lead.navigate("/waves?lang=en&warehouse=" + floor.warehouse);
        assertThat(lead.locator("[data-wave]")).hasCount(1);
        Desk.pictures(lead, "waves-en");
        lead.navigate("/waves/" + id + "?cart=1");
        Desk.pictures(lead, "wave-cart-en");
        lead.navigate("/orders/" + orders.get(0));
        assertThat(lead.locator("#wave")).containsText("W" + id);
        Desk.picture(lead, "order-in-wave");
        for (long task = cart; task != 0; task = anna.take()) anna.pick(task, 100);
        hand.listen();
        lead.navigate("/waves/" + id);
        assertThat(lead.locator("#state")).hasText("Picked");
    }
}
