package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** An administrator holds, releases and erases a claim; wide and narrow, by keyboard where it matters. */
class RetentionPageTest extends PageTest {

    @Test
    void aClaimIsHeldReleasedAndErased() throws Exception {
        String claim = file("invalid code, complete, in time");
        wide(DESK);
        browser.get(url("/app/retention"));
        browser.findElement(By.name("username")).sendKeys("admin");
        browser.findElement(By.name("password")).sendKeys("admin");
        click(By.cssSelector("button[type=submit]"));
        wait.until(ExpectedConditions.titleContains("Retention"));
        byId("claim").sendKeys("clm_of_nobody" + Keys.ENTER);
        waitForText("claim-error", "There is no claim of this id");
        byId("claim").clear();
        byId("claim").sendKeys(" " + claim + Keys.ENTER);
        waitForText("main", "It can be erased once it has ended");
        assertThat(browser.findElements(By.xpath("//button[. = 'Erase this claim']")))
                .isEmpty();
        assertGoodPage();

        byId("reason").sendKeys("court file 7 O 21/26" + Keys.TAB + Keys.ENTER);
        waitForText("main", "The claim is under a hold.");
        waitForText("main", "by admin: court file 7 O 21/26");
        send("POST", "/api/v1/claims/" + claim + "/withdrawal", "", RESELLER);
        byId("reason").sendKeys("court file 7 O 21/26 is closed");
        click(By.xpath("//button[. = 'Release the hold']"));
        waitForText("main", "The hold is released.");
        wide(PHONE);
        assertGoodPage();
        picture("retention");

        byId("reason").sendKeys("request 2026-114");
        click(By.xpath("//button[. = 'Erase this claim']"));
        waitForText("main", "Erased on");
        assertThat(browser.findElements(By.id("reason"))).isEmpty();
        assertGoodPage();
    }
}
