package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

/** "Next claim" in Tasklist's bar, and what deciding claim after claim takes of a reviewer. */
class NextClaimButtonTest extends BrowserTest {

    /** Above everything that other tests leave open, and above what they put at the top. */
    private static final int FIRST = 5000;

    /** How many claims a reviewer decides in a row; {@code -Dclaims=200} for the long run. */
    private static final int CLAIMS = Integer.getInteger("claims", 3);

    @Autowired
    private IdentityService identity;

    @Test
    void aReviewerDecidesClaimAfterClaim() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            ids.add(file("invalid code, complete, in time"));
            tasks.setPriority(task(ids.get(i)), FIRST);
        }
        Instant start = Instant.now();
        tasklist.signIn("reviewer");
        int mostClicks = 0;
        for (int i = 0; i < CLAIMS; i++) {
            int before = i == 0 ? 0 : tasklist.clicks();
            tasklist.press("Next claim");
            String task = opened();
            tasklist.choose("Close without replacement or refund");
            tasklist.choose("The code works");
            tasklist.press("Complete");
            tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
            mostClicks = Math.max(mostClicks, tasklist.clicks() - before);
        }
        String figures =
                "%d claims: at most %d clicks a claim (%d in all, the sign-in's included), %d keystrokes, %d s a claim%n"
                        .formatted(
                                CLAIMS,
                                mostClicks,
                                tasklist.clicks(),
                                tasklist.keystrokes(),
                                Duration.between(start, Instant.now()).toSeconds() / CLAIMS);
        Files.writeString(Path.of("target", "clicks.txt"), figures);
        assertThat(mostClicks).as(figures).isLessThanOrEqualTo(8);
        assertThat(tasklist.keystrokes()).isZero();
        for (String id : ids) {
            assertThat(claim(id).get("status").asText()).isEqualTo("resolved");
        }
    }

    @Test
    void theKeyDoesTheSame() throws Exception {
        String task = task(file("invalid code, complete, in time"));
        tasks.setPriority(task, FIRST + 1);
        tasklist.signIn("reviewer2");
        tasklist.see(".next-claim button");
        tasklist.keys(Keys.ALT, "n");

        assertThat(opened()).isEqualTo(task);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("reviewer2");
        tasklist.see(".fjs-form");
        picture("next-claim");
    }

    @Test
    void whereNothingIsLeftItSaysSo() {
        if (identity.createUserQuery().userId("visitor").count() == 0) {
            var user = identity.newUser("visitor");
            user.setPassword("visitor");
            identity.saveUser(user);
        }
        identity.createMembership("visitor", "reviewers");
        try {
            tasklist.signIn("visitor");
            identity.deleteMembership("visitor", "reviewers");
            tasklist.press("Next claim");
            tasklist.read(".next-claim [role=status]", "Nothing is left for you to take.");
        } finally {
            identity.deleteMembership("visitor", "reviewers");
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
