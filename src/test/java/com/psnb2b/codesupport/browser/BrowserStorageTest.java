package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What stays in a browser: a half-written form, until its claim is completed or the person signs out, and no code. */
class BrowserStorageTest extends BrowserTest {

    private static final String NOTE = "//*[contains(@class,'fjs-form')]//textarea";

    @Test
    void aSessionThatIsOverLeavesNoCodeBehind() {
        tasklist.signIn("desk");
        tasklist.press("File a claim");
        tasklist.click("//*[contains(@class,'modal-content')]//a[normalize-space(.)='Code claim']");
        tasklist.write("Reseller ID", "demo-reseller");
        tasklist.write("Order ID", "ORD-STORAGE-1");
        tasklist.choose("Wrong region");
        tasklist.write("Full code", "st0r age7 kept");
        tasklist.write("What the customer reports", "QX7P-4M2W-9ZRT and QX7P4M2W9ZRT say nothing");
        browser.manage().deleteAllCookies();
        tasklist.press("Start");

        tasklist.until(kept -> storage().contains("ORD-STORAGE-1"));
        assertThat(storage())
                .contains("XXXX-XXXX-9ZRT and XXXXXXXX9ZRT say nothing")
                .doesNotContain("st0r", "QX7P");
    }

    @Test
    void aHalfWrittenNoteSurvives() throws Exception {
        String first = task(file("invalid code, complete, in time"));
        String second = task(file("invalid code, complete, in time"));
        tasks.setAssignee(first, "reviewer");
        tasklist.signIn("reviewer");
        tasklist.open(first);
        tasklist.choose("Refund");
        tasklist.write("Note", "Half a note");

        browser.navigate().refresh();
        tasklist.until(back -> note().equals("Half a note"));

        tasklist.write("Note", "Half another");
        tasklist.list("My claims");
        tasklist.open(second);
        tasklist.until(empty -> note().isEmpty());
        tasklist.open(first);
        tasklist.until(back -> note().equals("Half another"));
    }

    @Test
    void signingOutTakesDraftsAlong() throws Exception {
        String task = task(file("invalid code, complete, in time"));
        tasks.setAssignee(task, "reviewer2");
        tasklist.signIn("reviewer2");
        tasklist.open(task);
        tasklist.write("Note", "Not for the next person");
        tasklist.press("reviewer2");
        assertThat(storage()).contains("Not for the next person");
        tasklist.press("Log out");

        tasklist.see("input[type=password]");
        tasklist.until(gone -> !storage().contains("Not for the next person"));
    }

    private String note() {
        return browser.findElement(By.xpath(NOTE)).getDomProperty("value");
    }

    private String storage() {
        return (String) browser.executeScript("return JSON.stringify([{...localStorage}, {...sessionStorage}])");
    }
}
