package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A reviewer at work in a real Chromium: from the sign-in to a decided claim. */
class TasklistTest extends BrowserTest {

    @Test
    void aReviewerDecidesAClaim() throws Exception {
        String id = file("invalid code, complete, in time");
        String task = task(id);

        tasklist.signIn("reviewer");
        tasklist.open(task);

        tasklist.read(".ct-head", id);
        assertThat(browser.findElement(By.cssSelector(".ct")).getText())
                .contains("XXXX-XXXX-VKD8", "Covered if confirmed", "Error screenshot")
                .doesNotContain("TJCJ");
        tasklist.press("Claim");
        tasklist.choose("Close without replacement or refund");
        tasklist.choose("The code works");
        tasklist.press("Complete");

        tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
        var outcome = claim(id).get("outcome");
        assertThat(outcome.get("decision").asText()).isEqualTo("closure");
        assertThat(outcome.get("reason_code").asText()).isEqualTo("CODE_WORKS");
    }

    @Test
    void whatTheRoutingGaveIsReadAndNotChanged() throws Exception {
        tasklist.signIn("reviewer");
        tasklist.open(task(file("invalid code, complete, in time")));
        tasklist.press("Claim");
        tasklist.see(".meta .unclaim");

        WebElement due = tasklist.see(".meta .due-date [am-time-ago]");
        assertThat(due.getText()).isNotEmpty();
        for (String control : List.of(".meta .groups", ".meta .reset-due-date")) {
            assertThat(browser.findElement(By.cssSelector(control)).isDisplayed())
                    .as(control)
                    .isFalse();
        }
        // By mouse and by keyboard; the same opens the follow-up date.
        click(due);
        browser.executeScript("document.querySelector('.meta .due-date').focus()");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        click(tasklist.see(".meta .followup-date a"));
        tasklist.see(".meta .followup-date.inline-editing");
        assertThat(browser.findElements(By.cssSelector(".meta .due-date.inline-editing")))
                .isEmpty();

        // What the engine says of somebody who was faster is said in our words, and no longer than the claim is open.
        browser.executeScript("""
                angular.element(document.body).injector().get('Notifications').addError({status: 'Failed',
                    message: 'ENGINE-03005 Entity was updated by another transaction concurrently.'});
                angular.element(document.body).scope().$apply()""");
        tasklist.read("[notifications-panel]", "Somebody else was faster");
        tasklist.open(task(file("already redeemed, complete")));
        tasklist.until(gone -> !browser.findElement(By.cssSelector("[notifications-panel]"))
                .getText()
                .contains("Somebody else was faster"));

        tasklist.see(".ct-head");
        browser.findElement(By.tagName("body")).sendKeys("/");
        tasklist.see("#q");
    }

    private void click(WebElement element) {
        new Actions(browser).moveToElement(element).click().perform();
    }
}
