package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.process.migration.NewVersion;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner takes running claims to a new version of the process. */
class MigrationPageTest extends PageTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Test
    void runningClaimsGetToTheNewestVersion() throws Exception {
        String claim = file("invalid code, complete, in time");
        wide(DESK);
        try (var version = new NewVersion(repository, runtime, "versionTag=\"1.0.0\"", "versionTag=\"1.1.0\"")) {
            signIn();
            wait.until(ExpectedConditions.textToBePresentInElementLocated(By.id("main"), "1.1.0"));
            assertGoodPage();
            picture("migration");

            click(By.partialLinkText("Check a migration"));
            wait.until(ExpectedConditions.textToBePresentInElementLocated(By.id("main"), "Where the claims are"));
            assertThat(byId("main").getText()).contains("Review claim", "the same step");
            assertGoodPage();
            picture("migration-plan");
            wide(PHONE);
            assertGoodPage();

            click(By.xpath("//button[starts-with(., 'Migrate ')]"));
            wait.until(ExpectedConditions.textToBePresentInElementLocated(By.id("main"), "None stays behind"));
            assertGoodPage();
            String definition = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(claim)
                    .singleResult()
                    .getProcessDefinitionId();
            assertThat(repository.getProcessDefinition(definition).getVersionTag())
                    .isEqualTo("1.1.0");
        }
    }

    @Test
    void nothingIsOfferedWhereNothingCanMove() throws Exception {
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(other -> runtime.deleteProcessInstance(other.getId(), null));
        String claim = file("invalid code, complete, in time");
        assertThat(as(
                                "admin",
                                "POST",
                                "/task/" + task(claim) + "/complete",
                                "{\"variables\": {\"decision\": {\"value\": \"more_evidence\"}, \"reviewNote\": {\"value\": \"the"
                                        + " receipt\"}}}")
                        .statusCode())
                .isEqualTo(204);
        wide(DESK);
        try (var version = new NewVersion(repository, runtime, "\"supply-evidence\"", "\"supply-it\"")) {
            signIn();
            click(By.partialLinkText("Check a migration"));
            waitForText("main", "None of these claims can be migrated");
            assertThat(byId("main").getText())
                    .contains("the newest version has no step with this id", "starts anew: when a claim is migrated");
            assertThat(browser.findElements(By.cssSelector("main button"))).isEmpty();
            assertGoodPage();
        }
    }

    private void signIn() {
        browser.get(url("/app/migration"));
        browser.findElement(By.name("username")).sendKeys("owner");
        browser.findElement(By.name("password")).sendKeys("owner");
        click(By.cssSelector("button[type=submit]"));
    }
}
