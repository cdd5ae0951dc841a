package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.wharf.TestHouse;
import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who cancels sees what goes back; finance gives back what the shop cannot. */
class RefundUiIT extends AtDesks {
    private TestHouse.Order paid() {
        var order = order().line(house.sku(5, 0), 2);
        order.paid = 2500L;
        return order;
    }

    private Page cancelling(FulfillmentId id) {
        var csr = desk.loggedIn(port, "csr", password);
        csr.navigate("/orders/" + id);
        csr.locator("[data-opens=cancel]").click();
        assertThat(csr.locator("#cancel")).isVisible();
        csr.locator("#cancel [name=reason]").fill("买家申请取消");
        return csr;
    }

    /** In one step: the page keeps itself fresh and may put another list in the place of the one that was found. */
    private static void shown(Page page) {
        page.evaluate("document.querySelector('.refunds').scrollIntoView({block: 'center'})");
    }

    private static void accessible(Page page) {
        assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa")).analyze().getViolations().stream().filter(v -> List.of("serious", "critical").contains(v.getImpact()))).isEmpty();
    }

    @Test
    void who_cancels_sees_what_goes_back_and_then_that_it_went() {
        var id = house.take(paid());
        var csr = cancelling(id);
        assertThat(csr.locator("#cancel-refund")).containsText("25.00");
        assertThat(csr.locator("#cancel [name=refund]")).isChecked();
        accessible(csr);
        Desk.pictures(csr, "order-cancel-refund");
        csr.locator("#cancel [type=submit]").click();
        assertThat(csr.locator(".refunds li")).containsText("已退款");
        assertThat(csr.locator(".refunds li")).containsText("25.00");
        shown(csr);
        accessible(csr);
        Desk.pictures(csr, "order-refunded");
    }

    @Test
    void who_leaves_the_refund_to_the_channel_says_so_by_keyboard() {
        var id = house.take(paid());
        var csr = cancelling(id);
        csr.locator("#cancel [name=refund]").focus();
        csr.keyboard().press("Space");
        assertThat(csr.locator("#cancel [name=refund]")).not().isChecked();
        csr.locator("#cancel [type=submit]").click();
        assertThat(csr.locator(".refunds li")).containsText("不退款");
        assertThat(house.bean(JdbcClient.class).sql("SELECT COUNT(*) FROM demo_refund WHERE refund_key LIKE :key").param("key", id + "-R%").query(Integer.class).single()).isZero();
    }

    @Test
    void nothing_is_said_of_a_refund_where_nothing_was_paid() {
        var csr = cancelling(house.take(order().line(house.sku(5, 0), 1).unpaid()));
        assertThat(csr.locator("#cancel [name=refund]")).hasCount(0);
    }

    @Test
    void finance_gives_back_what_a_platform_shop_cannot_and_names_the_reference() {
        house.bean(Shops.class).put(List.of(new Shops.Shop("S-TB01", "平台测试店", "taobao")));
        var order = paid().in("S-TB01");
        var id = house.take(order);
        var csr = cancelling(id);
        csr.locator("#cancel [type=submit]").click();
        assertThat(csr.locator(".refunds li")).containsText("财务处理中");
        shown(csr);
        accessible(csr);
        Desk.pictures(csr, "order-refund-waits");
        var finance = desk.loggedIn(port, "finance", password);
        var tasks = house.bean(TaskService.class).createTaskQuery().processInstanceBusinessKey(id + "-R1");
        soon().until(() -> tasks.count() == 1);
        finance.navigate("/camunda/app/tasklist/default/#/?task=" + tasks.singleResult().getId());
        assertThat(finance.locator(".fjs-form")).isVisible();
        assertThat(finance.getByText("待退款 Settle refund").first()).isVisible();
        assertThat(finance.getByLabel("平台单号 Order no.")).hasValue(order.no);
        assertThat(finance.getByLabel("应退金额 Amount to give back")).hasValue("25.00 CNY");
        assertThat(finance.getByLabel("原因 Reason")).hasValue(Pattern.compile("订单取消[\\s\\S]*NO_REFUND_CALL[\\s\\S]*"));
        finance.locator(".claim.btn-link").click();
        assertThat(finance.locator(".unclaim").first()).isVisible();
        Desk.formPictures(finance, "tasklist-refund");
        var done = finance.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成").setExact(true));
        finance.getByLabel("已在平台退款 Given back by hand").focus();
        finance.keyboard().press("Space");
        done.click();
        assertThat(finance.locator(".fjs-form-field-error").first()).isVisible();
        finance.locator(".page-notifications .close:visible").click();
        finance.getByLabel(Pattern.compile("退款流水号")).focus();
        finance.keyboard().type("2026112300012345");
        Desk.pictures(finance, "tasklist-refund-by-hand");
        Desk.goToAndPress(finance, done);
        assertThat(finance.locator(".fjs-form")).hasCount(0);
        assertThat(csr.locator(".refunds li")).containsText("2026112300012345");
        Desk.pictures(csr, "order-refunded-by-hand");
    }
}
