package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Several claims" in Tasklist's bar: claims of a list are assigned together, and asked for the same evidence. */
class SeveralClaimsDialogTest extends BrowserTest {

    private static final String NOTE = "Please send a picture of the store's message.";

    @Autowired
    private JdbcClient jdbc;

    private final List<String> ids = new ArrayList<>();

    @AfterEach
    void leaveNothingAtTheTop() {
        jdbc.sql("update act_ru_task set due_date_ = now() + interval '1 day' where due_date_ < '2019-12-31'")
                .update();
    }

    @Test
    void claimsAreAssignedPutBackAndAskedForTheSameEvidence() throws Exception {
        sixClaimsAtTheTop();
        tasklist.signIn("reviewer");
        tasklist.list("Claims to review");
        tasklist.press("Several claims");
        ids.forEach(this::choose);
        tasklist.read(".sc-status", "6 claims chosen");
        assertThat(holder(ids.get(2))).isEqualTo("–");
        // Another person was quicker.
        tasks.setAssignee(task(ids.get(2)), "reviewer2");
        recordWhatIsSaid();
        tasklist.press("Assign to me");
        tasklist.read(".sc-status", "5 done, 1 not done");
        assertThat(said()).contains("Working … 5 of 6");
        assertThat(row(ids.get(0))).contains("Assigned to you");
        assertThat(row(ids.get(2))).contains("Not done. Another person has it.");
        assertThat(holder(ids.get(0))).isEqualTo("reviewer");
        assertThat(holder(ids.get(2))).isEqualTo("reviewer2");
        assertNoSeriousFinding("dialog.sc");
        picture("several-claims-assigned");
        assertThat(assignee(ids.get(0))).isEqualTo("reviewer");

        tasklist.press("Close");
        tasklist.list("My claims");
        tasklist.press("Several claims");
        choose(ids.get(0));
        tasklist.press("Put back");
        tasklist.read(".sc-status", "1 done");
        assertThat(assignee(ids.get(0))).isNull();
        assertThat(holder(ids.get(0))).isEqualTo("–");
        choose(ids.get(0));
        choose(ids.get(1));
        tasklist.press("Ask for evidence …");
        write("It will be refunded once we have it.");
        tasklist.press("Ask about 2 claims");
        tasklist.read("#sc-note-fault", "reads as a promise");
        assertThat(claim(ids.get(1)).get("status").asText()).isEqualTo("under_review");

        write(NOTE);
        assertNoSeriousFinding("dialog.sc");
        picture("several-claims");
        tasklist.press("Ask about 2 claims");
        tasklist.read(".sc-status", "2 done");
        assertThat(holder(ids.get(1))).as("a review that is over").isEqualTo("–");
        for (String id : ids.subList(0, 2)) {
            assertThat(claim(id).at("/evidence/requested/text").asText()).isEqualTo(NOTE);
        }
        assertThat(claim(ids.get(2)).get("status").asText()).isEqualTo("under_review");
    }

    @Test
    void allOfItWorksByKeyboard() throws Exception {
        sixClaimsAtTheTop();
        tasklist.signIn("reviewer");
        tasklist.list("Claims to review");
        tasklist.see(".several-claims button");
        tasklist.keys(Keys.ALT, "m");
        tasklist.see(box(ids.get(0)));
        focusByTab(box(ids.get(0)));
        tasklist.keys(Keys.SPACE);
        tasklist.read(".sc-status", "1 claim chosen");
        focusByTab(".sc-foot .sc-row button");
        tasklist.keys(Keys.ENTER);
        tasklist.read(".sc-status", "1 done");
        assertThat(assignee(ids.get(0))).isEqualTo("reviewer");
        tasklist.keys(Keys.ESCAPE);
        tasklist.until(
                closed -> browser.findElements(By.cssSelector("dialog.sc")).isEmpty());

        // As Tasklist's own search does.
        browser.executeScript(
                "const [path, query] = location.hash.split('?'); const asked = new URLSearchParams(query);"
                        + " asked.set('searchQuery', arguments[0]); location.hash = path + '?' + asked",
                "[{\"type\":\"processInstanceBusinessKey\",\"operator\":\"eq\",\"value\":\"" + ids.get(3)
                        + "\",\"name\":\"\"}]");
        tasklist.until(narrowed ->
                browser.findElements(By.cssSelector(".tasks-list .claim-card")).size() == 1);
        tasklist.keys(Keys.ALT, "m");
        tasklist.see(box(ids.get(3)));
        assertThat(browser.findElements(By.cssSelector("dialog tbody tr")))
                .as("the list as it is narrowed")
                .hasSize(1);
    }

    private void sixClaimsAtTheTop() throws Exception {
        for (int i = 0; i < 6; i++) {
            ids.add(file("invalid code, complete, in time"));
            jdbc.sql("update act_ru_task set due_date_ = ? where id_ = ?")
                    .params(Timestamp.from(Instant.parse("2019-01-01T00:00:00Z").plusSeconds(i)), task(ids.get(i)))
                    .update();
        }
    }

    private void choose(String id) {
        tasklist.click("//dialog//label[@for='sc-" + task(id) + "']");
    }

    private void write(String note) {
        var field = browser.findElement(By.id("sc-note"));
        field.clear();
        field.sendKeys(note);
    }

    private void focusByTab(String css) {
        for (int i = 0; i < 150; i++) {
            if (browser.switchTo().activeElement().equals(browser.findElement(By.cssSelector(css)))) {
                return;
            }
            tasklist.keys(Keys.TAB);
        }
        throw new AssertionError(css + " is not reached by the Tab key");
    }

    private String box(String id) {
        return "[id='sc-" + task(id) + "']";
    }

    private String row(String id) {
        return browser.findElement(By.xpath("//dialog//tr[.//span[.='" + id + "']]"))
                .getText();
    }

    private String holder(String id) {
        return browser.findElement(By.xpath("//dialog//tr[.//span[.='" + id + "']]/td[7]"))
                .getText();
    }

    private void recordWhatIsSaid() {
        browser.executeScript(
                "window.said = [];"
                        + "const status = document.querySelector('.sc-status');"
                        + "new MutationObserver(() => window.said.push(status.textContent)).observe(status, {childList: true})");
    }

    private String said() {
        return browser.executeScript("return window.said").toString();
    }

    private String assignee(String id) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getAssignee();
    }
}
