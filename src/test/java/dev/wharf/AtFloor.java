package dev.wharf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What browser tests of people on the floor share: a scanner that types, pictures under target/screenshots, and that no page may complain. */
@WharfTest
public abstract class AtFloor {
    @LocalServerPort
    protected int port;
    @Value("${wharf.demo.password}")
    private String password;
    @Autowired
    protected ApplicationContext context;
    /** What the browser complained about; a test takes out what it provoked. */
    protected final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> open = new ArrayList<>();
    private AccessPoint radio;

    @BeforeEach
    void radio() {
        radio = new AccessPoint(port);
    }

    /** The next test's pickers begin with empty hands, also after a test that failed in the middle of a walk. */
    @AfterEach
    void close() throws IOException {
        open.forEach(BrowserContext::close);
        radio.close();
        var jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("UPDATE pick_task SET state = 'WAITING', picker = '', taken_at = NULL, returned_from = '' WHERE state = 'TAKEN'").update();
        jdbc.sql("UPDATE replenishment SET state = 'WAITING', person = '', taken_at = NULL WHERE state = 'TAKEN'").update();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    /** Whether an error on the console is one. */
    protected boolean isComplaint(String error) {
        return true;
    }

    /** The network goes away for every device, and the browser knows. */
    protected void withoutNetwork(Page page) {
        radio.cut();
        page.context().setOffline(true);
    }

    protected void networkBack(Page page) {
        radio.mend();
        page.context().setOffline(false);
    }

    /** What a browser says when nobody answers it, which is no fault in a test that took the network away. */
    protected static boolean isOffline(String complaint) {
        return complaint.contains("net::ERR_") || complaint.contains("Failed to fetch");
    }

    protected Page loggedIn(String user, int width, int height) {
        var session = TestBrowser.get().newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        open.add(session);
        var page = session.newPage();
        page.navigate(url("/login"));
        page.locator("[name=username]").fill(user);
        page.locator("[name=password]").fill(password);
        page.locator("[name=password]").press("Enter");
        page.waitForURL(at -> !at.contains("/login"));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && isComplaint(message.text())) complaints.add(message.text());
        });
        return page;
    }

    protected static void assertNoSeriousFault(Page page) {
        var faults = new AxeBuilder(page).analyze().getViolations().stream().filter(v -> List.of("serious", "critical").contains(v.getImpact()))
            .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().stream().map(n -> n.getHtml()).toList()).toList();
        assertThat(faults).isEmpty();
    }

    protected static void assertNothingWiderThan(Page page, int width) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("width of the page").isLessThanOrEqualTo(width);
    }

    /** Like a scanner: keys without a pause, then Enter. */
    protected static void scan(Page page, String code) {
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    /** A person reads, then presses one key. The pause is what tells the key from a scanner's: see BURST_MS in alarm.js. */
    protected static void confirm(Page page) {
        page.waitForTimeout(400);
        page.keyboard().press("Escape");
        assertThat(page.locator("#alarm")).isHidden();
    }

    protected static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")).setFullPage(page.locator("#alarm").isHidden()));
    }

    protected String url(String path) {
        return "http://localhost:" + radio.port() + path;
    }
}
