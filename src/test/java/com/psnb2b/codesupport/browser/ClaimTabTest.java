package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.evidence.Pictures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The case file in a real Chromium: what a reviewer sees of a claim, how they look at its evidence, and decide it. */
class ClaimTabTest extends BrowserTest {

    private static final String ATTACK = "<img src=x onerror=\"window.attacked=1\"> The store says it is not correct.";

    private static final byte[] PDF = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
            trailer<</Root 1 0 R>>
            %%EOF""".getBytes(StandardCharsets.US_ASCII);

    private final String order = "ORD-" + UUID.randomUUID().toString().substring(0, 8);
    private final String code = code();
    private final byte[] screenshot =
            Pictures.png(Pictures.storePage("PlayStation Store", "The code is not correct.\n" + order, true));

    @Test
    void everythingThatAClaimIsJudgedByIsOnOneScreen() throws Exception {
        String elsewhere = file("already redeemed, complete", claim -> {
            claim.put("order_id", order + "-other");
            claim.withObjectProperty("code").put("value", code);
        });
        String decided = file("invalid code, complete, in time", claim -> {
            claim.put("order_id", order + "-decided");
            claim.withObjectProperty("code").put("value", code());
            for (String kind : List.of("delivery_log", "proof_of_purchase", "transaction_history")) {
                claim.withArrayProperty("evidence")
                        .addObject()
                        .put("type", kind)
                        .putObject("content")
                        .put("source", "shop");
            }
        });
        complete(decided, "reviewer", Map.of("decision", "closure", "reasonCode", "EVIDENCE_INSUFFICIENT"));
        String id = richClaim();

        tasklist.signIn("reviewer");
        tasklist.open(task(id));

        tasklist.read(".ct-head h3", order);
        assertThat(texts(".ct-tile strong")).startsWith("Invalid code", "Covered if confirmed", "In time", "Complete");
        assertThat(text(".ct-timeline")).contains("Ordered", "Delivered", "before retrieved", "stated as");
        assertThat(texts(".ct-problems li"))
                .containsExactly(
                        "Tried before it was delivered.", "The record gives another time of delivery than the claim.");
        assertThat(texts(".ct-side .ct-label")).containsExactly("Ordered", "Delivered", "Account");
        assertThat(texts(".ct-region")).containsExactly("US", "US", "US");
        assertThat(text(".ct-signals"))
                .contains(
                        "The same code, or one that reads alike, is in 1 other claim of this reseller.",
                        "Times do not fit");
        assertThat(text(".ct-table")).contains("Delivered at", "differs");
        assertThat(text(".ct-checklist")).contains("Error screenshot there", "Account region there");
        tasklist.until(shown -> pictures().size() == 2
                && pictures().stream().allMatch(picture -> number("naturalWidth", picture) > 100));
        assertThat(asked()).as("the case file is one request").hasSize(1);
        assertThat(text(".ct")).doesNotContain(code);

        assertThat(text(".ct blockquote")).isEqualTo(ATTACK);
        assertThat(browser.executeScript("return window.attacked || null")).isNull();
        assertNoSeriousFinding(".ct");
        picture("claim-tab-1280");

        WebElement beside =
                browser.findElement(By.cssSelector("[aria-label='Side by side with claim " + decided + "']"));
        browser.executeScript("arguments[0].closest('section').scrollIntoView({block: 'center'})", beside);
        tasklist.until(scrolled -> beside.getRect().getY() > 0 && beside.isDisplayed());
        assertThat(text(".ct-bar")).isEqualTo("Closure 1");
        picture("claim-tab-precedents");
        beside.click();
        tasklist.read("dialog .ct-table", "This claim");
        assertThat(text("dialog")).contains("Closure", "Evidence insufficient", "Does not fit", "differs");
        assertNoSeriousFinding("dialog");
        picture("claim-tab-side-by-side");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        tasklist.until(closed -> browser.findElements(By.tagName("dialog")).isEmpty());
        assertThat(browser.findElements(By.cssSelector(".ct-decision input:checked")))
                .as("nothing is chosen")
                .isEmpty();

        browser.findElement(By.xpath("//button[normalize-space(.)='" + order + "-other']"))
                .click();
        tasklist.read("dialog .ct-head", elsewhere);
        assertNoSeriousFinding("dialog");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        tasklist.until(closed -> browser.findElements(By.tagName("dialog")).isEmpty());
    }

    @Test
    void aClaimIsLookedAtAndDecidedByKeyboardAlone() throws Exception {
        String id = richClaim();
        String task = task(id);
        tasks.setAssignee(task, "reviewer");

        tasklist.signIn("reviewer");
        tasklist.open(task);
        tasklist.read(".ct-head h3", order);

        focusByTab("ct-piece");
        press(Keys.ENTER);
        tasklist.read("dialog .ct-where", "Picture 1 of 2");
        tasklist.until(shown -> width() > 200);
        double fitted = width();
        press("+");
        tasklist.until(larger -> width() > fitted * 1.2);
        press("r");
        assertThat(browser.findElement(By.cssSelector(".ct-frame img")).getDomAttribute("style"))
                .contains("rotate(90deg)");
        press("0");
        press(Keys.ARROW_RIGHT);
        tasklist.read("dialog .ct-where", "Picture 2 of 2");
        assertNoSeriousFinding("dialog");
        picture("claim-tab-viewer");
        press(Keys.ESCAPE);
        tasklist.until(closed -> browser.findElements(By.tagName("dialog")).isEmpty());
        assertThat(focused().getDomAttribute("class")).as("back where it was").contains("ct-piece");

        browser.executeScript("document.querySelector('.ct-tile').focus()");
        shiftTab("ct-primary");
        press(Keys.ENTER);
        tasklist.until(inTheForm -> "radio".equals(focused().getDomAttribute("type")));
        focusByTab("Field_Decision-2");
        press(Keys.SPACE);
        tasklist.see(".ct-decision input[id*=Field_ReasonCode]");
        focusByTab("Field_ReasonCode");
        press(Keys.SPACE);
        tasklist.until(chosen -> browser.findElements(By.cssSelector(".ct-decision input:checked"))
                        .size()
                == 2);
        focusByTab("btn-primary");
        press(Keys.ENTER);
        tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
        assertThat(claim(id).at("/outcome/decision").asText()).isEqualTo("closure");
    }

    @Test
    void aSignalIsAnsweredAndTheOtherClaimNamedInTheNoteByKeyboard() throws Exception {
        String elsewhere = file("already redeemed, complete", claim -> {
            claim.put("order_id", order + "-other");
            claim.withObjectProperty("code").put("value", code);
        });
        String task = task(richClaim());
        tasks.setAssignee(task, "reviewer");
        tasklist.signIn("reviewer");
        tasklist.open(task);
        tasklist.see(".ct-answering summary");

        browser.executeScript("document.querySelector('.ct-answering summary').focus()");
        press(Keys.ENTER);
        press(Keys.TAB);
        press(Keys.SPACE);
        press(Keys.TAB);
        press("Both were bought on one evening.");
        assertNoSeriousFinding(".ct");
        browser.executeScript("document.querySelector('.ct-signals').scrollIntoView({block: 'center'})");
        picture("claim-tab-answer");
        press(Keys.ENTER);
        tasklist.read(".ct-answered", "This claim is a duplicate of that one");
        assertThat(text(".ct-answered")).contains("reviewer", "Both were bought on one evening.");
        assertThat(focused().getText()).startsWith("Change the answer");
        assertNoSeriousFinding(".ct");

        assertThat(text(".ct-decision"))
                .contains("Say in the note why this claim is paid all the same", order + "-other");
        browser.executeScript("document.querySelector('.ct-decision .ct-others .ct-small').focus()");
        press(Keys.ENTER);
        tasklist.until(named -> note().contains(elsewhere));
        press(Keys.ENTER);
        press("another customer bought it.");
        browser.executeScript("document.querySelector('.ct-decision .ct-others .ct-small').click()");
        assertThat(note().split(elsewhere, -1)).as("named once").hasSize(2);
        browser.executeScript("document.querySelector('.ct-decision').scrollIntoView({block: 'start'})");
        picture("claim-tab-same-code");
        tasklist.click("//label[contains(., 'Refund')]//input");
        tasklist.click("//label[contains(., 'The code is confirmed as invalid')]//input");
        tasklist.press("Complete");
        tasklist.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);

        tasklist.open(task(elsewhere));
        tasklist.read(".ct-answered", "That claim is a duplicate of this one");
    }

    private String note() {
        return browser.findElement(By.cssSelector(".ct-decision textarea")).getDomProperty("value");
    }

    @Test
    void theFormStandsBesideTheClaimWhereThereIsRoom() throws Exception {
        String task = task(richClaim("The store says the code may not be correct. I typed it three times."));
        tasks.setAssignee(task, "reviewer");
        tasklist.signIn("reviewer");
        tasklist.open(task);
        tasklist.read(".ct-head h3", order);
        assertThat(beside()).isFalse();

        tasklist.see(".maximize").click();
        tasklist.until(moved -> beside());
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1280, "height", 1700, "deviceScaleFactor", 1, "mobile", false));
        tasklist.until(shown -> pictures().stream().allMatch(picture -> number("naturalWidth", picture) > 100));
        assertNoSeriousFinding(".ct");
        picture("case-file");
    }

    private boolean beside() {
        return (Boolean) browser.executeScript("const [claim, form] = document.querySelector('.ct-columns').children;"
                + "return claim.getBoundingClientRect().right <= form.getBoundingClientRect().left");
    }

    @Test
    void aQuestionIsAskedInTheFormAndItsAnswerStandsOnTop() throws Exception {
        String id = richClaim("The store says the code may not be correct.");
        tasks.setAssignee(task(id), "reviewer");
        tasklist.signIn("reviewer");
        tasklist.open(task(id));
        tasklist.read(".ct-head h3", order);
        tasklist.click("//label[normalize-space(.)='Ask for more evidence']//input");
        tasklist.click("//label[normalize-space(.)='An answer in words']//input");
        tasklist.click("//label[normalize-space(.)='A proof of purchase']//input");
        WebElement note = tasklist.see(".ct-decision textarea[id*='reviewNote'], .ct-decision textarea");
        note.sendKeys("Where was it bought, and when?" + Keys.TAB);
        picture("claim-tab-asking");
        tasklist.click("//button[normalize-space(.)='Complete']");
        tasklist.until(asked -> claimOf(id).path("status").asText().equals("collecting"));
        assertThat(claimOf(id).at("/evidence/requested/still_asked").toString())
                .isEqualTo("[\"proof_of_purchase\",\"words\"]");

        var answer = send(
                "POST",
                "/api/v1/claims/" + id + "/messages",
                "{\"text\": \"In our shop, on Monday.\"}",
                "Authorization",
                "Bearer demo-reseller-key",
                "Content-Type",
                JSON);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        tasklist.open(task(id));
        tasklist.read(".ct-body section h4", "QUESTION AND ANSWER");
        assertThat(text(".ct-body section")).contains("reviewer asked: ", "Where was it bought", "In our shop");

        WebElement words = browser.findElement(By.cssSelector(".ct-talk textarea"));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", words);
        tasklist.click("//form[contains(@class, 'ct-talk')]//label[normalize-space(.)='The reseller']/input");
        words.sendKeys("You will be refunded" + Keys.TAB + Keys.TAB + Keys.ENTER);
        tasklist.read(".ct-talk [role=alert]", "reads as a promise");
        words.clear();
        words.sendKeys("Thank you, we are looking at it." + Keys.TAB + Keys.TAB + Keys.ENTER);
        tasklist.until(sent -> text(".ct-thread:last-of-type").contains("looking at it")
                || texts(".ct-thread").stream().anyMatch(one -> one.contains("looking at it")));
        tasklist.click("//form[contains(@class, 'ct-talk')]//label[contains(., 'Our staff alone')]/input");
        browser.findElement(By.cssSelector(".ct-talk textarea"))
                .sendKeys("a note for us" + Keys.TAB + Keys.TAB + Keys.ENTER);
        tasklist.until(kept -> texts(".ct-said-note").stream().anyMatch(one -> one.contains("a note for us")));
        assertNoSeriousFinding(".ct");
        browser.executeScript("document.querySelector('.ct-body section').scrollIntoView()");
        picture("claim-tab-answer");
        browser.executeScript("document.querySelector('.ct-talk').scrollIntoView({block: 'end'})");
        picture("claim-tab-conversation");
    }

    private com.fasterxml.jackson.databind.JsonNode claimOf(String id) {
        try {
            return json(get("/api/v1/claims/" + id, "Authorization", "Bearer demo-reseller-key"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoPicturesAreComparedBesideEachOther() throws Exception {
        file("invalid code, complete, in time", claim -> {
            claim.put("order_id", order + "-twin");
            claim.withObjectProperty("code").put("value", code());
            evidence(claim, "error_screenshot", "copy.png", screenshot);
        });
        String id = richClaim();

        tasklist.signIn("reviewer");
        tasklist.open(task(id));
        tasklist.click("//li[.//button[normalize-space(.)='" + order + "-twin']]/button[normalize-space(.)='Compare']");

        tasklist.until(both ->
                browser.findElements(By.cssSelector(".ct-frame img")).size() == 2
                        && browser.findElements(By.cssSelector(".ct-frame img")).stream()
                                .allMatch(picture -> number("naturalWidth", picture) > 100));
        assertThat(texts("figcaption")).anyMatch(caption -> caption.startsWith("This claim"));
        assertNoSeriousFinding("dialog");
        picture("claim-tab-compare");
    }

    /** Nothing that a stranger sent is opened as a page of ours. */
    @Test
    void aPdfIsDownloaded(@TempDir Path folder) throws Exception {
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        String id = richClaim();
        tasklist.signIn("reviewer");
        tasklist.open(task(id));
        tasklist.click("//a[contains(@class,'ct-piece')]");

        tasklist.until(saved -> {
            String[] files = folder.toFile().list();
            return files.length == 1 && files[0].endsWith(".pdf");
        });
        assertThat(browser.getCurrentUrl()).contains("/camunda/app/tasklist/");
    }

    @Test
    void whatFailsIsSaidWithWhatToDo() throws Exception {
        String id = richClaim();
        tasklist.signIn("reviewer");
        tasklist.open(task(id));
        tasklist.read(".ct-head h3", order);

        block("*/app/claims/*");
        tasklist.press("Form");
        tasklist.press("Case file");
        tasklist.read(".ct [role=alert]", "cannot be reached");
        assertNoSeriousFinding(".ct");
        picture("claim-tab-failed");
        block();
        tasklist.press("Try again");
        tasklist.read(".ct-head h3", order);

        block("*/app/claims/*");
        tasklist.press("Form");
        tasklist.press("Case file");
        tasklist.read(".ct [role=alert]", "cannot be reached");
        // Tasklist looks at its lists again and again, and would show its sign-in at any moment.
        block("*/camunda/api/*");
        browser.manage().deleteAllCookies();
        tasklist.press("Try again");
        tasklist.read(".ct [role=alert]", "signed out");
    }

    @Test
    void aSecondPersonSeesWhatTheFirstDecided() throws Exception {
        String id = file("late by a minute", claim -> claim.put("order_id", order));
        tasklist.signIn("senior");
        tasklist.open(task(id));
        tasklist.read(".ct-head h3", order);
        assertThat(texts(".ct-tile strong")).contains("Late");
        assertThat(text(".ct")).contains("closed", "decided by a person, never by the clock");
        picture("claim-tab-late");
        complete(id, "senior", Map.of("lateDecision", "take_up", "reviewNote", "The batch is known to be faulty."));
        complete(
                id,
                "reviewer",
                Map.of(
                        "decision",
                        "replacement",
                        "reasonCode",
                        "SUPPLY_FAULT_CONFIRMED",
                        "reviewNote",
                        "Seen in the supplier's log."));

        tasklist.open(task(id));
        tasklist.read(".ct", "Needs a second, different person.");
        assertThat(text(".ct"))
                .contains("Decided, and not the outcome yet", "Replacement by reviewer", "Seen in the supplier's log.");
    }

    @Test
    void anErasedClaimSaysSoInPlaceOfWhatWasSent() throws Exception {
        String erased = richClaim();
        send("POST", "/api/v1/claims/" + erased + "/withdrawal", "", RESELLER);
        var gone = send(
                "POST",
                "/api/v1/claims/" + erased + "/erasure",
                "{\"reason\": \"request 2026-114\"}",
                "Authorization",
                "Bearer demo-supplier-key",
                "Content-Type",
                JSON);
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
        String id = file("invalid code, complete, in time", claim -> claim.put("order_id", order));

        tasklist.signIn("reviewer");
        tasklist.open(task(id));
        tasklist.read(".ct-head h3", order);
        // Claims of one order are told apart by their codes.
        tasklist.click("//section[h4='Other claims on this order']//button");
        tasklist.read("dialog .ct-head", erased);
        assertThat(text("dialog"))
                .contains("Erased on", "what was sent and written is no longer kept")
                .doesNotContain(ATTACK, "error.png", "[erased]");
        assertThat(browser.findElements(By.cssSelector("dialog .ct-pieces img, dialog .ct-pieces a")))
                .isEmpty();
        assertNoSeriousFinding("dialog");
        browser.executeScript("document.querySelector('dialog .ct-pieces').scrollIntoView({block: 'center'})");
        picture("claim-tab-erased");
    }

    private String richClaim() throws Exception {
        return richClaim(ATTACK);
    }

    private String richClaim(String report) throws Exception {
        Instant delivered = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(50, ChronoUnit.HOURS);
        ObjectNode record = JSON_MAPPER.createObjectNode();
        record.put("order_id", order).put("reseller_id", "demo-reseller").put("batch_id", "B-" + order);
        record.put("status", "delivered")
                .put("delivered_at", delivered.minus(2, ChronoUnit.HOURS).toString());
        record.put("ordered_at", delivered.minus(3, ChronoUnit.HOURS).toString());
        record.put("retrieved_at", delivered.plus(1, ChronoUnit.HOURS).toString());
        record.putObject("ordered").put("region", "US").put("sku", "PSN-US-50");
        record.putObject("delivered")
                .put("region", "US")
                .put("sku", "PSN-US-50")
                .put("denomination", "50 USD");
        record.putObject("code").put("value", code);
        deliver(record);
        return file("invalid code, complete, in time", claim -> {
            claim.put("order_id", order);
            claim.withObjectProperty("code").put("value", code);
            claim.put("delivered_at", delivered.toString());
            claim.put("retrieved_at", delivered.plus(1, ChronoUnit.HOURS).toString());
            claim.withObjectProperty("customer_report")
                    .put("text", report)
                    .put("attempted_at", delivered.minus(5, ChronoUnit.HOURS).toString())
                    .put("reported_at", delivered.plus(20, ChronoUnit.HOURS).toString());
            claim.withArrayProperty("evidence").removeAll();
            evidence(claim, "error_screenshot", "error.png", screenshot);
            evidence(
                    claim,
                    "transaction_history",
                    "history.jpg",
                    Pictures.jpeg(Pictures.storePage("Transactions", "PS Plus 12 months\n" + order, false), 0.8f));
            evidence(claim, "proof_of_purchase", "invoice.pdf", PDF);
            claim.withArrayProperty("evidence")
                    .addObject()
                    .put("type", "delivery_log")
                    .putObject("content")
                    .put("source", "api")
                    .put("status", "delivered")
                    .put("region", "US");
        });
    }

    private static void evidence(ObjectNode claim, String type, String name, byte[] bytes) {
        claim.withArrayProperty("evidence")
                .addObject()
                .put("type", type)
                .putObject("file")
                .put("name", name)
                .put("content_base64", Base64.getEncoder().encodeToString(bytes));
    }

    private static String code() {
        String letters = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return letters.substring(0, 12);
    }

    private void complete(String id, String person, Map<String, String> form) throws Exception {
        ObjectNode body = JSON_MAPPER.createObjectNode();
        form.forEach((name, value) ->
                body.withObjectProperty("variables").putObject(name).put("value", value));
        var answer = as(person, "POST", "/task/" + task(id) + "/complete", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** The requests for a case file that the page made. */
    @SuppressWarnings("unchecked")
    private List<String> asked() {
        return (List<String>) browser.executeScript("return performance.getEntriesByType('resource').map(r => r.name)"
                + ".filter(name => name.includes('/app/claims/') && !name.endsWith('/thumbnail'))");
    }

    private void block(String... addresses) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    private List<WebElement> pictures() {
        return browser.findElements(By.cssSelector(".ct-piece img"));
    }

    private double number(String property, WebElement element) {
        return ((Number) browser.executeScript("return arguments[0]." + property, element)).doubleValue();
    }

    private double width() {
        return number("offsetWidth", browser.findElement(By.cssSelector(".ct-box")));
    }

    private String text(String css) {
        return browser.findElement(By.cssSelector(css)).getDomProperty("textContent");
    }

    private List<String> texts(String css) {
        return browser.findElements(By.cssSelector(css)).stream()
                .map(element -> element.getDomProperty("textContent"))
                .toList();
    }

    private WebElement focused() {
        return browser.switchTo().activeElement();
    }

    /** To whatever has the focus then: a form that is drawn again meanwhile takes its element away. */
    private void press(CharSequence key) {
        new Actions(browser).sendKeys(key).perform();
    }

    /** Goes on by Tab to an element whose class or id holds this. */
    private void focusByTab(String kind) {
        step(kind, Keys.TAB);
    }

    private void shiftTab(String kind) {
        step(kind, Keys.chord(Keys.SHIFT, Keys.TAB));
    }

    private void step(String kind, CharSequence key) {
        // The lists and their cards come before the claim.
        for (int steps = 0; steps < 150; steps++) {
            press(key);
            Object now =
                    browser.executeScript("return document.activeElement.className + ' ' + document.activeElement.id");
            if (now.toString().contains(kind)) {
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + kind);
    }
}
