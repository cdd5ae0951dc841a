package dev.wharf.picking.replenish;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.inventory.BinRole;
import dev.wharf.inventory.BinRoles;
import dev.wharf.picking.Picker;
import dev.wharf.warehouse.Tracking.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A pick face is filled with a scanner that types, and set by a lead. Leaves pictures under target/screenshots. */
@WharfTest
class ReplenishUiIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;
    @Value("${wharf.demo.password}")
    private String password;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private BinRoles roles;
    @Autowired
    private ReplenishLook look;
    private FloorFixture floor;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--autoplay-policy=no-user-gesture-required"));
        if (Files.exists(CHROMIUM)) options.setExecutablePath(CHROMIUM);
        browser = playwright.chromium().launch(options);
        // Milliseconds. A test machine has few cores and much to do.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void stop() {
        playwright.close();
    }

    @BeforeEach
    void cups_and_reserve() {
        floor = FloorFixture.in(context);
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-01", 3, "", null);
        floor.receive("CUP", "R-01", 20, "", null);
        roles.put(List.of(BinRole.face(floor.warehouse, "A-01", floor.sku("CUP"), 2, 10), BinRole.bulk(floor.warehouse, "R-01")));
    }

    @AfterEach
    void close() {
        open.forEach(BrowserContext::close);
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void a_short_order_waits_until_the_scanner_has_filled_its_face(int width, int height) {
        // Given a picker who finds no cups
        var order = floor.order(Map.of("CUP", 2));
        var page = loggedIn("picker1", width, height);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        assertThat(page.locator("#bin")).hasText("A-01");
        page.locator("#not-found").click();
        page.locator("[data-reason=NOT_FOUND]").click();
        // Then the page says that the order waits
        assertThat(page.locator("#outcome")).containsText("等待补货");
        picture(page, "replenish-waits-" + width);
        // When the same picker fills the face, with the scanner alone
        page.navigate(url("/pda/replenish"));
        assertThat(page.locator("#open li")).hasCount(1);
        assertThat(page.locator("#open li")).containsText("R-01 → A-01");
        assertNoSeriousFault(page);
        picture(page, "replenish-idle-" + width);
        page.locator("#scan").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#bin")).hasText("R-01");
        assertThat(page.locator("#cause")).hasText("有订单在等");
        // A wrong bin rings and moves nothing
        scan(page, "R-02");
        assertThat(page.locator("#alarm")).isVisible();
        picture(page, "replenish-alarm-" + width);
        confirm(page);
        scan(page, "R-01");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        picture(page, "replenish-goods-" + width);
        assertNoSeriousFault(page);
        scan(page, floor.sku("CUP"));
        assertThat(page.locator("#bin")).hasText("A-01");
        scan(page, "*4");
        assertThat(page.locator("#units")).hasText("4");
        picture(page, "replenish-face-" + width);
        scan(page, "A-01");
        assertThat(page.locator("#placed")).containsText("4 件已放进 A-01");
        assertThat(page.locator("#left")).hasText("3");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick");
        scan(page, "R-01");
        scan(page, floor.sku("CUP"));
        scan(page, "A-01");
        // Then the order is offered again by itself
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        picture(page, "replenish-done-" + width);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        assertThat(page.locator("#bin")).hasText("A-01");
        scan(page, "A-01");
        scan(page, "*2");
        scan(page, floor.sku("CUP"));
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
    }

    @Test
    void an_order_page_says_that_the_order_waits() {
        var order = floor.order(Map.of("CUP", 2));
        var picker = new Picker(context, floor, "anna");
        picker.reportShort(picker.take());
        var page = loggedIn("warehouselead", 1280, 800);
        page.navigate(url("/orders/" + order));
        assertThat(page.locator("#replenishing")).containsText("缺 2 件 " + floor.sku("CUP"));
        picture(page, "replenish-order");
        // When the lead cancels the replenishment, then a person is asked
        page.navigate(url("/pick-faces?warehouse=" + floor.warehouse));
        page.locator("[data-cancels]").click();
        page.locator("#cancel [name=reason]").fill("叉车坏了");
        page.locator("#cancel [value=ok]").click();
        assertThat(page.locator("[data-cancels]")).hasCount(0);
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void a_lead_sees_low_faces_first_and_sets_them(int width, int height) {
        // Given a face of which all units but one are planned, and one that is full
        floor.order(Map.of("CUP", 2));
        floor.tracked("LAMP", Kind.NONE, 0);
        floor.receive("LAMP", "A-02", 9, "", null);
        look.look(floor.warehouse);
        var page = loggedIn("warehouselead", width, height);
        page.navigate(url("/pick-faces?warehouse=" + floor.warehouse));
        // When the lead sets the second one and another reserve bin, with the keyboard
        page.locator("#face-form [name=bin]").focus();
        for (var value : List.of("A-02", floor.sku("LAMP"), "5", "10")) {
            page.keyboard().type(value);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.locator("#reserve-form [name=bins]").fill("R-02 R-03");
        page.keyboard().press("Enter");
        assertThat(page.locator(".reserve li")).hasCount(3);
        // Then the low one stands first, with what is on its way
        assertThat(page.locator("tbody tr").first()).containsText("A-01");
        assertThat(page.locator("tbody tr.low")).hasCount(1);
        assertThat(page.locator("tbody tr").first()).containsText("在补 7 件");
        picture(page, "pick-faces-" + width);
        assertNoSeriousFault(page);
        // And a wrong minimum is refused with a sentence
        page.locator("#face-form [name=bin]").fill("A-02");
        page.locator("#face-form [name=min]").fill("11");
        page.locator("#face-form [name=max]").fill("10");
        page.locator("#face-form [name=max]").press("Enter");
        assertThat(page.locator("#face-form .alert")).containsText("min is 0 to max");
        complaints.removeIf(complaint -> complaint.contains("422"));
        page.onDialog(dialog -> dialog.accept());
        page.locator(".reserve li button").last().click();
        assertThat(page.locator(".reserve li")).hasCount(2);
    }

    private static void assertNoSeriousFault(Page page) {
        var faults = new AxeBuilder(page).analyze().getViolations().stream().filter(v -> List.of("serious", "critical").contains(v.getImpact()))
            .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().stream().map(n -> n.getHtml()).toList()).toList();
        assertThat(faults).isEmpty();
    }

    private Page loggedIn(String user, int width, int height) {
        var session = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        open.add(session);
        var page = session.newPage();
        page.navigate(url("/login"));
        page.locator("[name=username]").fill(user);
        page.locator("[name=password]").fill(password);
        page.locator("[name=password]").press("Enter");
        page.waitForURL(at -> !at.contains("/login"));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) complaints.add(message.text());
        });
        return page;
    }

    /** Like a scanner: keys without a pause, then Enter. */
    private static void scan(Page page, String code) {
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    /** A person reads, then presses one key. The pause is what tells the key from a scanner's: see BURST_MS in alarm.js. */
    private static void confirm(Page page) {
        page.waitForTimeout(400);
        page.keyboard().press("Escape");
        assertThat(page.locator("#alarm")).isHidden();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")).setFullPage(page.locator("#alarm").isHidden()));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
