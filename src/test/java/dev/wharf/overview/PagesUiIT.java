package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import dev.wharf.TestHouse;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Review, service, finance and the warehouse lead do their work on our pages, in a browser. */
class PagesUiIT extends AtDesks {
    private static final Pattern ACTIVE = Pattern.compile("\\bis-active\\b");
    @Test
    void a_reviewer_finds_a_held_order_corrects_the_receiver_and_sees_it_go_on() {
        // Given an order whose address nobody can deliver to
        var held = order().vague();
        var id = house.take(held.line(house.sku(5, 0), 2));
        var page = loggedIn("reviewer");
        // Then the start page leads to the reviewer's places, and to nobody else's
        assertThat(page.locator(".tile[href='/orders']")).isVisible();
        assertThat(page.locator(".tile[href^='/camunda/app/tasklist']")).isVisible();
        assertThat(page.locator(".tile[href='/pda']")).hasCount(0);
        Desk.pictures(page, "start-reviewer");
        // When the channel's number is searched
        page.locator(".tile[href='/orders']").click();
        page.locator("#q").fill(held.no);
        assertThat(page.locator("a.number")).hasText(new String[] {id.toString()});
        assertThat(page.locator("tr.row .hold")).hasText("地址");
        Desk.pictures(page, "orders-found");
        page.locator("a.number").click();
        // Then the order says why it waits, in the words and with the inputs of the rule
        var hold = page.locator(".wait");
        assertThat(hold).containsText("地址");
        assertThat(hold.locator("a[href^='/camunda/app/tasklist/default/#/?task=']")).isVisible();
        assertThat(element(page, "Task_FixAddress")).hasClass(ACTIVE);
        var address = page.locator("details.decision[data-rule=ADDRESS]");
        assertThat(address.locator("> summary .level-BLOCK")).hasText("拦下");
        address.locator("> summary").click();
        assertThat(address.locator(".inputs")).containsText(held.detail);
        assertThat(page.locator("details.decision[data-rule=PAYMENT] > summary .level-OK")).hasText("通过");
        // And it says the same when it is derived again
        page.locator("#derive").click();
        assertThat(page.locator("#derived")).containsText("一致");
        assertThat(address.locator("> summary .again-SAME")).isVisible();
        Desk.pictures(page, "order-held");
        // When the receiver is corrected
        page.locator("#head [data-opens=receiver]").first().click();
        page.locator("#receiver [name=detail]").fill("文三路398号东信大厦5楼");
        Desk.pictures(page, "order-receiver");
        page.locator("#receiver [type=submit]").click();
        // Then the order goes on to picking without the page being loaded again, and so does the picture
        assertThat(page.locator("#receiver")).isHidden();
        assertThat(page.locator("h1 .stage-PICK")).isVisible();
        assertThat(hold).hasCount(0);
        assertThat(page.locator(".step-NOW")).containsText("拣货");
        assertThat(element(page, "Task_AwaitPick")).hasClass(ACTIVE);
        assertThat(page.locator("#timeline")).containsText("reviewer");
        Desk.pictures(page, "order-picking");
        page.locator("#whole").click();
        assertThat(element(page, "SubProcess_Pick")).hasClass(ACTIVE);
        page.locator("#canvas").scrollIntoViewIfNeeded();
        Desk.pictures(page, "order-whole-process");
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
    }

