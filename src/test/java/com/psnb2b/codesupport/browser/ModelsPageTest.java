package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.guard.Models;
import com.psnb2b.codesupport.guard.RefusedDrawings;
import com.psnb2b.codesupport.guard.RefusedDrawings.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner changes something, sees what it does, and deploys it, on one page. */
class ModelsPageTest extends PageTest {

    private static final String DEPLOYMENT = "Ten days, by a test";
    private static final String CELL = "(//td[@data-col-id='Output_duration']//div[@contenteditable='true'])[%d]";

    /** By the page's own code, as large as the drawings are. */
    private static final String DRAW_BOTH = """
            const [refused, accepted, element, message, path, done] = arguments;
            (async () => {
            const {drawing} = await import('/js/models/drawing.js');
            document.getElementById('refusal')?.remove();
            const all = document.createElement('div');
            all.id = 'refusal';
            Object.assign(all.style, {display: 'inline-flex', gap: '1rem', padding: '.5rem', background: '#fff'});
            document.body.prepend(all);
            const most = (xml, at, size) => Math.max(...[...xml.matchAll(/<dc:Bounds x="(\\d+)" y="(\\d+)" width="(\\d+)" height="(\\d+)"/g)]
              .map(box => Number(box[at]) + Number(box[size])));
            const height = Math.max(most(refused, 2, 4), most(accepted, 2, 4)) + 30;
            for (const [xml, title] of [[refused, 'Refused'], [accepted, 'Accepted']]) {
              const side = all.appendChild(document.createElement('div'));
              const head = side.appendChild(document.createElement('b'));
              head.textContent = title;
              head.style.color = title === 'Refused' ? '#a40e26' : '#0b6b3a';
              const place = side.appendChild(document.createElement('div'));
              document.styleSheets[0].insertRule(`#refusal .canvas {height: ${height}px; width: 100%; border: 1px solid #ccc}`,
                document.styleSheets[0].cssRules.length);
              place.style.width = most(xml, 1, 3) + 30 + 'px';
              const drawn = await drawing(place, xml);
              if (title === 'Refused') {
                drawn.mark([{element, message}], []);
                drawn.path(path);
              }
            }
            done();
            })();
            """;

    @TempDir
    Path folder;

    @Autowired
    private RepositoryService repository;

    @AfterEach
    void asBefore() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aWindowIsChangedTriedReplayedAndDeployedInThreeMinutes() throws Exception {
        String claim = file("invalid code, complete, in time");
        Instant start = Instant.now();
        signIn();

        new Select(byId("in-force")).selectByValue("claim-window.dmn");
        click(By.id("open"));
        waitForText("said", "Nothing differs");
        type(1, "\"a week\"");
        assertThat(verdict()).contains("would be refused");
        assertThat(byId("findings").getText())
                .contains("row 1, column \"Window (ISO 8601 duration)\": \"a week\" is no span of time");
        assertThat(browser.findElements(By.cssSelector("tr.refused"))).hasSize(1);
        assertThat(byId("go-on").isDisplayed()).isFalse();
        assertGoodPage();
        type(1, "\"P7D\"");
        assertThat(verdict()).contains("Nothing differs");
        type(4, "\"PT1M\"");
        assertThat(verdict()).contains("would be deployed");
        assertThat(byId("changes").getText()).contains("row 4, Window (ISO 8601 duration)", "\"P7D\"", "\"PT1M\"");
        assertThat(byId("concerned").getText()).contains("counts for claims that run as well");

        byId("claim").sendKeys(claim);
        click(By.xpath("//button[text()='Try']"));
        waitForText("tried", "Decide late claim");
        assertThat(byId("tried").getText())
                .contains("Window\nopen\nlate".replace('\n', ' '), "row 4: ", "senior-reviewers");
        assertGoodPage();
        browser.executeScript("document.getElementById('try').scrollIntoView()");
        picture("models-tried");

        String here = browser.getWindowHandle();
        click(By.xpath("//button[text()='Replay all past claims']"));
        wait.until(there -> browser.getWindowHandles().size() == 2);
        var windows = new ArrayList<>(browser.getWindowHandles());
        windows.remove(here);
        browser.switchTo().window(windows.get(0));
        waitForResult("differing");
        assertThat(byId("differing").getText()).matches("[1-9][0-9,]*");
        browser.close();
        browser.switchTo().window(here);

        byId("name").sendKeys(DEPLOYMENT);
        click(By.xpath("//button[text()='Deploy']"));
        waitForText("deployed", "claim-window.dmn is in force now");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(3));
        assertThat(repository.createDeploymentQuery().deploymentName(DEPLOYMENT).count())
                .isEqualTo(1);
        wait.until(there -> byId("in-force").getText().contains("claim-window.dmn (from Code Support, models page)"));

