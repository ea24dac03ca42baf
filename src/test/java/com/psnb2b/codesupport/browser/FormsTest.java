package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Forms in Tasklist that a list alone does not lead to, and what they say when something is wrong. */
class FormsTest extends BrowserTest {

    @Test
    void theDeskFilesAClaim() throws Exception {
        tasklist.signIn("desk");
        tasklist.press("File a claim");
        tasklist.click("//*[contains(@class,'modal-content')]//a[normalize-space(.)='Code claim']");
        tasklist.write("Reseller ID", "demo-reseller");
        tasklist.write("Order ID", "ORD-FORM-1");
        tasklist.choose("The store does not accept the code");
        tasklist.write("Full code", "F0RM-CL41-MTES");
        tasklist.write("Region delivered", "US");
        tasklist.write("What the customer reports", "The store says it is not valid");
        picture("form-start");
        assertNoSeriousFinding(".fjs-form");
        tasklist.press("Start");

        var filed = tasklist.until(there -> {
            var claims = listed("ORD-FORM-1");
            return claims.isEmpty() ? null : claims.get(0);
        });
        assertThat(filed.get("status").asText()).isEqualTo("collecting");
        assertThat(filed.at("/code/masked").asText()).isEqualTo("XXXX-XXXX-MTES");
    }

    @Test
    void aRefusedDecisionSaysWhyAndIsKept() throws Exception {
        String id = file("invalid code, complete, in time");
        String task = task(id);
        tasks.setAssignee(task, "reviewer");
        tasklist.signIn("reviewer");
        tasklist.open(task);
        tasklist.choose("Ask for more evidence");
        tasklist.read(".fjs-form", "The reseller will read your note");
        tasklist.write("Note", "We guarantee a refund, send the receipt");
        tasklist.press("Complete");

        tasklist.read(".ct-refused", "Note: reads as a promise");
        tasklist.read(".ct-refused", "We [guarantee] a refund");
        assertNoSeriousFinding(".ct-decision");
        picture("refused");
        assertThat(tasklist.field("Note").getDomProperty("value")).isEqualTo("We guarantee a refund, send the receipt");
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
        tasklist.write("Note", "Please send the receipt");
        assertThat(browser.findElements(By.cssSelector(".ct-refused"))).isEmpty();
        tasklist.press("Complete");
        tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
        assertThat(claim(id).at("/evidence/requested/text").asText()).isEqualTo("Please send the receipt");
        assertThat(browser.findElement(By.cssSelector(".page-notifications")).getText())
                .as("nothing is left of the refusal")
                .doesNotContain("promise");
    }

    @Test
    void aPreparedNoteIsPickedAndChanged() throws Exception {
        String id = file("invalid code, complete, in time");
        String task = task(id);
        tasks.setAssignee(task, "reviewer");
        tasklist.signIn("reviewer");
        tasklist.until(hidden ->
                !browser.findElement(By.cssSelector(".start-process-action")).isDisplayed());
        tasklist.open(task);
        tasklist.choose("Ask for more evidence");
        tasklist.read(".fjs-form", "Prepared notes");
        assertNoSeriousFinding(".ct-decision");
        tasklist.write("Note", "We looked at the claim.");
        tasklist.click("//li[@role='button'][starts-with(.,'Screenshot')]");
        picture("prepared-notes");
        String note =
                "We looked at the claim.\nPlease send a screenshot of the error as the store shows it, with its whole"
                        + " message and code.";
        assertThat(tasklist.field("Note").getDomProperty("value")).isEqualTo(note);
        tasklist.press("Form");
        tasklist.press("Case file");
        tasklist.until(kept -> note.equals(tasklist.field("Note").getDomProperty("value")));
        tasklist.press("Complete");
        tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
        assertThat(claim(id).at("/evidence/requested/text").asText()).isEqualTo(note);
    }

    @Test
    void nothingIsMarkedAsMissingBeforeOneTriesToComplete() throws Exception {
        String task = task(file("invalid code, complete, in time"));
        tasks.setAssignee(task, "reviewer");
        tasklist.signIn("reviewer");
        tasklist.open(task);
        // Tasklist takes a form that computes something for a changed one.
        tasklist.see(".form-actions button[ng-click^=save]:enabled");
        assertNothingIsMarked();
        // Whatever leaves the form keeps a draft of what was typed, and here that is nothing.
        tasklist.click("//*[contains(@class,'task-card')]//h2");
        tasklist.press("Form");
        tasklist.press("Case file");
        assertNothingIsMarked();

        tasklist.press("Complete");
        tasklist.read(".fjs-form-field-error", "Field is required");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void evidenceIsSavedAndTheFormStays(@TempDir Path folder) throws Exception {
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        String task = task(file("invalid code, complete, in time"));
        tasks.setAssignee(task, "reviewer");
        tasklist.signIn("reviewer");
        tasklist.open(task);
        // Beside the case file the form does not say again what stands there.
        tasklist.press("Form");
        tasklist.click("//*[contains(@class,'fjs-form')]//a[normalize-space(.)='error screenshot']");

        tasklist.until(saved -> {
            String[] files = folder.toFile().list();
            return files.length == 1 && files[0].endsWith(".png");
        });
        assertThat(browser.findElement(By.cssSelector(".fjs-form")).isDisplayed())
                .as("the form is still there")
                .isTrue();
    }

    private void assertNothingIsMarked() {
        assertThat(browser.findElements(By.cssSelector(".fjs-form-field-error")))
                .isEmpty();
    }

    private JsonNode listed(String order) {
        try {
            return json(get("/api/v1/claims?order_id=" + order, RESELLER)).get("claims");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
