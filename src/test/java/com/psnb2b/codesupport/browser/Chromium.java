package com.psnb2b.codesupport.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/**
 * One Chromium for all tests of this process, since starting it and loading Tasklist into an empty cache takes most of a
 * short test. Each test has a new tab, and finds nothing that another left: no cookie, no storage, no setting of a tab.
 */
final class Chromium {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static ChromeDriver running;

    private Chromium() {}

    /** A tab as of a browser that was just started; the files it has in its cache stay. */
    static synchronized ChromeDriver newTab() {
        if (running == null) {
            running = start();
        }
        var earlier = running.getWindowHandles();
        running.switchTo().newWindow(WindowType.TAB);
        String tab = running.getWindowHandle();
        earlier.forEach(handle -> running.switchTo().window(handle).close());
        running.switchTo().window(tab);
        running.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        running.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "default"));
        // What the tabs before wrote there is not this test's.
        running.manage().logs().get(LogType.BROWSER);
        return running;
    }

    /** Forgets what this address stored; a tab that is open there forgets its own storage with it. */
    static synchronized void forget(String address) {
        running.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", address, "storageTypes", "all"));
    }

    /** Ends it: whatever it knows, such as a password for HTTP Basic, is gone. */
    static synchronized void quit() {
        if (running != null) {
            running.quit();
            running = null;
        }
    }

    private static ChromeDriver start() {
        boolean installed = Files.exists(CHROMIUM) && Files.exists(DRIVER);
        assumeTrue(
                installed || "true".equals(System.getenv("CI")),
                "needs Chromium and its driver from Debian's packages chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions().setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--window-size=1280,1000");
        ChromeDriver started = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        Runtime.getRuntime().addShutdownHook(new Thread(Chromium::quit));
        return started;
    }
}
