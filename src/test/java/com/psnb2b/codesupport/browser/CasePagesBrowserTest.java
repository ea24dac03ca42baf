package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.api.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** A reseller's support team with thirty codes of one order: pasted, mended, filed, and completed by one upload. */
class CasePagesBrowserTest extends PageTest {

    @TempDir
    private Path folder;

    @Test
    void manyCodesArePastedMendedFiledAndCompletedTogether() throws Exception {
        String order = "MANY-" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
        wide(DESK);
        browser.get(url("/status/new-case"));
        byId("username").sendKeys("reseller");
        byId("password").sendKeys("reseller" + Keys.ENTER);
        wait.until(ExpectedConditions.urlContains("/status/new-case"));

        List<String> codes =
                IntStream.range(0, 30).mapToObj(CasePagesBrowserTest::code).collect(Collectors.toList());
        codes.set(6, "WXYP-ACDE-KMN!" + "0".repeat(80));
        codes.set(20, code(3));
        paste(codes);
        byId("order_id").sendKeys(order);
        new Select(byId("reported_issue")).selectByVisibleText("The store does not accept the code");
        byId("customer_report.error_code").sendKeys("WC-40371-5");
        byId("product.region").sendKeys("US");
        byId("account_region").sendKeys("US");
        byId("product.denomination").sendKeys("50 USD");
        String yesterday =
                LocalDateTime.now().minusDays(1).truncatedTo(ChronoUnit.MINUTES).toString();
        browser.executeScript("arguments[0].value = arguments[1]", byId("delivered_at"), yesterday);
        click(By.xpath("//button[.='File the case']"));
        waitForText("result", "28 codes could be filed, 2 cannot be read");
        assertThat(byId("result").getText()).contains("Line 7", "Line 21", "the code of line 4");
        assertGoodPage();
        picture("new-case-wrong-" + DESK);

        // The line that is wrong is marked where it was pasted, with everything else that was typed.
        click(By.xpath("//button[.='Line 21']"));
        assertThat(browser.executeScript(
                        "const c = document.getElementById('codes'); return c.value.slice(c.selectionStart,"
                                + " c.selectionEnd)"))
                .isEqualTo(code(3));
        byId("codes").sendKeys(code(20));
        click(By.xpath("//button[.='Line 7']"));
        byId("codes").sendKeys(code(6));
        click(By.xpath("//button[.='Check']"));
        waitForText("result", "30 codes can be filed");
        assertThat(byId("result").getText()).contains("Screenshot of the error");
        assertGoodPage();
        picture("new-case-" + DESK);
        wide(PHONE);
        assertGoodPage();
        picture("new-case-" + PHONE);

        click(By.xpath("//button[.='File the case']"));
        wait.until(ExpectedConditions.urlContains("/status/cases/cas_"));
        waitForText("main", "Order " + order + ", 30 codes");
        assertThat(byId("main").getText()).contains("The case is filed.");
        assertThat(browser.getPageSource()).doesNotContain(code(3));
        assertGoodPage();
        picture("case-missing-" + PHONE);

        wide(DESK);
        Path screenshot = folder.resolve("error.png");
        Files.write(screenshot, Base64.getDecoder().decode(Scenario.png()));
        byId("file").sendKeys(screenshot.toString());
        new Select(byId("type")).selectByValue("error_screenshot");
        click(By.xpath("//button[.='Add for all 30']"));
        waitForText("main", "Added for all open codes of the case.");
        assertThat(byId("main").getText()).contains("30 Under review", "error.png");
        assertGoodPage();
        picture("case-" + DESK);

        click(By.linkText("Add codes"));
        waitForText("main", "Add codes: Order " + order);
        paste(List.of(code(30), code(3)));
        click(By.xpath("//button[.='Add the codes']"));
        waitForText("result", "1 code cannot be added");
        assertThat(byId("result").getText()).contains("Line 2", "of this case");
        assertGoodPage();
        wide(PHONE);
        assertGoodPage();
        picture("more-codes-" + PHONE);
        wide(DESK);
        paste(List.of(code(30), code(31)));
        click(By.xpath("//button[.='Add the codes']"));
        waitForText("main", "Order " + order + ", 32 codes");
        assertThat(byId("main").getText()).contains("The codes are added.", "32 Under review");

        click(By.linkText("All cases"));
        click(By.linkText("All claims"));
        waitForText("main", "Order " + order);
        assertGoodPage();
        picture("status-cases-" + DESK);
        wide(PHONE);
        assertGoodPage();
        picture("status-cases-" + PHONE);
    }

    private void paste(List<String> codes) {
        browser.executeScript("arguments[0].value = arguments[1]", byId("codes"), String.join("\n", codes));
    }

    /** Letters that look like no digit, so that no two codes look alike. */
    private static String code(int i) {
        String letters = "%08d"
                .formatted(i)
                .chars()
                .mapToObj(c -> String.valueOf("ACDEFHJKMN".charAt(c - '0')))
                .collect(Collectors.joining());
        return "WXYP-" + letters.substring(0, 4) + "-" + letters.substring(4);
    }
}
