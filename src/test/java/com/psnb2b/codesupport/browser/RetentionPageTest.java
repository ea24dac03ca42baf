package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.evaluation.EvaluationMailServer;
import com.psnb2b.codesupport.mail.TestMails;
import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator holds, releases and erases a claim; wide and narrow, by keyboard where it matters. */
class RetentionPageTest extends PageTest {

    @Autowired
    private EvaluationMailServer mails;

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

    /** What came by mail and belongs nowhere, what was sent, and the page on which an address says yes. */
    @Test
    void mailThatBelongsNowhereIsSeenTo() throws Exception {
        send(
                "PUT",
                "/api/v1/contacts",
                "[{\"address\": \"kim@shop.example\", \"language\": \"ja\", \"events\": [\"claim.created\"]}]",
                RESELLER);
        TestMails.send(
                mails,
                TestMails.mail(
                        new InternetAddress("kim@shop.example"),
                        "claims@codesupport.example",
                        "The screenshot that you asked for",
                        "Hello,\n\nhere it is. The code was ABCD-EFGH-JKLM.\n\nKim",
                        "error.png",
                        new byte[100]));
        wide(DESK);
        browser.get(url("/app/mail"));
        browser.findElement(By.name("username")).sendKeys("admin");
        browser.findElement(By.name("password")).sendKeys("admin");
        click(By.cssSelector("button[type=submit]"));
        wait.until(there -> {
            browser.navigate().refresh();
            return browser.findElement(By.tagName("main")).getText().contains("The screenshot that you asked for");
        });
        waitForText("main", "XXXX-XXXX-JKLM");
        picture("mail-" + DESK);
        wide(PHONE);
        picture("mail-" + PHONE);
        assertGoodPage();
        click(By.xpath("//button[. = 'Seen to']"));
        waitForText("main", "There is none.");

        browser.get(url("/app/mailbox"));
        waitForText("main", "kim@shop.example");
        picture("mailbox-" + PHONE);
        assertGoodPage();
        String link = browser.findElement(By.tagName("main")).getText().replaceAll("(?s).*(/mail/confirm\\S+).*", "$1");
        browser.get(url(link));
        picture("mail-confirm-" + PHONE);
        assertGoodPage();
        click(By.tagName("button"));
        waitForText("main", "kim@shop.example");
        assertThat(browser.findElements(By.tagName("button"))).isEmpty();
    }
}
