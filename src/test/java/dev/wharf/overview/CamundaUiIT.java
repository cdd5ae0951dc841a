package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.wharf.TestHouse;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Stage;
import dev.wharf.shipping.AtLabel;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People in Camunda's own web applications, in Chinese, with the login of our pages. */
class CamundaUiIT extends AtDesks {
    @Test
    void a_reviewer_decides_on_a_shortage_in_the_task_list() {
        // Given an order of which one of three is there
        var wanted = order();
        var id = house.take(wanted.line(house.sku(1, 0), 3));
        var page = loggedIn("reviewer");
        // When the reviewer goes on from the order to the task
        openTask(page, id);
        // Then there is no second login, the queues are there, and the form says in Chinese what is the matter
        assertThat(page.getByText("我的任务 My tasks").first()).isVisible();
        assertThat(page.getByText("本组待领 My groups' tasks").first()).isVisible();
        assertThat(page.getByLabel("订单号 Order")).hasValue(wanted.no);
        assertThat(page.getByLabel("原因 Reason")).hasValue(Pattern.compile("订购 3，可用 1"));
        Desk.pictures(page, "tasklist-shortage");
        // And the queue of shortages tells the orders apart
        page.getByText("处理缺货 Resolve shortage").first().click();
        assertThat(page.locator("ol.tasks-list")).containsText(wanted.no);
        Desk.pictures(page, "tasklist-queue");
        // When the order is opened from there and its missing part is cancelled
        page.locator("ol.tasks-list li", new Page.LocatorOptions().setHasText(wanted.no)).locator("h4 a").click();
        assertThat(page.getByLabel("订单号 Order")).hasValue(wanted.no);
        claim(page);
        page.getByText("取消缺少部分 Cancel the missing part").click();
        Desk.pictures(page, "tasklist-decision");
        complete(page);
        // Then the order goes on with what is there
        Desk.picture(page, "tasklist-completed");
        page.navigate("/orders/" + id);
        assertThat(page.locator("h1 .stage-PICK")).isVisible();
        assertThat(page.locator("#body")).containsText("已取消 2");
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
    }

    @Test
    void another_warehouse_is_chosen_without_naming_one() {
        var wanted = order();
        wanted.warehouse = TestHouse.NEAR;
        var id = house.take(wanted.line(house.sku(0, 5), 3));
        var page = loggedIn("warehouselead");
        openTask(page, id);
        claim(page);
        page.getByText("换仓库 Other warehouse").click();
        page.getByLabel("仓库编码 Warehouse code").fill("X");
        page.getByLabel("仓库编码 Warehouse code").fill("");
        complete(page);
        page.navigate("/orders/" + id);
        assertThat(page.locator("h1 .stage-PICK")).isVisible();
        assertThat(house.fulfillment(id).warehouse()).isEqualTo(TestHouse.FAR);
    }

    @Test
    void an_order_is_given_up_for_a_reason() {
        var id = house.take(order().vague().line(house.sku(1, 0), 1));
        var page = loggedIn("csr");
        openTask(page, id);
        claim(page);
        assertThat(page.locator(".fjs-form a[href$='/orders/" + id + "']")).isVisible();
        page.getByText("取消订单 Cancel the order").click();
        // When there is no reason, then the form asks for one
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成").setExact(true)).click();
        assertThat(page.locator(".fjs-form-field-error").first()).isVisible();
        Desk.picture(page, "tasklist-reason-missing");
        page.locator(".page-notifications .close:visible").click();
        page.getByLabel("理由 Why").fill("联系不上买家");
        complete(page);
        page.navigate("/orders/" + id);
        assertThat(page.locator("h1 .stage-CANCELLED")).isVisible();
        assertThat(page.locator("#timeline")).containsText("联系不上买家");
    }

