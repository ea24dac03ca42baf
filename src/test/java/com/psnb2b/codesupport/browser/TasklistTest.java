package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

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
}
