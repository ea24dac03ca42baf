package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.security.DoorTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A reviewer at work in a real Chromium: from the sign-in to a decided claim. */
class TasklistTest extends DoorTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };

    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int webPort;

    private ChromeDriver browser;
    private WebDriverWait wait;

    @BeforeEach
    void open() {
        boolean installed = Files.exists(CHROMIUM) && Files.exists(DRIVER);
        assumeTrue(
                installed || "true".equals(System.getenv("CI")),
                "needs Chromium and its driver from Debian's packages chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions().setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--window-size=1280,1000");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        wait = new WebDriverWait(browser, Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws Exception {
        if (browser != null) {
            Path pictures = Files.createDirectories(Path.of("target/screenshots"));
            Files.write(pictures.resolve("tasklist.png"), browser.getScreenshotAs(OutputType.BYTES));
            browser.quit();
        }
    }

    @Test
    void aReviewerDecidesAClaim() throws Exception {
        String claim = Scenario.named("invalid code, complete, in time").claim().toString();
        String id =
                json(send("POST", "/api/v1/claims", claim, RESELLER)).get("id").asText();
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();

        browser.get("http://localhost:" + webPort + "/login");
        browser.findElement(By.name("username")).sendKeys("reviewer");
        browser.findElement(By.name("password")).sendKeys("reviewer");
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        wait.until(ExpectedConditions.urlContains("/camunda/app/tasklist/"));
        browser.get("http://localhost:" + webPort + "/camunda/app/tasklist/default/#/?task=" + task);

        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".fjs-form"), id));
        assertThat(browser.findElement(By.cssSelector(".fjs-form")).getText())
                .contains("XXXX-XXXX-VKD8", "covered_if_confirmed", "error_screenshot")
                .doesNotContain("TJCJ");
        click("//*[self::a or self::button or self::span][normalize-space(text())='Claim']");
        click("//label[normalize-space(.)='Close without replacement or refund']");
        click("//label[normalize-space(.)='The code works']");
        click("//button[normalize-space(.)='Complete']");

        wait.until(gone -> tasks.createTaskQuery().taskId(task).count() == 0);
        var outcome = json(get("/api/v1/claims/" + id, RESELLER)).get("outcome");
        assertThat(outcome.get("decision").asText()).isEqualTo("closure");
        assertThat(outcome.get("reason_code").asText()).isEqualTo("CODE_WORKS");
    }

    /** Tasklist draws the form anew while it loads, so the element is looked up at each try. */
    private void click(String xpath) {
        wait.ignoring(WebDriverException.class).until(clicked -> {
            WebElement element = browser.findElement(By.xpath(xpath));
            browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }
}