    @Test
    void a_lead_puts_a_notice_right_and_is_reminded_of_a_parcel_by_keyboard() {
        // Given a platform that was told a number which goes, and a parcel that stays though its shop was told
        var labels = new AtLabel(context);
        var untrue = labels.told(AtLabel.TOP);
        var number = labels.number(untrue);
        labels.voidLabel(untrue);
        var late = labels.told(AtLabel.WEBHOOK);
        var chase = labels.stays(late);
        var page = loggedIn("warehouselead");
        // When the platform is to be asked once more, then the task comes back and says why not
        open(page, labels.task(untrue));
        assertThat(page.getByLabel("订单号 Order")).hasValue("T" + untrue.value());
        assertThat(page.getByLabel("系统单号 Fulfillment")).hasValue(untrue.toString());
        assertThat(page.getByLabel("平台已被告知 The channel was told")).hasValue(Pattern.compile(".*" + number));
        assertThat(page.getByLabel("实际情况 What is true now")).hasValue(Pattern.compile("暂无有效面单.*"));
        claim(page);
        Desk.formPictures(page, "tasklist-notice");
        decide(page, "再请店铺接口撤回一次 Ask the shop's interface once more to take it back");
        open(page, labels.task(untrue));
        assertThat(page.getByLabel("原因 Reason")).hasValue(Pattern.compile("该平台只能人工更正.*"));
        claim(page);
        Desk.formPictures(page, "tasklist-notice-by-hand");
        decide(page, "已在平台更正，与实际一致 Put right: the channel knows what is true now");
        page.navigate("/orders/" + untrue);
        assertThat(page.locator(".told[data-state=WITHDRAWN]")).isVisible();
        Desk.pictures(page, "order-notice-taken-back");
        // When the lead has seen that the parcel stays, then that is all
        open(page, chase);
        assertThat(page.getByLabel("平台已被告知的单号 The channel was told")).hasValue(Pattern.compile(".*" + labels.number(late)));
        assertThat(page.getByLabel("原因 Reason")).hasValue(Pattern.compile(".*" + labels.warehouse() + ".*"));
        claim(page);
        Desk.formPictures(page, "tasklist-chase");
        decide(page, "已知悉，不再提醒 Seen, do not remind again");
    }

    private static void open(Page page, String task) {
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(page.locator(".fjs-form")).isVisible();
    }

    /** By keyboard alone. */
    private static void decide(Page page, String choice) {
        page.getByLabel(choice).focus();
        page.keyboard().press("Space");
        assertThat(page.getByLabel(choice)).isChecked();
        var done = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成").setExact(true));
        completed(page, () -> Desk.goToAndPress(page, done));
    }

    @Test
    void a_process_administrator_drills_into_the_review_in_cockpit() {
        house.take(order().vague().line(house.sku(1, 0), 1));
        var page = loggedIn("processadmin");
        page.locator(".tile[href^='/camunda/app/cockpit']").click();
        assertThat(page.locator("a[href='#/processes']").first()).containsText("流程");
        assertThat(page.locator("a[href='#/repository']").last()).not().hasText("0");
        Desk.pictures(page, "cockpit");
        page.navigate("/camunda/app/cockpit/default/#/processes");
        page.locator("a[href*='/process-definition/fulfill-order:']").first().click();
        var review = page.locator("[data-element-id=SubProcess_Review]").first();
        assertThat(review).isVisible();
        Desk.pictures(page, "cockpit-definition");
        page.locator("[data-container-id=SubProcess_Review] .bjs-drilldown").click();
        assertThat(page.locator("[data-element-id=Task_CheckAddress]").first()).isVisible();
        Desk.pictures(page, "cockpit-review");
        page.locator("[data-container-id=SubProcess_ResolveHolds] .bjs-drilldown").click();
        assertThat(page.locator("[data-element-id=Task_FixAddress]").first()).isVisible();
        Desk.pictures(page, "cockpit-holds");
    }

    @Test
    void the_administrator_sees_the_users() {
        var page = loggedIn("admin");
        page.locator(".tile[href^='/camunda/app/admin']").click();
        assertThat(page.locator("a[href='#/user-create']")).isVisible();
        assertThat(page.locator("a[href='#/group-create']")).isVisible();
        assertThat(page.getByText("管理授权")).isVisible();
        Desk.pictures(page, "admin");
        page.locator("a[href*='#/users']").first().click();
        assertThat(page.locator("a[href*='#/users/reviewer']").first()).isVisible();
        Desk.pictures(page, "admin-users");
        page.locator("a[href*='#/users/reviewer']").first().click();
        assertThat(page.getByLabel("名").first()).isVisible();
        Desk.pictures(page, "admin-user");
    }

    /** From the order to its one task, and until its form is there. */
    private static void openTask(Page page, FulfillmentId id) {
        page.navigate("/orders/" + id);
        page.locator(".wait a[href^='/camunda/app/tasklist']").click();
        assertThat(page.locator(".fjs-form")).isVisible();
    }

    private static void claim(Page page) {
        page.locator(".claim.btn-link").click();
        assertThat(page.locator(".unclaim").first()).isVisible();
    }

    private static void complete(Page page) {
        completed(page, () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成").setExact(true)).click());
    }

    private static void completed(Page page, Runnable act) {
        var answer = page.waitForResponse(response -> response.url().endsWith("/submit-form"), act);
        assertThat(answer.status()).as(answer.request().postData()).isEqualTo(204);
        assertThat(page.locator(".fjs-form")).hasCount(0);
    }

    private Page loggedIn(String user) {
        return desk.loggedIn(port, user, password);
    }
}
