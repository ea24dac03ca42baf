package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.api.CaseOfCodes;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A case of many codes in Tasklist: those that differ are found, and two persons decide it in few clicks, however many. */
class CaseTabTest extends BrowserTest {

    private static final int ALIKE = Integer.getInteger("case.codes", 43) - CaseOfCodes.DIFFERENT;

    /** For both persons, whatever the number of codes. */
    private static final int CLICKS = 40;

    @Test
    void aCaseIsLookedAtDecidedAndApprovedByASecondPerson() throws Exception {
        JsonNode filed =
                json(send("POST", "/api/v1/cases", CaseOfCodes.json("ORD-" + UUID.randomUUID(), ALIKE, 1), RESELLER));
        String id = filed.get("id").asText();
        int all = ALIKE + CaseOfCodes.DIFFERENT;
        long began = System.nanoTime();

        tasklist.signIn("reviewer");
        tasklist.read(".task-filters", "Claims to review 1");
        tasklist.read(".claim-card", all + " codes, ");
        tasklist.press("Next claim");
        tasklist.read(".cs-head", all + " codes");
        tasklist.read(".cs-differ", "20 USD · the largest group: 50 USD");
        assertThat(browser.findElements(By.cssSelector(".ct-pieces li")))
                .as("shared evidence once")
                .hasSizeGreaterThanOrEqualTo(1);
        assertNoSeriousFinding(".ct");
        picture("case");
        tasklist.click(in(CaseOfCodes.DIFFERENT, "//th//button[contains(@aria-label,'Look at')]"));
        tasklist.read(".ct-peek", "20 USD");
        tasklist.keys(Keys.ESCAPE);

        byKeyboard();
        tasklist.click(in(CaseOfCodes.DIFFERENT, "//input[@aria-label='Tick all that are shown']"));
        decide(CaseOfCodes.DIFFERENT, "Closure", "The evidence does not suffice");
        tasklist.click(in(ALIKE, "//input[@aria-label='Tick all that are shown']"));
        tasklist.read(".cs-form:not([hidden]) .cs-sum", ALIKE + " claims, worth " + 50 * ALIKE + ".00 USD");
        decide(ALIKE, "Refund", "The code is confirmed as invalid");
        int clicks = tasklist.clicks();

        tasklist.signIn("senior");
        tasklist.press("Next claim");
        tasklist.read(".cs-head", all + " codes");
        tasklist.click(in(ALIKE, "//input[@aria-label='Tick all that are shown']"));
        tasklist.read(".ct-missing", "Refund by reviewer: Code invalid confirmed.");
        tasklist.read(".ct-missing", "because with it the payouts of its order come to");
        tasklist.click(in(ALIKE, "//label[normalize-space(.)='Approve']"));
        assertNoSeriousFinding(".ct");
        picture("case-approval");
        tasklist.click(in(ALIKE, "//button[@type='submit']"));
        tasklist.read(".cs-said", ALIKE + " claims done");
        clicks += tasklist.clicks();

        System.out.println(
                clicks + " clicks, " + (System.nanoTime() - began) / 1_000_000_000 + " s for " + all + " codes");
        assertThat(clicks).isLessThanOrEqualTo(CLICKS);
        JsonNode decided = json(get("/api/v1/cases/" + id, RESELLER));
        assertThat(decided.get("status").asText()).isEqualTo("resolved");
        assertThat(decided.at("/by_decision/refund").asInt()).isEqualTo(ALIKE);
        assertThat(decided.at("/by_decision/closure").asInt()).isEqualTo(CaseOfCodes.DIFFERENT);
    }

    /** Filtered, and ticked by arrow key and Space; what is ticked is kept, and unticked again. */
    private void byKeyboard() {
        var find = browser.findElement(By.xpath(in(CaseOfCodes.DIFFERENT, "//input[@type='search']")));
        find.sendKeys("no such code");
        tasklist.until(none -> browser.findElements(By.xpath(in(CaseOfCodes.DIFFERENT, "//tbody/tr[not(@hidden)]")))
                .isEmpty());
        find.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        browser.executeScript(
                "arguments[0].focus()",
                browser.findElement(By.xpath(in(CaseOfCodes.DIFFERENT, "//tbody//input[@tabindex='0']"))));
        tasklist.keys(Keys.ARROW_DOWN);
        tasklist.keys(Keys.SPACE);
        tasklist.until(ticked -> browser.findElement(By.xpath(in(CaseOfCodes.DIFFERENT, "//tbody/tr[2]//input")))
                .isSelected());
    }

    private void decide(int codes, String decision, String reason) {
        tasklist.click(in(codes, "//label[starts-with(normalize-space(.),'" + decision + "')]"));
        tasklist.click(in(codes, "//label[normalize-space(.)='" + reason + "']"));
        tasklist.click(in(codes, "//button[@type='submit']"));
        tasklist.read(".cs-said", codes + " claims done");
    }

    private static String in(int codes, String xpath) {
        return "//section[contains(@class,'cs-group')][h4[normalize-space(.)='" + codes + " codes']]" + xpath;
    }
}