        deployTheVersionBeforeAgain();
        wide(PHONE);
        assertGoodPage();
        picture("models-phone");
    }

    private void deployTheVersionBeforeAgain() throws Exception {
        click(By.cssSelector("#earlier summary"));
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("#earlier button")));
        browser.executeScript("document.getElementById('draft').scrollIntoView()");
        picture("models-earlier");
        click(By.xpath("//button[text()='Deploy this version again']"));
        waitForText("changes", "\"P7D\"");
        assertThat(verdict()).contains("would be deployed");
        assertThat(byId("name").getDomProperty("value")).startsWith("claim-window.dmn of ");
        assertGoodPage();
        byId("name").clear();
        byId("name").sendKeys(DEPLOYMENT);
        click(By.xpath("//button[text()='Deploy']"));
        wait.until(there -> windowInForce().equals(Models.shipped("claim-window.dmn")));
        assertThat(repository.createDeploymentQuery().deploymentName(DEPLOYMENT).count())
                .isEqualTo(2);
    }

    private String windowInForce() {
        String id = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("claim-window")
                .latestVersion()
                .singleResult()
                .getId();
        try (var model = repository.getDecisionModel(id)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRefusedPathIsDrawnStepByStep() throws Exception {
        signIn();
        Path drawing = Files.writeString(
                folder.resolve(Models.CLAIMS),
                Models.claims("targetRef=\"review-claim\"", "targetRef=\"record-outcome\""));

        byId("files").sendKeys(drawing.toString());

        assertThat(verdict()).contains("would be refused");
        assertThat(byId("findings").getText()).contains("Record outcome (record-outcome)");
        assertThat(byId("concerned").getText()).contains("stay on their version of the process");
        click(By.xpath("//button[text()='Show the path']"));
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".djs-element.passed")));
        assertThat(browser.findElements(By.cssSelector(".badge")))
                .extracting(badge -> badge.getDomProperty("textContent"))
                .contains("1", "2", "3");
        assertThat(byId("path").getText()).contains("Claim reported", "Check claim window", "Record outcome");
        assertThat(browser.findElements(By.cssSelector(".djs-element.refused"))).isNotEmpty();
        assertGoodPage();
        browser.executeScript("document.getElementById('view').scrollIntoView()");
        picture("models-path");
        wide(PHONE);
        assertGoodPage();
        picture("models-path-phone");
    }

    /**
     * As owners read it in their page: refused and accepted, side by side. All of them are drawn anew into the documentation with
     * {@code -Drefusals.write=true}.
     */
    @Test
    void aRefusalIsDrawnBesideWhatIsAccepted() throws Exception {
        boolean all = Boolean.getBoolean("refusals.write");
        signIn();
        wide(2400);
        for (Pair pair : all ? RefusedDrawings.all() : RefusedDrawings.all().subList(0, 1)) {
            String refused = pair.refused().sketch();
            String marked = pair.refused().shown().contains(pair.element())
                    ? pair.element()
                    : pair.refused().notes().keySet().iterator().next();
            List<String> path = pair.finding().path().stream()
                    .filter(pair.refused().shown()::contains)
                    .toList();
            browser.executeAsyncScript(
                    DRAW_BOTH,
                    refused,
                    pair.accepted().sketch(),
                    marked,
                    pair.finding().message(),
                    path);
            assertThat(browser.findElements(By.cssSelector("#refusal .djs-element.refused")))
                    .isNotEmpty();
            assertThat(browser.findElements(By.cssSelector("#refusal .canvas"))).hasSize(2);
            byte[] picture = byId("refusal").getScreenshotAs(OutputType.BYTES);
            Path folder = Files.createDirectories(Path.of(all ? "docs/images/refusals" : "target/screenshots"));
            Files.write(folder.resolve(pair.file()), picture);
        }
    }

    /** All examples run before there is one. */
    private String verdict() {
        new WebDriverWait(browser, Duration.ofMinutes(1))
                .until(there -> !byId("said").getText().isBlank()
                        && !byId("said").getText().startsWith("Being looked at"));
        return byId("said").getText();
    }

    /** The page asks for a verdict once nobody types. */
    private void type(int row, String window) {
        browser.executeScript("document.getElementById('said').textContent = ''");
        WebElement cell = browser.findElement(By.xpath(CELL.formatted(row)));
        cell.sendKeys(Keys.chord(Keys.CONTROL, "a"), window, Keys.TAB);
        wait.until(there -> cell.getText().equals(window));
    }

    private void signIn() {
        wide(DESK);
        browser.get(url("/"));
        browser.findElement(By.name("username")).sendKeys("owner");
        browser.findElement(By.name("password")).sendKeys("owner");
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        wait.until(ExpectedConditions.urlContains("/app/models"));
        assertThat(browser.findElement(By.tagName("nav")).getText()).contains("Models", "Replay", "Migration");
    }
}
