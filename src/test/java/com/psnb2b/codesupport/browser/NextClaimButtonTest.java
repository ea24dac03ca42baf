package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Next claim" in Tasklist's bar, and what deciding claim after claim takes of a reviewer. */
class NextClaimButtonTest extends BrowserTest {

    /** Above everything that other tests leave open, and above what they put at the top. */
    private static final int FIRST = 5000;

    /** How many claims a reviewer decides in a row; {@code -Dclaims=200} for the long run. */
    private static final int CLAIMS = Integer.getInteger("claims", 6);

    private static final String NOTE = "Please send a picture of the store's message.";
    private static final String INVALID = "invalid code, complete, in time";

    /** What comes to a reviewer, and what they choose; a reason of null is a request for more evidence. */
    private record Case(String scenario, String value, String decision, String reason, String status) {}

    private static final List<Case> CASES = List.of(
            new Case(INVALID, "50 USD", "Replacement", "The code is confirmed as invalid", "resolved"),
            new Case(
                    "already redeemed, complete",
                    "20 USD",
                    "Close without replacement or refund",
                    "Redeemed by the customer",
                    "resolved"),
            new Case(
                    "supplied the wrong region",
                    "50 USD",
                    "Refund",
                    "Another region or product was supplied than ordered",
                    "resolved"),
            new Case(
                    "never delivered, by failed log",
                    "10 USD",
                    "Replacement",
                    "The delivery failure is confirmed",
                    "resolved"),
            new Case("unknown error code", "50 USD", "Ask for more evidence", null, "collecting"),
            // A second person is asked, and until then the reseller sees a review.
            new Case(INVALID, "500 USD", "Refund", "The fault is confirmed as the supplier's", "under_review"));

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aReviewerDecidesClaimAfterClaim() throws Exception {
        Map<String, Case> cases = new HashMap<>();
        Map<String, Case> claims = new HashMap<>();
        for (int i = 0; i < CLAIMS; i++) {
            Case filed = CASES.get(i % CASES.size());
            String id = file(filed);
            tasks.setPriority(task(id), FIRST);
            cases.put(task(id), filed);
            claims.put(id, filed);
        }
        Instant start = Instant.now();
        tasklist.signIn("reviewer");
        int before = 0;
        int mostClicks = 0;
        int notes = 0;
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            Instant pressed = Instant.now();
            tasklist.press("Next claim");
            String task = opened();
            notes += decide(cases.get(task));
            tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
            times.add(Duration.between(pressed, Instant.now()).toMillis());
            // Enter would give the next claim, and the lists are there again.
            tasklist.until(next -> "Next claim"
                            .equals(browser.switchTo().activeElement().getText().strip())
                    && browser.findElement(By.cssSelector(".tasks-list")).isDisplayed());
            mostClicks = Math.max(mostClicks, tasklist.clicks() - before);
            before = tasklist.clicks();
        }
        times.sort(null);
        String figures =
                ("%d claims: at most %d clicks a claim (%d in all, the sign-in's included), %d keystrokes, of them"
                                + " %d in notes; median %d ms a claim, the longest %d ms, %d s in all%n")
                        .formatted(
                                CLAIMS,
                                mostClicks,
                                tasklist.clicks(),
                                tasklist.keystrokes(),
                                notes,
                                times.get(CLAIMS / 2),
                                times.get(CLAIMS - 1),
                                Duration.between(start, Instant.now()).toSeconds());
        Files.writeString(Path.of("target", "clicks.txt"), figures);
        assertThat(mostClicks).as(figures).isLessThanOrEqualTo(8);
        assertThat(tasklist.keystrokes()).as("typed besides notes").isEqualTo(notes);
        for (var filed : claims.entrySet()) {
            assertThat(claim(filed.getKey()).get("status").asText())
                    .as(filed.toString())
                    .isEqualTo(filed.getValue().status());
        }
    }

    /** @return the letters that were typed */
    private int decide(Case opened) {
        tasklist.choose(opened.decision());
        int typed = 0;
        if (opened.reason() == null) {
            tasklist.write("Note", NOTE);
            typed = NOTE.length();
        } else {
            tasklist.choose(opened.reason());
        }
        tasklist.press("Complete");
        return typed;
    }

    /** A claim of an order and a code of its own. */
    private String file(Case filed) throws Exception {
        String own = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return file(filed.scenario(), claim -> {
            claim.put("order_id", "ORD-" + own.substring(12, 20));
            claim.withObjectProperty("product").put("denomination", filed.value());
            if (claim.has("code")) {
                claim.withObjectProperty("code").put("value", own.substring(0, 12));
            }
        });
    }

    @Test
    void theKeyDoesTheSame() throws Exception {
        String task = task(file(INVALID));
        tasks.setPriority(task, FIRST + 1);
        tasklist.signIn("reviewer2");
        tasklist.see(".next-claim button");
        tasklist.keys(Keys.ALT, "n");

        assertThat(opened()).isEqualTo(task);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("reviewer2");
        tasklist.see(".fjs-form");
        tasklist.until(beside -> "sticky"
                .equals(browser.findElement(By.cssSelector(".ct-decision")).getCssValue("position")));
        picture("next-claim");
    }

    @Test
    void whereNothingIsLeftItSaysSo() {
        tasklist.signIn("reviewer");
        jdbc.sql("update act_ru_task set suspension_state_ = 2").update();
        try {
            tasklist.press("Next claim");
            tasklist.read(".next-claim [role=status]", "Nothing is left for you to take.");
        } finally {
            jdbc.sql("update act_ru_task set suspension_state_ = 1").update();
        }
    }

    private String opened() {
        return tasklist.until(open -> {
            String address = browser.getCurrentUrl();
            boolean shown = address.contains("task=")
                    && !browser.findElements(By.cssSelector(".fjs-form")).isEmpty();
            String task = shown ? address.replaceAll(".*[?&]task=([^&]*).*", "$1") : null;
            return task == null || tasks.createTaskQuery().taskId(task).count() == 0 ? null : task;
        });
    }
}
