package com.psnb2b.codesupport.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tasklist as a person uses it: by what they read. Counts clicks and keystrokes as it goes. */
final class Tasklist {

    /** How often a condition is looked at; Selenium's half a second is most of what a short step takes. */
    static final Duration LOOK = Duration.ofMillis(100);

    private static final String PATH = "/camunda/app/tasklist/default/";

    private final ChromeDriver browser;
    private final WebDriverWait wait;
    private final String address;
    private int clicks;
    private int keystrokes;

    Tasklist(ChromeDriver browser, String address) {
        this.browser = browser;
        this.address = address;
        wait = new WebDriverWait(browser, Duration.ofSeconds(90), LOOK);
        // Tasklist draws anew while it loads, so that an element may be gone between finding and using it.
        wait.ignoring(WebDriverException.class);
    }

    /** Signs in with one of the evaluation users, in place of whoever was; counting starts with this click. */
    void signIn(String person) {
        browser.manage().deleteAllCookies();
        browser.get(address + "/login");
        browser.findElement(By.name("username")).sendKeys(person);
        browser.findElement(By.name("password")).sendKeys(person);
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        wait.until(ExpectedConditions.urlContains(PATH));
        see(".task-filters .item");
        clicks = 1;
        keystrokes = 0;
    }

    /** Opens a task by its address, as from a link in a message. */
    void open(String taskId) {
        browser.get(address + PATH + "#/?task=" + taskId);
    }

    /** Opens a list on the left by its name. */
    void list(String name) {
        click("//*[contains(@class,'task-filter')]//h4/a[starts-with(normalize-space(.)," + quoted(name) + ")]");
        until(shown -> browser.findElement(By.cssSelector(".task-filter.active h4"))
                .getText()
                .startsWith(name));
    }

    /** Opens a claim by its card in the list. */
    void card(String claimId) {
        click("//li[contains(@class,'task')][.//*[contains(@class,'claim-card')]/dd[normalize-space(.)="
                + quoted(claimId) + "]]//h4/a");
        until(open -> browser.findElement(By.cssSelector(".task-card h2.task")).isDisplayed());
    }

    /** Chooses a radio button of a form by its label. */
    void choose(String label) {
        click("//*[contains(@class,'fjs-form')]//label[normalize-space(.)=" + quoted(label) + "]");
    }

    /** Presses a button or follows a link by its words. */
    void press(String words) {
        click("//*[self::a or self::button][normalize-space(.)=" + quoted(words) + "][not(@disabled)]");
    }

    /** Clicks into a field of a form, which is found by the beginning of its label, and writes. */
    void write(String label, String text) {
        WebElement field = field(label);
        if (!field.getDomProperty("value").isEmpty()) {
            field.clear();
        }
        field.sendKeys(text);
        clicks++;
        keystrokes += text.length();
    }

    /** Chooses a file for an input, which is found by its id. */
    void attach(String inputId, String name, byte[] content) throws IOException {
        Path file = Files.createTempDirectory("evidence").resolve(name);
        Files.write(file, content);
        wait.until(chosen -> {
            browser.findElement(By.id(inputId)).sendKeys(file.toString());
            return true;
        });
    }

    /** The field of a form whose label begins so. */
    WebElement field(String label) {
        return wait.until(found -> {
            WebElement named = browser.findElement(
                    By.xpath("//label[starts-with(normalize-space(.)," + quoted(label) + ")][@for]"));
            return browser.findElement(By.id(named.getDomAttribute("for")));
        });
    }

    /** Presses keys together, Alt and a letter for instance. */
    void keys(CharSequence... together) {
        browser.switchTo().activeElement().sendKeys(Keys.chord(together));
        keystrokes++;
    }

    void click(String xpath) {
        wait.until(clicked -> {
            WebElement element = browser.findElement(By.xpath(xpath));
            browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
        clicks++;
    }

    /** Waits for an element to be shown. */
    WebElement see(String css) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /** Waits for words to be read anywhere inside an element. */
    void read(String css, String words) {
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), words));
    }

    <T> T until(Function<? super WebDriver, T> condition) {
        return wait.until(condition);
    }

    int clicks() {
        return clicks;
    }

    int keystrokes() {
        return keystrokes;
    }

    private static String quoted(String words) {
        return words.contains("'") ? "\"" + words + "\"" : "'" + words + "'";
    }
}
