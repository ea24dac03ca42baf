package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The form that takes evidence is the application's, and Tasklist finds it whatever was deployed with the model. */
class EvidenceFormTest extends BrowserTest {

    @Test
    void theDeskCompletesEvidenceInTasklist() throws Exception {
        String id = file("invalid code, account region unknown: region is not excluded");
        String task = task(id);
        tasks.setAssignee(task, "desk");
        tasklist.signIn("desk");
        tasklist.open(task);
        tasklist.until(shown -> browser.findElement(By.id("accountRegion")).isDisplayed());

        browser.findElement(By.id("accountRegion")).sendKeys("US");
        tasklist.press("Complete");

        tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
        assertThat(claim(id).at("/evidence/complete").asBoolean()).isTrue();
    }
}
