package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.wharf.TestHouse;
import dev.wharf.common.FulfillmentId;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.question.AskedBuyers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customer service asks a buyer from the order's page; the buyer answers on a phone. */
class QuestionUiIT extends AtDesks {
    private static final int PHONE = 360;

    private Page asked(FulfillmentId id) {
        var csr = desk.loggedIn(port, "csr", password);
        csr.navigate("/orders/" + id);
        csr.locator(".wait [data-opens=ask]").first().click();
        assertThat(csr.locator("#ask")).isVisible();
        Desk.pictures(csr, "order-ask-" + csr.locator("#ask [name=kind]").inputValue().toLowerCase(java.util.Locale.ROOT));
        csr.locator("#ask [name=note]").fill("请在周五前答复");
        csr.locator("#ask [type=submit]").click();
        assertThat(csr.locator("#buyer-talk .asked")).containsText("等待买家答复");
        return csr;
    }

    private Page phone(FulfillmentId id) {
        var buyers = new AskedBuyers(context, port);
        soon().until(() -> !buyers.inbox(id).isEmpty());
        var buyer = desk.stranger(port);
        buyer.setViewportSize(PHONE, 740);
        buyer.navigate("/track/" + AskedBuyers.token(buyers.inbox(id).get(0).get("zh").textValue()) + "/answer");
        return buyer;
    }

    @Test
    void a_buyer_corrects_the_address_on_a_phone_and_the_order_page_shows_it() {
        var id = new AskedBuyers(context, port).vague();
        var csr = asked(id);
        var buyer = phone(id);
        assertThat(buyer.locator("h1")).hasText("请确认收货地址");
        assertThat(buyer.locator("#note")).hasText("请在周五前答复");
        fits(buyer);
        accessible(buyer);
        Desk.picture(buyer, "answer-address-360");
        buyer.locator("[name=detail]").fill("附近");
        buyer.locator("#fix [type=submit]").click();
        assertThat(buyer.locator("#problems")).containsText("请补充门牌号");
        accessible(buyer);
        Desk.picture(buyer, "answer-address-again-360");
        buyer.locator("[name=detail]").fill("文三路398号东信大厦5楼");
        buyer.locator("#fix [type=submit]").click();
        assertThat(buyer.locator("h1")).hasText("已收到您的答复，谢谢");
        accessible(buyer);
        Desk.picture(buyer, "answer-thanks-360");
        assertThat(csr.locator("#buyer-talk .asked")).containsText("修改收货信息");
        assertThat(csr.locator("#body")).containsText("文三路398号东信大厦5楼");
        talk(csr, "order-buyer-talk");
    }

    @Test
    void a_buyer_decides_about_a_shortage_by_keyboard_and_in_english() {
        var id = house.take(TestHouse.order().line(house.sku(1, 0), 2));
        var reviewer = desk.loggedIn(port, "reviewer", password);
        reviewer.navigate("/orders/" + id);
        reviewer.locator(".wait [data-opens=ask]").click();
        reviewer.locator("#ask [type=submit]").click();
        assertThat(reviewer.locator("#buyer-talk .asked")).containsText("缺货");
        var buyer = phone(id);
        Desk.picture(buyer, "answer-shortage-360");
        tabTo(buyer, "document.activeElement.textContent === 'English'");
        buyer.keyboard().press("Enter");
        assertThat(buyer.locator("h1")).hasText("A part of your order is out of stock");
        fits(buyer);
        accessible(buyer);
        Desk.picture(buyer, "answer-shortage-en-360");
        tabTo(buyer, "document.activeElement.name === 'choice'");
        buyer.keyboard().press("ArrowDown");
        assertThat(buyer.locator("[value=WAIT]")).isChecked();
        tabTo(buyer, "document.activeElement.textContent === 'Send'");
        buyer.keyboard().press("Enter");
        assertThat(buyer.locator("h1")).hasText("Thank you, we have your answer");
        assertThat(buyer.locator("main")).containsText("send everything together");
        buyer.setViewportSize(1280, 850);
        Desk.picture(buyer, "answer-thanks-en");
        assertThat(reviewer.locator("#buyer-talk .asked")).containsText("等货齐再发");
    }

