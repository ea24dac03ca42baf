package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.api.Scenario;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each of the seven lists in Tasklist, from the sign-in to what becomes of a claim in it. */
class ListsTest extends BrowserTest {

    private static final String COMPLETE = "invalid code, complete, in time";

    /** Before everything that other tests leave in the lists. */
    private static final Date FIRST = Date.from(Instant.parse("2020-01-01T00:00:00Z"));

    @Autowired
    private JdbcClient jdbc;

    @Test
    void claimsToReview() throws Exception {
        String id = file(COMPLETE);
        String taken = file(COMPLETE);
        tasks.setAssignee(due(taken, FIRST), "reviewer2");
        String task = due(id, FIRST);
        tasklist.signIn("reviewer");
        tasklist.list("Claims to review");
        assertThat(cardsWith(id))
                .contains(
                        "invalid code, covered if confirmed",
                        "ORD-S1001 of demo-reseller",
                        ", 50 USD, worth 50 USD",
                        "Due")
                .as("what another person has taken")
                .doesNotContain(taken);
        picture("list-claims-to-review");
        tasklist.card(id);
        tasklist.press("Decide");
        decide(task, "Close without replacement or refund", "The code works");
        assertThat(claim(id).at("/outcome/decision").asText()).isEqualTo("closure");
    }

    @Test
    void myClaims() throws Exception {
        String id = file(COMPLETE, Scenario::onItsOwn);
        String task = due(id, FIRST);
        tasks.setAssignee(task, "reviewer2");
        tasklist.signIn("reviewer2");
        tasklist.list("My claims");
        tasklist.card(id);
        decide(task, "Refund", "The code is confirmed as invalid");
        assertThat(claim(id).at("/outcome/decision").asText()).isEqualTo("refund");
    }

    @Test
    void dueToday() throws Exception {
        String id = file(COMPLETE, Scenario::onItsOwn);
        String task = due(id, Date.from(Instant.now().plus(Duration.ofMinutes(2))));
        String overdue = file(COMPLETE);
        due(overdue, FIRST);
        tasklist.signIn("reviewer");
        tasklist.list("Due today");
        assertThat(cardsWith(id)).doesNotContain(overdue);
        tasklist.card(id);
        tasklist.press("Claim");
        decide(task, "Replacement", "The code is confirmed as invalid");
        assertThat(claim(id).at("/outcome/decision").asText()).isEqualTo("replacement");
    }

    @Test
    void overdue() throws Exception {
        String id = file(COMPLETE, Scenario::onItsOwn);
        String task = due(id, FIRST);
        String others = file(COMPLETE);
        tasks.setAssignee(due(others, FIRST), "reviewer2");
        tasklist.signIn("reviewer");
        tasklist.list("Overdue");
        assertThat(cardsWith(id)).as("what another person has taken").doesNotContain(others);
        tasklist.card(id);
        tasklist.press("Claim");
        decide(task, "Refund", "The fault is confirmed as the supplier's");
        assertThat(claim(id).at("/outcome/decision").asText()).isEqualTo("refund");
    }

    @Test
    void lateClaims() throws Exception {
        String id = file("late by a minute");
        String task = due(id, FIRST);
        tasklist.signIn("senior");
        tasklist.list("Late claims");
        tasklist.card(id);
        tasklist.press("Claim");
        tasklist.choose("Decline as late");
        tasklist.read(".fjs-form", "The claim came after the claim window had closed.");
        tasklist.write("Note", "No sign of a supply fault");
        assertNoSeriousFinding(".fjs-form");
        picture("form-late");
        complete(task);
        assertThat(claim(id).at("/outcome/text").asText())
                .contains("The claim came after the claim window had closed.");
    }

    @Test
    void toApprove() throws Exception {
        String own = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        String id = file(COMPLETE, claim -> {
            claim.put("order_id", "ORD-" + own.substring(12, 20));
            claim.withObject("/code").put("value", own.substring(0, 12));
            claim.withObject("/product").put("denomination", "500 USD");
        });
        String review = task(id);
        tasks.setAssignee(review, "reviewer");
        tasklist.signIn("reviewer");
        tasklist.open(review);
        tasklist.press("Decide");
        tasklist.choose("Refund");
        tasklist.read(".fjs-form", "A second person will be asked: a replacement or refund counts only when");
        tasklist.choose("The code is confirmed as invalid");
        String read =
                "After review, a refund was approved for this claim. The code was confirmed as invalid or not activating.";
        tasklist.read(".fjs-form", "The reseller will read: " + read);
        browser.executeScript("document.querySelector('.task-card h2').scrollIntoView()");
        picture("form-review");
        complete(review);
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");

        String approval = due(id, FIRST);
        tasklist.signIn("senior");
        tasklist.list("To approve");
        assertThat(cardsWith(id)).contains("refund by reviewer");
        tasklist.card(id);
        tasklist.press("Claim");
        tasklist.choose("Yes, approve");
        tasklist.read(".fjs-form", "The reseller will read: " + read);
        assertNoSeriousFinding(".fjs-form");
        picture("form-approve");
        complete(approval);
        assertThat(claim(id).at("/outcome/text").asText()).isEqualTo(read);
    }

    @Test
    void waitingForEvidence() throws Exception {
        String id = file("invalid code without screenshot");
        String task = due(id, FIRST);
        tasklist.signIn("desk");
        tasklist.list("Waiting for evidence");
        assertThat(cardsWith(id)).contains("error screenshot");
        tasklist.card(id);
        tasklist.press("Add evidence");
        tasklist.read("#wanted", "Screenshot of the error. It shows the store's own words");
        tasklist.read("#deadline", "it has passed");
        tasklist.press("Add it");
        tasklist.attach("evidenceFile", "error.png", "no picture".getBytes());
        tasklist.press("Complete");
        tasklist.read("#evidenceFile-fault", "a file must be a PNG, JPEG, WebP or PDF by its content");
        picture("form-evidence");
        assertNoSeriousFinding(".complete-evidence");

        tasklist.attach("evidenceFile", "error.png", Base64.getDecoder().decode(Scenario.png()));
        complete(task);
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
        assertThat(claim(id).at("/evidence/items/0/type").asText()).isEqualTo("error_screenshot");
    }

    /** What the list says once it shows this claim. */
    private String cardsWith(String id) {
        return tasklist.until(shown -> {
            String cards = browser.findElement(By.cssSelector(".tasks-list")).getText();
            return cards.contains(id) ? cards : null;
        });
    }

    private void decide(String task, String decision, String reason) throws Exception {
        tasklist.choose(decision);
        tasklist.choose(reason);
        assertNoSeriousFinding(".fjs-form");
        complete(task);
    }

    private void complete(String task) {
        tasklist.press("Complete");
        tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
    }

    /** @return the task that the claim waits in, now due at this time */
    private String due(String claimId, Date due) {
        String task = task(claimId);
        jdbc.sql("update act_ru_task set due_date_ = ? where id_ = ?")
                .params(new Timestamp(due.getTime()), task)
                .update();
        return task;
    }
}
