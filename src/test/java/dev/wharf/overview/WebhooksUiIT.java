package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.wharf.TestHouse;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.StubReceivers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator sets up who is told, hands over the secret, sees what was given up and has it sent again. */
class WebhooksUiIT extends AtDesks {

    @Autowired
    private StubReceivers receivers;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void an_endpoint_is_set_up_tested_looked_after_and_removed() {
        var shop = house.shop();
        var name = TestHouse.unique("R");
        var page = desk.loggedIn(port, "processadmin", password);
        page.navigate("/webhooks");
        // One inside is refused beside the form
        page.locator("[data-opens=wish-dialog]").click();
        page.locator("#wish-form [name=url]").fill("https://10.0.0.1/hooks");
        page.locator("#wish-form [name=description]").fill(name);
        page.locator("#wish-form [name=shops]").selectOption(shop);
        Desk.pictures(page, "webhook-add");
        page.locator("#wish-form [type=submit]").click();
        assertThat(page.locator("#wish-form .alert")).containsText("inside-hosts");
        // A good one shows its secret once
        page.locator("#wish-form [name=url]").fill(receivers.url(name).toString());
        page.locator("#wish-form [type=submit]").click();
        assertThat(page.locator("#secret-dialog")).isVisible();
        receivers.trust(name, page.locator("#secret").inputValue());
        Desk.pictures(page, "webhook-secret");
        page.locator("#secret-kept").click();
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
        assertThat(row).containsText("推送中");
        noSeriousFault(page);
        Desk.pictures(page, "webhooks");
        row.locator("a").click();
        page.locator("[data-act=test]").click();
        assertThat(page.locator("#toast")).containsText("对方已接收：");
        // What it refuses is given up with its words, and sent again by hand
        receivers.mood(name, id -> ResponseEntity.status(422).body("不认识的店铺 unknown shop"));
        house.take(order().in(shop).line(house.sku(5, 0), 1));
        soon().until(() -> reloaded(page).locator("[data-again]").count() > 2);
        assertThat(page.locator("tbody tr[data-sequence]").first()).containsText("422");
        noSeriousFault(page);
        Desk.pictures(page, "webhook");
        receivers.mood(name, id -> null);
        page.locator("[data-again]").last().focus();
        page.keyboard().press("Enter");
        soon().until(() -> !receivers.taken(name).isEmpty());
        page.waitForTimeout(500);
        reloaded(page).locator("[data-replays=DEAD]").click();
        soon().until(() -> receivers.taken(name).size() > 2);
        // The page reads itself anew while a replay runs, which may cross with our reading it
        soon().ignoreExceptionsInstanceOf(PlaywrightException.class).until(() -> reloaded(page).locator("[data-again]").count() == 0);
        // A new secret, off and on, and away
        page.locator("[data-opens=rotate-dialog]").click();
        page.locator("#rotate-form [type=submit]").click();
        assertThat(page.locator("#secret-dialog")).isVisible();
        page.locator("#secret-kept").click();
        assertThat(page.locator(".notice")).containsText("旧密钥");
        page.locator("[data-act=off]").click();
        assertThat(page.locator("[data-act=on]")).isVisible();
        page.navigate(page.url() + "?state=DONE&lang=en");
        page.locator("summary").click();
        assertThat(page.locator("details")).containsText("New secret");
        Desk.pictures(page, "webhook-en");
        page.locator("[data-opens=remove-dialog]").click();
        page.locator("#remove-form [type=submit]").click();
        page.waitForURL("**/webhooks");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText(name))).hasCount(0);
    }

    @Test
    void who_is_told_too_late_is_seen_in_the_list_and_on_its_own_page() {
        var shop = house.shop();
        var name = TestHouse.unique("R");
        var page = desk.loggedIn(port, "processadmin", password);
        page.navigate("/webhooks");
        page.locator("[data-opens=wish-dialog]").click();
        page.locator("#wish-form [name=url]").fill(receivers.url(name).toString());
        page.locator("#wish-form [name=description]").fill(name);
        page.locator("#wish-form [name=shops]").selectOption(shop);
        page.locator("#wish-form [type=submit]").click();
        assertThat(page.locator("#secret-dialog")).isVisible();
        receivers.trust(name, page.locator("#secret").inputValue());
        page.locator("#secret-kept").click();
        // Given one that said it is gone, two and a half hours ago
        receivers.mood(name, id -> ResponseEntity.status(410).body("gone"));
        house.take(order().in(shop).line(house.sku(5, 0), 1));
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
        soon().until(() -> reloaded(page).locator("tbody tr", new Page.LocatorOptions().setHasText(name)).textContent().contains("410"));
        long endpoint = Long.parseLong(row.getAttribute("data-endpoint"));
        assertThat(row).not().containsText("已等");
        jdbc.sql("UPDATE webhook_delivery SET changed_at = :at WHERE endpoint_id = :id").param("at", SqlTime.text(Instant.now().minus(Duration.ofMinutes(150)))).param("id", endpoint).update();
        // Then the list and its page say so
        reloaded(page);
        assertThat(row).containsText("已等 2 小时");
        assertThat(page.locator("#late")).containsText("推送滞后");
        noSeriousFault(page);
        Desk.pictures(page, "webhooks-late");
        row.locator("a").click();
        assertThat(page.locator("#late")).containsText("30 天");
        noSeriousFault(page);
        Desk.pictures(page, "webhook-late");
        page.locator("[data-opens=remove-dialog]").click();
        page.locator("#remove-form [type=submit]").click();
        page.waitForURL("**/webhooks");
        assertThat(row).hasCount(0);
    }

    private static Page reloaded(Page page) {
        page.reload();
        return page;
    }

    private static void noSeriousFault(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations().stream().filter(v -> List.of("serious", "critical").contains(v.getImpact()))
            .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().stream().map(n -> n.getHtml()).toList()).toList()).isEmpty();
    }
}
