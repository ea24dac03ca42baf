package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** A support team checks a code, wide and narrow. */
class CheckPageBrowserTest extends PageTest {

    @ParameterizedTest
    @ValueSource(ints = {DESK, PHONE})
    void whatIsPastedIsTakenApartAndJudgedInPlace(int width) throws Exception {
        wide(width);
        browser.get(url("/check"));
        assertGoodPage();

        Instant delivered = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        byId("paste")
                .sendKeys("Order ORD-2001 was delivered " + delivered + ". Code ABCD-EFGH-JKLM. Product region: US,"
                        + " account region: US. He writes: it has already been used, wc-40372-6" + Keys.TAB);

        waitForText("result", "The store reports the code as used");
        assertThat(byId("code").getDomProperty("value")).isEqualTo("ABCD-EFGH-JKLM");
        assertThat(byId("order_id").getDomProperty("value")).isEqualTo("ORD-2001");
        assertThat(byId("paste").getDomProperty("value")).isEmpty();
        assertThat(byId("result").getText())
                .contains("no decision", "Case by case", "PSN_ERROR_CONSUMED", "(Europe/Berlin)", "UTC")
                .contains("Delivery log", "Screenshot of the error")
                .containsPattern("4 d 23 h 5\\d min \\d+ s");
        String before = browser.findElement(By.className("countdown")).getText();
        wait.until(ticked ->
                !browser.findElement(By.className("countdown")).getText().equals(before));
        assertGoodPage();
        picture("check-" + width);

        click(By.id("has.error_screenshot"));
        new Select(byId("delivery_log")).selectByVisibleText("It says delivered");
        waitForText("result", "Nothing that a claim of this kind needs");
        assertThat(browser.getCurrentUrl()).endsWith("/check");
        assertThat(browser.getPageSource()).doesNotContain("ABCD-EFGH");
    }

    @ParameterizedTest
    @ValueSource(ints = {DESK, PHONE})
    void aFaultIsNamedAtItsFieldAndNothingIsLost(int width) {
        wide(width);
        browser.get(url("/check"));
        byId("order_id").sendKeys("ORD-2002");
        byId("code").sendKeys("not a code!" + Keys.ENTER);

        waitForText("code-error", "12 letters and digits");
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("code");
        assertThat(byId("code").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(byId("order_id").getDomProperty("value")).isEqualTo("ORD-2002");
        assertGoodPage();

        byId("code").clear();
        byId("code").sendKeys("ABCD-EFGH-J" + Keys.ENTER);
        waitForText("result", "The code did not arrive, or not whole");
        assertThat(byId("code").getDomAttribute("aria-invalid")).isEqualTo("false");
    }

    /** On a phone, in Japanese, without a sign-in: what a reseller's link leads a customer to. */
    @Test
    void aCustomerSaysWhatHappened() throws Exception {
        wide(PHONE);
        HttpResponse<String> made = send(
                "POST",
                "/api/v1/customer-reports",
                """
                        {"order_id": "ORD-2003", "product": {"denomination": "5000 JPY"}, "language": "ja"}""",
                "Authorization",
                "Bearer demo-reseller-key",
                "Content-Type",
                JSON);
        browser.get(url(URI.create(json(made).get("url").asText()).getPath()));
        assertGoodPage();
        picture("report-ja-" + PHONE);
        click(By.cssSelector("[value=already_redeemed]"));
        byId("customer_report.error_code").sendKeys("WC-40372-6");
        click(By.cssSelector("main button[type=submit]"));
        wait.until(there ->
                browser.findElement(By.cssSelector("#consent-error")).getText().contains("同意"));
        assertGoodPage();
        click(By.id("consent"));
        click(By.cssSelector("main button[type=submit]"));
        wait.until(there ->
                browser.findElement(By.cssSelector("[role=status]")).getText().contains("ありがとうございます"));
        assertThat(byId("customer_report.error_code").getDomProperty("value")).isEqualTo("WC-40372-6");
        assertGoodPage();
    }
}
