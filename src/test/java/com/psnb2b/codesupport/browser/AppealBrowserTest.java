package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.api.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** An appeal from the reseller's phone to its outcome, and a correction, on the screens of those who take part. */
class AppealBrowserTest extends PageTest {

    @TempDir
    private Path folder;

    @Test
    void anOutcomeIsAppealedOnAPhoneLookedAtAgainAndCorrected() throws Exception {
        String id = file("invalid code, complete, in time");
        String first = task(id);
        tasks.setAssignee(first, "reviewer");
        tasks.complete(first, Map.of("decision", "closure", "reasonCode", "EVIDENCE_INSUFFICIENT"));
        String link = json(send("POST", "/api/v1/claims/" + id + "/link", "{\"may_withdraw\": true}", RESELLER))
                .get("url")
                .asText();

        wide(PHONE);
        browser.get(link);
        wait.until(ExpectedConditions.urlToBe(url("/status/claims/" + id)));
        waitForText("main", "Appeal against the outcome");
        click(By.xpath("//button[.='Appeal']"));
        waitForText("main", "Say why the outcome is not right, or add new evidence");
        assertGoodPage();
        byId("reason").sendKeys("The log shows that nobody ever opened it.");
        Path log = folder.resolve("log.png");
        Files.write(log, Base64.getDecoder().decode(Scenario.png()));
        byId("file").sendKeys(log.toString());
        new Select(byId("type")).selectByValue("error_screenshot");
        browser.executeScript("document.getElementById('appeal').scrollIntoView()");
        picture("appeal-" + PHONE);
        click(By.xpath("//button[.='Appeal']"));
        waitForText("main", "Your appeal is filed.");
        assertThat(byId("main").getText())
                .contains("Another person than before looks at it", "nobody ever opened it")
                .doesNotContain("You can appeal once");
        assertGoodPage();
        picture("appealed-" + PHONE);

        wide(DESK);
        tasklist.signIn("reviewer2");
        tasklist.list("Appeals");
        tasklist.card(id);
        tasklist.read(".ct", "THE RESELLER APPEALS AGAINST THE OUTCOME");
        tasklist.read(".ct", "nobody ever opened it");
        tasklist.press("Claim");
        tasklist.read(".fjs-form", "Outcome so far");
        tasklist.choose("Refund");
        tasklist.read(".fjs-form", "The outcome changes");
        tasklist.choose("The code is confirmed as invalid");
        assertNoSeriousFinding(".ct");
        picture("appeal-decide");
        tasklist.choose("Close without replacement or refund");
        tasklist.read(".fjs-form", "The outcome stands");
        tasklist.choose("The code works");
        tasklist.press("Complete");
        tasklist.until(gone -> claim(id, "/appeal/records/0/outcome/decision").equals("closure"));

        tasklist.signIn("senior");
        browser.get(url("/app/find/claims/" + id));
        tasklist.read(".ct", "On appeal: Closure by reviewer2: Code works.");
        tasklist.click("//summary[.='Correct this outcome']");
        tasklist.write("What is wrong with the outcome", "The wrong log was read");
        assertNoSeriousFinding(".ct");
        picture("correct-outcome");
        tasklist.press("Begin a correction");
        tasklist.read(".ct", "HAS THE OUTCOME CORRECTED");
        picture("outcome-to-correct");
        tasklist.open(task(id));
        tasklist.read(".ct", "The wrong log was read");
        tasklist.read(".fjs-form", "To be corrected, says senior");
        tasklist.press("Diagram");
        tasklist.see(".djs-element[data-element-id=record-appeal-outcome]");
        picture("appeal-diagram");
    }

    private String claim(String id, String field) {
        try {
            return claim(id).at(field).asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
