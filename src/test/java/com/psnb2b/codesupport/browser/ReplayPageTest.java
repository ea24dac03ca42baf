package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** A process owner looks at what a changed table would have done to past claims. */
class ReplayPageTest extends PageTest {

    @TempDir
    Path folder;

    @BeforeEach
    void somethingToReplay() throws Exception {
        file("invalid code, complete, in time");
    }

    @Test
    void aChangedWindowIsShownInSumsAndClaimByClaim() throws Exception {
        signIn("owner");
        upload("\"P7D\"", "\"PT1H\"");
        waitForResult("differing");
        assertThat(byId("differing").getText()).matches("[1-9][0-9,]*");
        assertThat(browser.findElement(By.id("main")).getText())
                .contains("Changed: claim-window.", "Where the claim goes", "by the tables in force", "late_review");
        assertGoodPage();
        picture("replay");
        wide(PHONE);
        assertGoodPage();
        String claims = browser.findElement(By.linkText("All claims as CSV")).getAttribute("href");
        String csv = (String) browser.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then(a => a.text()).then(done)", claims);
        assertThat(csv).startsWith("claim_id,").contains(",open,late,");
    }

    @Test
    void aTableThatDoesNotHoldIsRefusedWithRowAndColumn() throws Exception {
        signIn("owner");
        upload("\"P7D\"", "\"a week\"");
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[role=alert]")));
        assertThat(browser.findElement(By.cssSelector("[role=alert]")).getText())
                .contains("claim-window, row 1, column \"Window (ISO 8601 duration)\": \"a week\" is no span of time");
        assertGoodPage();
    }

    @Test
    void aReviewerHasNoReplay() {
        signIn("reviewer");
        browser.get(url("/app/replay"));
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("does not include this page");
    }

    private void signIn(String user) {
        wide(DESK);
        browser.get(url("/app/replay"));
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password")).sendKeys(user);
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        wait.until(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
    }

    private void upload(String was, String becomes) throws Exception {
        String table = Files.readString(Path.of("processes/claim-window.dmn")).replace(was, becomes);
        Path file = Files.writeString(folder.resolve("claim-window.dmn"), table);
        byId("tables").sendKeys(file.toString());
        click(By.xpath("//button[text()='Replay']"));
    }
}