    /** The scripts of a page come after its form on a slow line, and nobody waits for them. */
    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/stock"})
    void a_search_typed_before_the_page_is_ready_is_answered(String list) {
        var sku = house.sku(5, 0);
        var searched = order();
        house.take(searched.line(sku, 2));
        house.take(order().line(house.sku(5, 0), 2));
        var page = loggedIn("reviewer");
        var late = new ArrayList<Route>();
        page.route("**/htmx.min.js", late::add);
        page.navigate(list, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.locator("#q").fill(list.equals("/stock") ? sku : searched.no);
        page.waitForCondition(() -> !late.isEmpty());
        late.forEach(Route::resume);
        assertThat(page.locator("#table tbody tr")).hasCount(1);
    }

    @Test
    void service_holds_an_order_and_releases_it_in_its_task() {
        var id = house.take(order().line(house.sku(5, 0), 2));
        var page = loggedIn("csr");
        page.navigate("/orders/" + id);
        page.locator("#head [data-opens=hold]").click();
        page.locator("#hold [name=reason]").fill("等买家回复");
        Desk.pictures(page, "order-hold");
        page.locator("#hold [type=submit]").click();
        assertThat(page.locator(".wait")).containsText("csr 拦截：等买家回复");
        assertThat(house.openHolds(id)).containsOnlyKeys("MANUAL");
        Desk.pictures(page, "order-on-hold");
    }

    @Test
    void service_cancels_an_order_for_a_reason() {
        var sku = house.sku(5, 0);
        var id = house.take(order().line(sku, 2));
        var page = loggedIn("csr");
        page.navigate("/orders/" + id);
        page.locator("#head [data-opens=cancel]").click();
        // When no reason is given, then the dialog stays
        page.locator("#cancel [type=submit]").click();
        assertThat(page.locator("#cancel")).isVisible();
        page.locator("#cancel [name=reason]").fill("买家不想要了");
        Desk.pictures(page, "order-cancel");
        page.locator("#cancel [type=submit]").click();
        // Then the order is cancelled, says why, and its stock is free again
        assertThat(page.locator("h1 .stage-CANCELLED")).isVisible();
        assertThat(page.locator("#timeline")).containsText("买家不想要了");
        assertThat(page.locator(".facts")).containsText("按要求取消");
        assertThat(page.locator("#head [data-opens=cancel]")).hasCount(0);
        Desk.pictures(page, "order-cancelled");
        assertThat(house.balance(sku, TestHouse.NEAR).locked()).isZero();
    }

    @Test
    void finance_records_a_payment_and_does_not_see_the_receiver() {
        var unpaid = order().unpaid();
        house.take(unpaid.line(house.sku(5, 0), 2));
        var page = loggedIn("finance");
        page.navigate("/orders/" + unpaid.no);
        assertThat(page.locator(".wait")).containsText("20.00");
        assertThat(page.getByText("周小满")).hasCount(0);
        assertThat(page.locator("[data-opens=cancel]")).hasCount(0);
        page.locator("#head .title [data-opens=payment]").click();
        assertThat(page.locator("#payment [name=paidMinor]")).hasValue("20.00");
        Desk.pictures(page, "order-payment");
        page.locator("#payment [type=submit]").click();
        assertThat(page.locator("h1 .stage-PICK")).isVisible();
        assertThat(page.locator(".pay-PAID")).isVisible();
        Desk.pictures(page, "order-paid");
        PaymentStatus payment = house.inLane(() -> house.bean(SalesOrders.class).find(new SalesOrders.Key(TestHouse.SHOP, unpaid.no)).orElseThrow().payment());
        assertThat(payment).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void the_board_moves_when_an_order_is_taken() {
        var page = loggedIn("warehouselead");
        page.navigate("/board");
        assertThat(page.locator("#live")).hasText("实时");
        var open = page.locator(".figure-card[href='/orders'] strong");
        var received = page.locator(".figure-card").filter(new Locator.FilterOptions().setHasText("今日接单")).locator("strong");
        int before = house.bean(BoardReader.class).read().open();
        int today = house.bean(BoardReader.class).read().receivedToday();
        assertThat(open).hasText(String.valueOf(before));
        house.take(order().vague().line(house.sku(1, 0), 1));
        assertThat(open).hasText(String.valueOf(before + 1));
        assertThat(received).hasText(String.valueOf(today + 1));
        Desk.pictures(page, "board");
    }

    @Test
    void every_law_of_the_stock_holds() {
        house.take(order().line(house.sku(3, 2), 4));
        var page = loggedIn("warehouselead");
        page.navigate("/stock/proof");
        page.locator("#check").click();
        var laws = house.bean(StockProof.class).check().laws().size();
        assertThat(page.locator(".law.holds")).hasCount(laws);
        assertThat(page.locator(".law.broken")).hasCount(0);
        Desk.pictures(page, "stock-proof");
    }

    @Test
    void a_picker_is_refused_the_orders_in_words() {
        var page = loggedIn("picker1");
        var answer = page.navigate("/orders");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.locator("main")).containsText("您的岗位不能打开此页面");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("回到首页"))).isVisible();
        Desk.pictures(page, "refused");
    }

    @Test
    void nobody_is_let_in_without_login() {
        var id = house.take(order().vague().line(house.sku(1, 0), 1));
        var page = desk.stranger(port);
        for (var path : List.of("/", "/orders", "/orders/" + id, "/board", "/stock/proof", "/pda", "/bench", "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/",
            "/camunda/app/admin/default/")) {
            page.navigate(path);
            assertThat(page).hasURL(Pattern.compile("/login$"));
            assertThat(page.locator("form.login")).isVisible();
            assertThat(page.content()).doesNotContain(id.toString());
        }
        Desk.pictures(page, "login");
        page.locator("[name=username]").fill("stranger");
        page.locator("[name=password]").fill("not-the-password");
        page.locator("[type=submit]").click();
        assertThat(page.locator(".alert")).isVisible();
        Desk.pictures(page, "login-failed");
    }

    private Page loggedIn(String user) {
        return desk.loggedIn(port, user, password);
    }

    private static Locator element(Page page, String id) {
        return page.locator("#canvas [data-element-id='" + id + "']").first();
    }
}
