package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.order.Stage;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** People in Camunda's own web applications, in Chinese, with the login of our pages. */
@WharfTest
class CamundaUiIT {
    private static Desk desk;

    @LocalServerPort
    private int port;
    @Value("${wharf.demo.password}")
    private String password;
    @Autowired
    private ApplicationContext context;
    private TestHouse house;

    @BeforeAll
    static void start() {
        desk = new Desk();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void house() {
        house = new TestHouse(context);
    }

    @AfterEach
    void leave() {
        assertThat(desk.leave()).as("what the browser complained about").isEmpty();
    }

    @Test
    void a_reviewer_decides_on_a_shortage_in_the_task_list() {
        // Given an order of which one of three is there
        var wanted = order();
        var id = house.take(wanted.line(house.sku(1, 0), 3));
        var page = loggedIn("reviewer");
        page.navigate("/orders/" + id);
        // When the reviewer goes on to the task
        page.locator(".wait a[href^='/camunda/app/tasklist']").click();
        // Then there is no second login, the queues are there, and the form says in Chinese what is the matter
        assertThat(page.getByText("我的任务 My tasks").first()).isVisible();
        assertThat(page.getByText("本组待领 My groups' tasks").first()).isVisible();
        assertThat(page.getByText("处理缺货 Resolve shortage").first()).isVisible();
        assertThat(page.locator(".fjs-form")).isVisible();
        assertThat(page.getByLabel("订单号 Order")).hasValue(wanted.no);
        assertThat(page.getByLabel("原因 Reason")).hasValue(Pattern.compile("订购 3，可用 1"));
        Desk.pictures(page, "tasklist-shortage");
        // When the task is claimed, the missing part is cancelled, and the task is completed
        page.locator("button.claim, .claim.btn-link").first().click();
        assertThat(page.locator(".unclaim").first()).isVisible();
        page.getByText("取消缺少部分 Cancel the missing part").click();
        Desk.pictures(page, "tasklist-decision");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成").setExact(true)).click();
        // Then the order goes on with what is there
        assertThat(page.getByText("任务已完成").first()).isVisible();
        Desk.picture(page, "tasklist-completed");
        page.navigate("/orders/" + id);
        assertThat(page.locator("h1 .stage-PICK")).isVisible();
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
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
        assertThat(page.locator("[data-element-id=Task_FixAddress]").first()).isVisible();
        Desk.pictures(page, "cockpit-review");
    }

    @Test
    void the_administrator_sees_the_users() {
        var page = loggedIn("admin");
        page.locator(".tile[href^='/camunda/app/admin']").click();
        assertThat(page.locator("a[href='#/user-create'], a[href='#/users?create'], a[href*='user-create']").first()).isVisible();
        Desk.pictures(page, "admin");
        page.locator("a[href*='#/users']").first().click();
        assertThat(page.locator("a[href*='#/users/reviewer']").first()).isVisible();
        Desk.pictures(page, "admin-users");
        page.locator("a[href*='#/users/reviewer']").first().click();
        assertThat(page.getByLabel("名").first()).isVisible();
        Desk.pictures(page, "admin-user");
    }

    private Page loggedIn(String user) {
        return desk.loggedIn(port, user, password);
    }
}
