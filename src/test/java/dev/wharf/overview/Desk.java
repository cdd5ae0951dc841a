package dev.wharf.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.wharf.TestBrowser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The browsers of people at their desks: Chinese, logged in, and whatever they complain about is kept. Pictures go to target/screenshots. */
final class Desk {
    private static final int WIDE = 1280;
    private static final int WIDE_HEIGHT = 850;
    private static final int NARROW = 360;
    private static final int NARROW_HEIGHT = 740;

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** A new browser without any session. */
    Page stranger(int port) {
        var session = TestBrowser.get().newContext(new Browser.NewContextOptions().setViewportSize(WIDE, WIDE_HEIGHT).setLocale("zh-CN").setTimezoneId("Asia/Shanghai")
            .setBaseURL("http://localhost:" + port));
        open.add(session);
        return session.newPage();
    }

    Page loggedIn(int port, String user, String password) {
        var page = stranger(port);
        page.navigate("/login");
        page.locator("[name=username]").fill(user);
        page.locator("[name=password]").fill(password);
        page.locator("[name=password]").press("Enter");
        page.waitForURL(at -> !at.contains("/login"));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // To be refused for a reason is part of the work.
            if ("error".equals(message.type()) && !message.text().contains("status of 4")) complaints.add(message.text());
        });
        return page;
    }

    /** As on a desk and as on a phone. */
    static void pictures(Page page, String name) {
        picture(page, name);
        page.setViewportSize(NARROW, NARROW_HEIGHT);
        picture(page, name + "-360");
        page.setViewportSize(WIDE, WIDE_HEIGHT);
    }

    /** Of a form that is longer than the screen: of its beginning, and of where one decides. None of its labels may be cut off. */
    static void formPictures(Page page, String name) {
        for (int width : List.of(WIDE, NARROW)) {
            page.setViewportSize(width, width == WIDE ? WIDE_HEIGHT : NARROW_HEIGHT);
            var suffix = width == WIDE ? "" : "-" + NARROW;
            page.locator(".fjs-form input").first().scrollIntoViewIfNeeded();
            picture(page, name + suffix);
            page.locator(".fjs-form [type=radio]").last().scrollIntoViewIfNeeded();
            picture(page, name + "-end" + suffix);
            assertThat(page.locator(".fjs-form-field-label").evaluateAll("labels => labels.filter(label => label.scrollWidth > label.clientWidth).map(label => label.textContent)")).isEqualTo(List.of());
        }
        page.setViewportSize(WIDE, WIDE_HEIGHT);
    }

    /** From where the keyboard is now on to this element, and Enter there. */
    static void goToAndPress(Page page, Locator there) {
        for (int steps = 0; steps < 20 && !(boolean) there.evaluate("element => element === document.activeElement"); steps++) page.keyboard().press("Tab");
        PlaywrightAssertions.assertThat(there).isFocused();
        page.keyboard().press("Enter");
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** Ends all sessions. @return what the browsers complained about in them */
    List<String> leave() {
        open.forEach(BrowserContext::close);
        open.clear();
        var said = List.copyOf(complaints);
        complaints.clear();
        return said;
    }
}
