package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** An owner opens Cockpit, and reads which models are in force and what failed. */
class CockpitTest extends PageTest {

    private static final By MODELS = By.xpath("//*[h3[.='Models in force']]");

    @Test
    void theDashboardTellsWhichModelsAreInForceAndCountsWhatIsTrue() throws Exception {
        file("invalid code, complete, in time");
        wide(DESK);
        browser.get(url("/camunda/app/cockpit/default/"));
        browser.findElement(By.name("username")).sendKeys("owner");
        browser.findElement(By.name("password")).sendKeys("owner" + Keys.ENTER);

        boolean asBrought = health("models").path("kept").isEmpty();
        wait.until(ExpectedConditions.textToBePresentInElementLocated(
                MODELS,
                asBrought
                        ? "The last start of the application found all of them as it brings them."
                        : "The last start of the application kept these, which are not what it brings:"));
        assertThat(browser.findElements(By.xpath("//*[h3[.='Models in force']]/ul/li")))
                .hasSize(health("models").path("kept").size());
        assertThat(browser.findElement(MODELS).getText().contains("A model failed"))
                .isEqualTo(health("intake").path("waiting").asInt() > 0);
        wait.until(ExpectedConditions.textToBePresentInElementLocated(
                By.tagName("body"),
                "Open Human Tasks\n" + tasks.createTaskQuery().count()));
        assertThat(browser.findElements(By.linkText("Human Tasks"))).isEmpty();
        picture("cockpit");

        browser.get(url("/camunda/app/cockpit/default/#/tasks"));
        wait.until(ExpectedConditions.textToBePresentInElementLocated(
                By.tagName("body"), "How many tasks wait is on the dashboard."));
        assertThat(browser.findElement(By.tagName("body")).getText())
                .as("what it would count in the history is not there")
                .doesNotContainIgnoringCase("assigned");
        picture("cockpit-tasks");
    }

    /** As the owner reads it. */
    private JsonNode health(String part) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url("/actuator/health/" + part)))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString("owner:owner".getBytes()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).path("details");
    }
}
