package com.psnb2b.codesupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page of another site, in the browser of an owner who once gave the password for HTTP Basic. */
class OtherSiteTest extends BrowserTest {

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">
              <decision id="planted" name="Planted"><decisionTable id="t" hitPolicy="FIRST">
                <input id="i"><inputExpression id="e" typeRef="string"><text>coverage</text></inputExpression></input>
                <output id="o" name="o" typeRef="string"/>
                <rule id="r"><inputEntry id="ie"><text></text></inputEntry><outputEntry id="oe"><text>"x"</text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>""";

    private static final String PAGE = """
            <!doctype html><title>other</title>
            <form method="post" enctype="multipart/form-data" action="ADDRESS">
              <input name="deployment-name" value="planted"><input type="file" name="data">
            </form>
            <script>
              const files = new DataTransfer();
              files.items.add(new File([atob("FILE")], "planted.dmn"));
              document.querySelector("[type=file]").files = files.files;
              HOW
            </script>""";

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @LocalServerPort
    private int port;

    private HttpServer other;
    private volatile String how;

    @BeforeEach
    void otherSite() throws Exception {
        other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", call -> {
            asked.add(call.getRequestURI().getPath());
            String file = Base64.getEncoder().encodeToString(TABLE.getBytes(StandardCharsets.UTF_8));
            byte[] page = PAGE.replace("ADDRESS", site() + "/engine-rest/deployment/create")
                    .replace("FILE", file)
                    .replace("HOW", how)
                    .getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Content-Type", "text/html");
            call.sendResponseHeaders(200, page.length);
            call.getResponseBody().write(page);
            call.close();
        });
        other.start();
    }

    @AfterEach
    void gone() {
        other.stop(0);
    }

    /** It would give the password to every later test. */
    @AfterAll
    static void forgetThePassword() {
        Chromium.quit();
    }

    @Test
    void aFormOfAnotherSiteDeploysNothing() throws Exception {
        rememberOwner();
        how = "document.forms[0].submit()";
        browser.get("http://localhost:" + other.getAddress().getPort() + "/form");

        tasklist.until(arrived -> browser.getCurrentUrl().startsWith(site()));
        assertThat(browser.getPageSource()).contains("other_site");
        assertThat(deployed()).isZero();
    }

    @Test
    void norDoesItsScript() throws Exception {
        rememberOwner();
        how = "fetch(document.forms[0].action, {method: 'POST', mode: 'no-cors', credentials: 'include',"
                + " body: new FormData(document.forms[0])}).finally(() => fetch('/done'))";
        browser.get("http://localhost:" + other.getAddress().getPort() + "/script");

        tasklist.until(answered -> asked.contains("/done"));
        assertThat(deployed()).isZero();
    }

    /** The browser has the password from now on, as the first lines show. */
    private void rememberOwner() {
        browser.get("http://owner:owner@127.0.0.1:" + port + "/engine-rest/engine");
        browser.get(site() + "/engine-rest/engine");
        assertThat(browser.getPageSource()).contains("default");
    }

    private String site() {
        return "http://127.0.0.1:" + port;
    }

    private int deployed() throws Exception {
        return json(as("owner", "GET", "/decision-definition/count?key=planted", null))
                .path("count")
                .asInt();
    }
}
