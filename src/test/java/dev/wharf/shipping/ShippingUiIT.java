package dev.wharf.shipping;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wharf.TestBrowser;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shipper prints labels and hands parcels over, with a scanner that types. Leaves pictures under target/screenshots. */
@WharfTest
class ShippingUiIT {
    @LocalServerPort
    private int port;
    @Value("${wharf.demo.password}")
    private String password;
    @Autowired
    private AutowireCapableBeanFactory beans;
    @Autowired
    private JdbcClient jdbc;
    private AtShipping at;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void logIn() {
        at = beans.createBean(AtShipping.class);
        page = TestBrowser.get().newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE)).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        page.navigate(url("/login"));
        page.locator("[name=username]").fill("shipper");
        page.locator("[name=password]").fill(password);
        page.locator("main button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/login"));
    }

    @AfterEach
    void close() {
        page.context().close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private FulfillmentId labelled() {
        var id = at.enter(at.order());
        soon().until(() -> at.waitsAt(id, "Task_AwaitHandover"));
        return id;
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private void scan(String code) {
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    @Test
    void a_label_shows_what_a_courier_needs_and_its_barcode_reads_back_from_the_screen() throws Exception {
        // Given
        var id = labelled();
        var number = at.parcel(id).trackingNumber();
        // When
        page.navigate(url("/labels/" + id));
        // Then
        assertThat(page.locator(".receiver")).containsText("张三");
        assertThat(page.locator(".receiver")).containsText("上海市浦东新区世纪大道100号");
        assertThat(page.locator(".requests")).containsText("放贺卡");
        assertThat(page.locator(".contents")).containsText("白T恤");
        assertThat(page.locator("#tracking-number")).hasText(number);
        picture("label");
        var picture = ImageIO.read(new ByteArrayInputStream(page.locator("svg.barcode").screenshot()));
        var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
        assertThat(new Code128Reader().decode(bitmap).getText()).isEqualTo(number);
        // When it is printed, then that is written down
        page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }");
        var answer = page.waitForResponse("**/printed", () -> page.locator("#print").click());
        assertThat(answer.status()).isEqualTo(204);
        assertThat(page.locator("body[data-printed=yes]")).hasCount(1);
        assertThat(jdbc.sql("SELECT actor FROM order_event WHERE fulfillment_id = :id AND kind = 'LABEL_PRINTED'").param("id", id.value())
            .query(String.class).list()).containsExactly("shipper");
    }

    @Test
    void a_label_that_is_not_there_is_a_page_that_says_why() {
        // Given an order that was cancelled
        var id = labelled();
        at.cancel(id);
        // When
        var answer = page.navigate(url("/labels/" + id));
        // Then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(page.locator("[role=alert]")).containsText("ORDER_CANCELLED");
        picture("label-refused");
        assertThat(page.navigate(url("/labels/nonsense")).status()).isEqualTo(404);
        complaints.removeIf(text -> text.contains("409") || text.contains("404"));
    }

    @Test
    void parcels_are_handed_over_by_scanning_and_a_refusal_cannot_be_overlooked() {
        // Given one good parcel and one whose order is cancelled
        var good = at.parcel(labelled()).trackingNumber();
        var cancelled = labelled();
        at.cancel(cancelled);
        page.navigate(url("/handover"));
        assertThat(page.locator("#scan")).isFocused();
        // When the good one is scanned
        scan(good);
        // Then
        assertThat(page.locator("#verdict")).hasAttribute("data-verdict", "ok");
        assertThat(page.locator("#done")).hasText("1");
        picture("handover-ok");
        // When the cancelled one is scanned
        scan(at.parcel(cancelled).trackingNumber());
        // Then the screen is red, sounds, and waits
        assertThat(page.locator("#alarm")).isVisible();
        assertThat(page.locator("#alarm-text")).containsText("订单已取消");
        assertThat(page.evaluate("window.wharfAlarm.tones")).isEqualTo(1);
        picture("handover-alarm");
        page.locator("#alarm").click();
        // When the good one is scanned again
        scan(good);
        // Then
        assertThat(page.locator("#alarm-text")).containsText("已交接过");
        page.locator("#alarm").click();
        assertThat(page.locator("#refused")).hasText("2");
        assertThat(page.locator("#results tr")).hasCount(3);
        assertThat(page.locator("#scan")).isFocused();
        picture("handover-list");
    }
}