    @Test
    void giving_up_takes_a_second_thought() {
        var id = new AskedBuyers(context, port).vague();
        asked(id);
        var buyer = phone(id);
        buyer.setViewportSize(1280, 850);
        Desk.picture(buyer, "answer-address");
        buyer.locator("#give-up summary").click();
        buyer.locator("#give-up [type=submit]").click();
        assertThat(buyer.locator("h1")).hasText("请确认收货地址");
        buyer.locator("#give-up [type=checkbox]").check();
        accessible(buyer);
        buyer.locator("#give-up [type=submit]").click();
        assertThat(buyer.locator("main")).containsText("取消订单");
        assertThat(house.fulfillment(id).stage().name()).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({"'', 链接已过期, This link has expired", "WAIT, 答复时间已过, The time to answer is over"})
    void a_buyer_who_comes_too_late_is_told_what_was_done_about_which_order(String decided, String zh, String en) {
        var order = TestHouse.order().line(house.sku(1, 0), 2);
        var id = house.take(order);
        var reviewer = desk.loggedIn(port, "reviewer", password);
        reviewer.navigate("/orders/" + id);
        reviewer.locator(".wait [data-opens=ask]").click();
        reviewer.locator("#ask [type=submit]").click();
        assertThat(reviewer.locator("#buyer-talk .asked")).containsText("缺货");
        var buyer = phone(id);
        new AskedBuyers(context, port).silent(id, decided);
        // Whoever still has the page open is told by its form, others by the link
        buyer.locator("[value=WAIT]").check();
        buyer.locator("#choose [type=submit]").click();
        assertThat(buyer.locator("h1")).hasText(zh);
        assertThat(buyer.locator("main")).containsText(order.no);
        fits(buyer);
        accessible(buyer);
        Desk.picture(buyer, "answer-late-" + decided + "-360");
        buyer.locator(".lang").click();
        assertThat(buyer.locator("h1")).hasText(en);
        fits(buyer);
        accessible(buyer);
        Desk.picture(buyer, "answer-late-en-" + decided + "-360");
        buyer.setViewportSize(1280, 850);
        Desk.picture(buyer, "answer-late-en-" + decided);
        // And customer service sees that it was not the buyer's choice
        reviewer.reload();
        assertThat(reviewer.locator("#buyer-talk .asked")).containsText(decided.isEmpty() ? "买家未答复" : "买家未答复，按设置处理： 等货齐再发");
    }

    @Test
    void a_message_that_is_refused_is_called_so_with_the_other_sides_words() {
        var faults = context.getBean(StubFaults.class);
        faults.next(Side.BUYERS, Fault.REFUSE, 1);
        var id = new AskedBuyers(context, port).vague();
        var csr = desk.loggedIn(port, "csr", password);
        csr.navigate("/orders/" + id);
        csr.locator(".wait [data-opens=ask]").first().click();
        csr.locator("#ask [type=submit]").click();
        assertThat(csr.locator("#buyer-talk .asked")).containsText("消息被拒");
        assertThat(csr.locator("#buyer-talk .asked")).containsText("买家已关闭消息");
        assertThat(csr.locator("#buyer-talk .asked")).not().containsText("买家未答复");
        assertThat(csr.locator("#buyer-talk .refusal")).not().containsText("{");
        accessible(csr);
        talk(csr, "order-refused");
        csr.navigate("/orders/" + id + "?lang=en");
        assertThat(csr.locator("#buyer-talk .asked")).containsText("the message was refused");
        talk(csr, "order-refused-en");
        faults.clear();
    }

    /** Opened, as on a desk and as on a phone. */
    private static void talk(Page csr, String name) {
        csr.locator("#buyer-talk summary").click();
        csr.locator("#buyer-talk").scrollIntoViewIfNeeded();
        Desk.picture(csr, name);
        csr.setViewportSize(PHONE, 740);
        fits(csr);
        csr.locator("#buyer-talk").screenshot(new Locator.ScreenshotOptions().setPath(Path.of("target/screenshots", name + "-360.png")));
        csr.setViewportSize(1280, 850);
    }

    @Test
    void the_task_shows_that_the_buyer_was_asked_and_a_person_decides_first() {
        var id = house.take(TestHouse.order().line(house.sku(1, 0), 2));
        var reviewer = desk.loggedIn(port, "reviewer", password);
        reviewer.navigate("/orders/" + id);
        reviewer.locator(".wait [data-opens=ask]").click();
        reviewer.locator("#ask [type=submit]").click();
        assertThat(reviewer.locator("#buyer-talk .asked")).containsText("缺货");
        var buyer = phone(id);
        assertThat(buyer.locator("h1")).hasText("部分商品暂时缺货");
        reviewer.locator(".wait a[href^='/camunda/app/tasklist']").click();
        assertThat(reviewer.getByLabel("询问买家 Buyer asked")).hasValue(Pattern.compile(".*已询问买家，等待至 20.*"));
        Desk.pictures(reviewer, "tasklist-buyer-asked");
        reviewer.locator(".claim.btn-link").click();
        assertThat(reviewer.locator(".unclaim").first()).isVisible();
        reviewer.getByText("取消缺少部分 Cancel the missing part").click();
        reviewer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成").setExact(true)).click();
        assertThat(reviewer.locator(".fjs-form")).hasCount(0);
        buyer.locator("[value=WAIT]").check();
        buyer.locator("#choose [type=submit]").click();
        assertThat(buyer.locator("h1")).hasText("客服已处理这个问题");
        assertThat(house.fulfillment(id).stage().name()).isEqualTo("PICK");
    }

    private static void fits(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= " + PHONE)).as("nothing is wider than the phone").isTrue();
    }

    private static void accessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations().stream().filter(v -> List.of("serious", "critical").contains(v.getImpact()))
            .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().stream().map(n -> n.getHtml()).toList()).toList()).isEmpty();
    }

    private static void tabTo(Page page, String wanted) {
        for (int i = 0; i < 15; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate(wanted)) return;
        }
        throw new AssertionError(wanted + " is not reached by keyboard");
    }
}
