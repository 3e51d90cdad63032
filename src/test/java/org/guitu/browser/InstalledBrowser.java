package org.guitu.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Chromium that this machine has already; none is ever downloaded. Where there is none, the test class is skipped. After each test its
 * windows are closed; the browser stays for the next test class and ends with the process.
 */
public final class InstalledBrowser implements BeforeAllCallback, AfterEachCallback {

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe",
            "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe");

    private static Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        var chromium = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), () -> "No Chromium is installed at any of " + PLACES);
        if (browser == null) {
            browser = launch(chromium.get());
        }
    }

    private static Browser launch(Path chromium) {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--disable-gpu", "--disable-background-networking")));
    }

    /** Somebody at a computer: nothing is shared with other windows. */
    public Window open(String base, int width, int height) {
        return new Window(browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(base)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(width, height))
                .newPage());
    }

    /** Somebody with a phone whose browser runs no scripts. */
    Page openPhone(String base) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(base)
                        .setLocale("zh-CN")
                        .setJavaScriptEnabled(false)
                        .setViewportSize(390, 844))
                .newPage();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser.contexts().forEach(BrowserContext::close);
    }
}
