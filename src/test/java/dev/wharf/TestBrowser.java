package dev.wharf;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The one Chromium of a test run: to start it takes seconds, a session in it does not. It ends with the process, as the database does. */
public final class TestBrowser {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    /** A test machine has few cores and much to do. */
    private static final double ASSERT_WITHIN_MS = 30_000;

    private TestBrowser() { }

    public static Browser get() {
        return Holder.BROWSER;
    }

    private static final class Holder {
        static final Browser BROWSER = launch();

        private static Browser launch() {
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "browser-stop"));
            var options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--autoplay-policy=no-user-gesture-required"));
            if (Files.exists(CHROMIUM)) options.setExecutablePath(CHROMIUM);
            PlaywrightAssertions.setDefaultAssertionTimeout(ASSERT_WITHIN_MS);
            return playwright.chromium().launch(options);
        }
    }
}
