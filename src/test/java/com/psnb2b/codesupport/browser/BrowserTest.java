package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A real Chromium in front of the whole application; what it showed last is in {@code target/screenshots}. */
abstract class BrowserTest extends ApplicationTest {

    protected static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };
    private static final Path PICTURES = Path.of("target/screenshots");

    @Autowired
    protected TaskService tasks;

    @LocalServerPort
    private int webPort;

    protected ChromeDriver browser;
    protected Tasklist tasklist;

    @BeforeEach
    void open() {
        browser = Chromium.newTab();
        String address = "http://localhost:" + webPort;
        Chromium.forget(address);
        tasklist = new Tasklist(browser, address);
    }

    /** What Tasklist still asks for every few seconds would otherwise keep the application busy for other tests. */
    @AfterEach
    void close(TestInfo test) throws Exception {
        if (browser != null) {
            picture(getClass().getSimpleName() + "."
                    + test.getTestMethod().orElseThrow().getName());
            browser.get("about:blank");
        }
    }

    /** Keeps what the browser shows now. */
    protected void picture(String name) throws Exception {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    /** Asks axe-core about a part of the page that is ours. */
    protected void assertNoSeriousFinding(String css) {
        assertNoSeriousFinding(new AxeBuilder().include(css));
    }

    /** Of the whole page, or of the part that was included. */
    protected void assertNoSeriousFinding(AxeBuilder axe) {
        // No page has frames, for which each look would open a window of its own; and nobody asks what is well.
        axe.setLegacyMode(true).setOptions("{\"resultTypes\": [\"violations\"]}");
        assertThat(axe.analyze(browser).getViolations())
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
