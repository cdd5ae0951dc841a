package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.wharf.FloorFixture;
import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.site.FloorPlans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The warehouse lead draws a floor and looks at the walk of a task, in a browser. Leaves pictures under target/screenshots. */
class FloorPlanUiIT extends AtDesks {
    /** 20 aisles, three blocks of 15 places on each side, one zone. */
    private static final String LARGE = """
        {"rectangular": {"aisleX": [0, 300, 600, 900, 1200, 1500, 1800, 2100, 2400, 2700, 3000, 3300, 3600, 3900, 4200, 4500, 4800, 5100, 5400, 5700],
          "crossAisleY": [0, 1700, 3400, 5100], "blocks": [{"bins": 15, "firstBinOffset": 150, "binPitch": 100}, {"bins": 15, "firstBinOffset": 150, "binPitch": 100},
          {"bins": 15, "firstBinOffset": 150, "binPitch": 100}], "depot": {"x": 2850, "crossAisle": 0}, "patterns": ["{aisle:1-20}-{block:1-3}-{bay:1-30/2}"],
          "zones": [{"name": "冷藏 COLD", "aisles": [18, 19], "blocks": [2]}]}}""";

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Page lead(String path) {
        var page = desk.loggedIn(port, "warehouselead", password);
        page.navigate(path);
        return page;
    }

    private static void choose(Page page, String plan) {
        page.locator("#upload [name=file]").setInputFiles(new FilePayload("plan.json", "application/json", plan.getBytes(StandardCharsets.UTF_8)));
    }

    private FulfillmentId order(FloorFixture floor, List<String> bins) {
        var units = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < bins.size(); i++) {
            floor.goods("G" + i, bins.get(i));
            units.put("G" + i, 1 + i % 3);
        }
        return floor.order(units);
    }

    @Test
    void the_lead_draws_a_floor_and_sees_first_what_that_changes() {
        var floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01-02-1");
        floor.goods("LAMP", "X-9");
        var page = lead("/floor");
        page.locator(".subnav a[href='/floor-plan']").click();
        page.locator("[name=warehouse]").selectOption(floor.warehouse);
        page.locator("[name=warehouse]").press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#none")).containsText(floor.warehouse);
        // A plan with a mistake is refused by the name of the field
        choose(page, text("floor-plan/example.json").replace("\"x\": 750", "\"x\": \"middle\""));
        assertThat(page.locator("#trouble")).containsText("rectangular.depot.x");
        assertThat(page.locator("#save")).isHidden();
        Desk.pictures(page, "floor-plan-refused");
        // A right one says what it changes, and Enter saves it
        choose(page, text("floor-plan/example.json"));
        assertThat(page.locator("#verdict")).containsText("在用货位 2 个，新图上有 1 个");
        assertThat(page.locator("#verdict .bins-off li")).hasText("X-9");
        assertThat(page.locator("#trouble")).isHidden();
        assertThat(page.locator("#save")).isFocused();
        Desk.pictures(page, "floor-plan-checked");
        page.keyboard().press("Enter");
        assertThat(page.locator("#version")).containsText("版本 1");
        assertThat(page.locator(".floor-picture .name")).hasCount(6);
        assertThat(page.locator(".card .bins-off li")).hasText("X-9");
        Desk.pictures(page, "floor-plan");
        page.navigate("/floor-plan?lang=en&warehouse=" + floor.warehouse);
        assertThat(page.locator("h1")).hasText("Floor plan");
        Desk.picture(page, "floor-plan-en");
        var download = page.waitForDownload(() -> page.locator("a[download]").click());
        assertThat(download.suggestedFilename()).isEqualTo("floor-plan-" + floor.warehouse + ".json");
    }

    @Test
    void the_lead_sees_the_walk_of_an_order_beside_the_usual_rules() {
        var floor = FloorFixture.in(context);
        context.getBean(FloorPlans.class).saveFirst(floor.warehouse, LARGE);
        var id = order(floor, List.of("1-1-3", "2-3-29", "3-1-8", "3-1-9", "6-2-14", "9-1-30", "9-3-2", "12-2-1", "12-2-2", "12-1-17", "15-3-20", "15-3-24", "18-2-11", "19-3-30", "20-1-5", "NOWHERE-1"));
        var page = lead("/orders/" + id);
        page.locator("#walks a").press("Enter");
        page.waitForURL(Pattern.compile("/floor-plan/walk/\\d+$"));
        assertThat(page.locator("#metres")).hasText(Pattern.compile("^\\d+\\.\\d 米$"));
        assertThat(page.locator("#how")).hasText("最短，没有更短的走法");
        // 13 places: twice two bins lie opposite each other, and each side has its number
        assertThat(page.locator(".floor-picture .stop")).hasCount(15);
        assertThat(page.locator(".stops li")).hasCount(16);
        assertThat(page.locator("figcaption .notice")).containsText("NOWHERE-1");
        assertThat(page.locator("[data-rule]")).hasCount(4);
        assertThat(page.locator("[data-rule=S_SHAPE]")).containsText("%");
        Desk.pictures(page, "floor-walk");
        page.locator("#compared").scrollIntoViewIfNeeded();
        Desk.pictures(page, "floor-walk-compared");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        page.screenshot(new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target/screenshots/floor-walk-print.png")).setFullPage(true));
    }

    @Test
    void a_floor_of_measured_ways_says_how_its_walk_was_found() {
        var floor = FloorFixture.in(context);
        context.getBean(FloorPlans.class).saveFirst(floor.warehouse, text("demo/floor-plan-GZ01.json"));
        var id = order(floor, List.of("A-01-01-1", "B-02-01-3", "C-02-01-1", "C-01-01-2", "C-01-02-1"));
        long task = context.getBean(JdbcClient.class).sql("SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id").param("id", id.value()).query(Long.class).single();
        var page = lead("/floor-plan/walk/" + task + "?lang=en");
        assertThat(page.locator("#how")).hasText("the shortest there is");
        assertThat(page.locator(".floor-picture .stop text").filter(new Locator.FilterOptions().setHasText("–"))).hasCount(1);
        assertThat(page.locator("[data-rule]")).hasCount(0);
        Desk.pictures(page, "floor-walk-ways");
        // And a warehouse without a plan is told so
        var bare = FloorFixture.in(context);
        var other = order(bare, List.of("A-1"));
        page.navigate("/orders/" + other);
        page.locator("#walks a").click();
        assertThat(page.locator("#unknown")).containsText(bare.warehouse);
    }
}
