package com.psnb2b.codesupport.browser;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** An owner opens Cockpit, and reads which models are in force. */
class CockpitTest extends PageTest {

    private static final By MODELS = By.xpath("//*[h3[.='Models in force']]");

    @Test
    void theDashboardTellsWhichModelsAreInForce() throws Exception {
        wide(DESK);
        browser.get(url("/camunda/app/cockpit/default/"));
        browser.findElement(By.name("username")).sendKeys("owner");
        browser.findElement(By.name("password")).sendKeys("owner" + Keys.ENTER);

        wait.until(ExpectedConditions.textToBePresentInElementLocated(MODELS, "The last start of the application"));
        picture("cockpit");
    }
}
