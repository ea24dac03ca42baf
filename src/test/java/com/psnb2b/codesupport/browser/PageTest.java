package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Our own pages, wide and narrow. Times are those of Berlin, so that local time and UTC differ. */
abstract class PageTest extends BrowserTest {

    static final int DESK = 1280;
    static final int PHONE = 390;

    @LocalServerPort
    private int port;

    WebDriverWait wait;

    @BeforeEach
    void liveInBerlin() {
        browser.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Berlin"));
        browser.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        wait = new WebDriverWait(browser, Duration.ofSeconds(30), Tasklist.LOOK);
        // A page that loads, or an answer that is drawn anew, takes elements away between two looks.
        wait.ignoring(StaleElementReferenceException.class);
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** Headless windows have a least width; what the page sees is set here. */
    void wide(int pixels) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 600));
    }

    WebElement byId(String id) {
        return browser.findElement(By.id(id));
    }

    /** Clicks in the middle of the view, where nothing that sticks to an edge lies over it. */
    void click(By what) {
        wait.until(there -> {
            WebElement element = browser.findElement(what);
            browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    void waitForText(String id, String text) {
        wait.until(there -> byId(id).getText().contains(text));
    }

    /** Waits for the end of work that shows how far it is, which is as long as there are claims; it may end with a message. */
    void waitForResult(String id) {
        new WebDriverWait(browser, Duration.ofMinutes(2), Tasklist.LOOK)
                .ignoring(StaleElementReferenceException.class)
                .until(there -> Stream.of(By.id(id), By.cssSelector("[role=alert]"))
                        .anyMatch(end -> !browser.findElements(end).isEmpty()));
        assertThat(browser.findElements(By.id(id)))
                .as(() -> browser.findElement(By.tagName("main")).getText())
                .isNotEmpty();
    }

    void assertGoodPage() {
        assertNoSeriousFinding(new AxeBuilder());
        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels that stick out to the right")
                .isLessThanOrEqualTo(0);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .as("console")
                .noneMatch(entry -> entry.getMessage().contains("Content Security Policy")
                        || entry.getMessage().contains("Uncaught"));
        assertThat((Long) browser.executeScript("return localStorage.length + sessionStorage.length"))
                .as("items in the browser's storage")
                .isZero();
    }
}
