package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.api.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;

/** A reseller's support team at work: from the check to a claim under review, wide and narrow. */
class ClaimPagesBrowserTest extends PageTest {

    @TempDir
    private Path folder;

    @Autowired
    private TaskService tasks;

    @ParameterizedTest
    @ValueSource(ints = {DESK, PHONE})
    void aClaimIsCheckedFiledAndCompleted(int width) throws Exception {
        String order = "ORD-" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
        wide(width);
        browser.get(url("/check"));
        new Select(byId("reported_issue")).selectByVisibleText("The store does not accept the code");
        byId("customer_report.error_code").sendKeys("WC-40371-5");
        byId("order_id").sendKeys(order);
        byId("code").sendKeys("FILE-PAGE-" + order.substring(order.length() - 4));
        byId("product.region").sendKeys("US");
        String twoDaysAgo =
                LocalDateTime.now().minusDays(2).truncatedTo(ChronoUnit.MINUTES).toString();
        browser.executeScript(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
                byId("delivered_at"),
                twoDaysAgo);
        waitForText("result", "Sign in to file it");

        // What was typed stays, while the sign-in has a tab of its own.
        String first = browser.getWindowHandle();
        click(By.linkText("Sign in to file it"));
        wait.until(ExpectedConditions.numberOfWindowsToBe(2));
        browser.getWindowHandles().stream()
                .filter(handle -> !handle.equals(first))
                .forEach(browser.switchTo()::window);
        wait.until(there -> browser.findElements(By.id("username")).size() == 1);
        byId("username").sendKeys("reseller");
        byId("password").sendKeys("reseller" + Keys.ENTER);
        wait.until(ExpectedConditions.urlContains("/status"));
        wide(width);
        waitForText("main", "Claims");
        assertGoodPage();
        browser.close();
        browser.switchTo().window(first);

        byId("code").sendKeys(Keys.ENTER);
        waitForText("result", "File this claim");
        click(By.xpath("//button[.='File this claim']"));
        wait.until(ExpectedConditions.urlContains("/status/claims/clm_"));
        waitForText("main", "Order " + order);
        assertThat(byId("main").getText()).contains("Evidence is missing", "Screenshot of the error", "Filed");
        assertThat(browser.getPageSource()).doesNotContain("FILE-PAGE");
        assertGoodPage();
        picture("claim-" + width);

        Path screenshot = folder.resolve("error.png");
        Files.write(screenshot, Base64.getDecoder().decode(Scenario.png()));
        byId("file").sendKeys(screenshot.toString());
        new Select(byId("type")).selectByValue("error_screenshot");
        byId("account_region").sendKeys("US");
        click(By.xpath("//button[.='Add']"));
        waitForText("main", "Added. The claim was judged again.");
        assertThat(byId("main").getText()).contains("Under review", "Complete and submitted", "error.png");
        assertGoodPage();

        click(By.linkText("All claims"));
        waitForText("main", order);
        assertGoodPage();
        picture("status-" + width);
    }

    @Test
    void aQuestionIsAnsweredInWordsOnAPhone() throws Exception {
        String id = file("invalid code, complete, in time");
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        tasks.setAssignee(task, "reviewer");
        tasks.complete(
                task,
                Map.of(
                        "decision",
                        "more_evidence",
                        "reviewNote",
                        "Which region does the account have?",
                        "evidenceAsked",
                        "transaction_history,words"));
        String address = json(send("POST", "/api/v1/claims/" + id + "/link", "{}", RESELLER))
                .get("url")
                .asText();
        wide(PHONE);
        browser.get(address);
        wait.until(ExpectedConditions.urlToBe(url("/status/claims/" + id)));
        assertThat(byId("main").getText())
                .contains("Which region", "an answer in words", "Your answer to the reviewer");
        browser.executeScript("document.getElementById('conversation').scrollIntoView()");
        picture("claim-question-" + PHONE);
        byId("text").sendKeys("It is a US account." + Keys.TAB + Keys.ENTER);
        waitForText("main", "Sent. The claim goes back to the person who asked.");
        assertThat(byId("main").getText()).contains("It is a US account.", "Under review");
        assertGoodPage();
        browser.executeScript("document.getElementById('conversation').scrollIntoView()");
        picture("claim-answered-" + PHONE);
    }

    @Test
    void aClaimLinkOpensItsClaimAndLeavesNoSecretInTheAddress() throws Exception {
        String id = file("invalid code without screenshot");
        String address = json(send("POST", "/api/v1/claims/" + id + "/link", "{}", RESELLER))
                .get("url")
                .asText();
        wide(PHONE);
        browser.get(address);
        wait.until(ExpectedConditions.urlToBe(url("/status/claims/" + id)));
        assertGoodPage();
        browser.navigate().back();
        assertThat(browser.getCurrentUrl()).doesNotContain("cll_");

        browser.get(url("/status/link#cll_unknown"));
        waitForText("main", "This link is not valid, or no longer.");
        assertGoodPage();
    }
}
