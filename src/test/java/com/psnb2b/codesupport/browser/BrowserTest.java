package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.security.DoorTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A real Chromium in front of the whole application; what it showed last is in {@code target/screenshots}. */
abstract class BrowserTest extends DoorTest {

    protected static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target/screenshots");

    @Autowired
    protected TaskService tasks;

    @LocalServerPort
    private int webPort;

    protected ChromeDriver browser;
    protected Tasklist tasklist;

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
        tasklist = new Tasklist(browser, "http://localhost:" + webPort);
    }

    @AfterEach
    void close(TestInfo test) throws Exception {
        if (browser != null) {
            picture(getClass().getSimpleName() + "."
                    + test.getTestMethod().orElseThrow().getName());
            browser.quit();
        }
    }

    /** Keeps what the browser shows now. */
    protected void picture(String name) throws Exception {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    /** Asks axe-core about a part of the page that is ours. */
    protected void assertNoSeriousFinding(String css) {
        assertThat(new AxeBuilder().include(css).analyze(browser).getViolations())
                .as("axe-core")
                .filteredOn(found -> List.of("serious", "critical").contains(found.getImpact()))
                .isEmpty();
    }

    /** Files the claim of a scenario through the API. @return the claim's id */
    protected String file(String scenario) throws Exception {
        return file(scenario, claim -> {});
    }

    protected String file(String scenario, Consumer<ObjectNode> change) throws Exception {
        ObjectNode claim = (ObjectNode) Scenario.named(scenario).claim();
        change.accept(claim);
        var answer = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        return json(answer).get("id").asText();
    }

    protected JsonNode claim(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, RESELLER));
    }

    /** The id of the task that the claim waits in. */
    protected String task(String claimId) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(claimId)
                .singleResult()
                .getId();
    }
}
