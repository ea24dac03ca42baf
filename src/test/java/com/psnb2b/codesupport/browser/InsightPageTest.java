package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.insight.FigureCount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager reads what waits, how long and how it ends, and follows a number to its claims; a reviewer reads their own. */
class InsightPageTest extends PageTest {

    private static final int TABLET = 768;

    @Autowired
    private FigureCount counting;

    @Autowired
    private MovableClock clock;

    private String decided;

    @BeforeEach
    void someClaims() throws Exception {
        for (String scenario : List.of(
                "invalid code, complete, in time",
                "already redeemed, complete",
                "late and incomplete",
                "wallet limit")) {
            decided = file(scenario, Scenario::onItsOwn);
        }
        decided = file("invalid code, complete, in time", claim -> {
            Scenario.onItsOwn(claim);
            claim.put("reference", "their-7");
        });
        var done = as("reviewer", "POST", "/task/" + task(decided) + "/complete", """
                {"variables": {"decision": {"value": "closure"}, "reasonCode": {"value": "CODE_WORKS"}}}""");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        wait.until(there -> counting.some() == 0);
        clock.moveForward(Duration.ofDays(5));
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aManagerReadsThePageAndAReviewerTheirOwn() throws Exception {
        signIn("senior", "/app/insight");
        wait.until(ExpectedConditions.titleContains("Insight"));
        for (int width : List.of(DESK, TABLET, PHONE)) {
            wide(width);
            browser.get(url("/app/insight"));
            wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("#model .badge")));
            wait.until(ExpectedConditions.numberOfElementsToBeMoreThan(By.cssSelector(".chart canvas"), 1));
            assertGoodPage();
            whole("insight-" + width);
        }
        wide(DESK);
        browser.get(url("/app/insight"));
        assertThat(byId("table-queue").getText()).contains("reviewers", "late");
        assertThat(byId("decided").getText()).isEqualTo("1");
        assertThat(byId("filed").getText()).isEqualTo("5");
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("#model .badge.wrong")));
        assertThat(byId("table-type").getText()).contains("Invalid code", "Already redeemed");

        browser.get(byId("decided").findElement(By.tagName("a")).getAttribute("href"));
        assertThat(byId("main").getText()).contains(decided, "Closure");
        assertGoodPage();
        click(By.linkText(decided));
        waitForText("main", "What its reseller, SKU and batch brought");
        assertThat(byId("main").getText()).contains("Reseller demo-reseller", "SKU PSN-US-50");
        assertGoodPage();
        browser.get(url("/app/insight?from=2026-13-01"));
        waitForText("range-error", "Days are written as");
        browser.get(url("/app/insight/waiting?what=overdue"));
        assertThat(byId("main").getText()).contains("late");
        assertGoodPage();

        browser.findElement(By.tagName("body")).sendKeys("/");
        wait.until(ExpectedConditions.urlContains("/app/find"));
        byId("q").sendKeys("their-7", Keys.ENTER);
        waitForText("found", "1 claim");
        assertGoodPage();
        picture("find");
        wide(PHONE);
        click(By.linkText(decided));
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.id("claim"), "HOW LIKE CLAIMS WERE DECIDED"));
        assertThat(byId("claim").getText()).contains("HOW IT WAS DECIDED").doesNotContain("NOT THE OUTCOME YET");
        assertGoodPage();
        whole("found-claim");
        wide(DESK);

        browser.manage().deleteAllCookies();
        signIn("reviewer", "/app/insight/mine");
        waitForText("decided", "1");
        assertGoodPage();
        picture("insight-mine");
        click(By.linkText("1"));
        waitForText("main", decided);
        browser.get(url("/app/insight"));
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("does not include this page");
    }

    /** Keeps the whole of the page, as far down as it goes. */
    private void whole(String name) throws Exception {
        Long height = (Long) browser.executeScript("return document.documentElement.scrollHeight");
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        browser.executeScript("return window.innerWidth"),
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        false));
        picture(name);
    }

    private void signIn(String user, String page) {
        wide(DESK);
        browser.get(url(page));
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password")).sendKeys(user);
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        wait.until(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
    }
}
