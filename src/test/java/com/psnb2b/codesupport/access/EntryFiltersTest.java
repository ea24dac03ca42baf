package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.api.Scenario;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every request passes: an address that is read one way, our own pages alone, no host of a caller's choice. */
class EntryFiltersTest extends RoleTest {

    private static final List<String> ENTRY_POINTS = List.of(
            "/engine-rest/task",
            "/engine-rest/engine/default/task",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/admin/auth/user/default/login/tasklist",
            "/admin/api-keys",
            "/actuator/metrics",
            "/app/next-claim",
            "/app/retention/hold",
            "/account/sign-out-everywhere",
            "/check",
            "/check/file",
            "/status/link",
            "/status/claims/x/withdrawal",
            "/login",
            "/logout");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: what-is-to-come",
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost",
                "Origin: http://localhost:PORT.evil.example",
                "Origin: http://localhost:PORT@evil.example",
                "Sec-Fetch-Site: same-origin & Origin: https://evil.example",
                "Sec-Fetch-Site: same-origin & Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: cross-site & Origin: http://localhost:PORT"
            })
    void anotherSiteChangesNothingAtAnyEntryPoint(String headers) throws Exception {
        for (String entryPoint : ENTRY_POINTS) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                assertThat(raw(method, entryPoint, "localhost:" + port, headers))
                        .as(method + " " + entryPoint)
                        .startsWith("HTTP/1.1 403")
                        .contains("other_site");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Nothing: said",
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none",
                "Origin: http://localhost:PORT",
                "Sec-Fetch-Site: same-origin & Origin: http://localhost:PORT"
            })
    void ourOwnPagesModelerAndProgramsDo(String headers) throws Exception {
        String asked = headers + " & Authorization: " + basic("owner", "owner");
        assertThat(raw("POST", "/engine-rest/task", "localhost:" + port, asked)).doesNotContain("other_site");
        assertThat(raw("POST", "/check", "localhost:" + port, headers)).doesNotContain("other_site");
        // By the address that the browser was sent to, though it is not the one that we give out.
        assertThat(raw("POST", "/check", "127.0.0.1:" + port, headers.replace("localhost", "127.0.0.1")))
                .doesNotContain("other_site");
    }

    @Test
    void readingAndKeysAreNobodysPage() throws Exception {
        String foreign = "Sec-Fetch-Site: cross-site & Origin: https://evil.example";

        assertThat(raw("GET", "/login", "localhost:" + port, foreign)).startsWith("HTTP/1.1 200");
        assertThat(raw("POST", "/api/v1/claims", "localhost:" + port, foreign)).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//engine-rest/engine",
                "/engine-rest//engine",
                "///engine-rest/engine",
                "/engine-rest/engine;a=b",
                "/engine-rest;/engine",
                "//api/v1/claims",
                "/api/v1/claims;x",
                "//camunda/app/tasklist/default/",
                "//camunda/api/engine/engine/default/task",
                "//admin/api-keys",
                "//actuator/health",
                "//status",
                "/check;jsessionid=x",
                "//login",
                "/engine-rest/engine%3Bx",
                "/engine-rest/%2e%2e/engine",
                "/engine-rest%2fengine"
            })
    void anAddressThatReadsInTwoWaysIsRefusedAtEveryEntryPoint(String path) throws Exception {
        String owner = "Authorization: " + basic("owner", "owner");

        assertThat(raw("GET", path, "localhost:" + port, owner)).startsWith("HTTP/1.1 400");
        assertThat(raw("POST", path, "localhost:" + port, owner)).startsWith("HTTP/1.1 400");
    }

    @Test
    void noAddressOfOursFollowsWhatACallerSays() throws Exception {
        String said = "X-Forwarded-Host: evil.example & Forwarded: host=evil.example & Accept: text/html,*/*";
        String claim = json(send(
                        Role.RESELLER,
                        "POST",
                        "/api/v1/claims",
                        Scenario.named("invalid code, complete, in time")
                                .claim()
                                .toString()))
                .path("id")
                .asText();
        String key = " & Authorization: Bearer demo-reseller-key";
        String admin = " & Authorization: " + basic("admin", "admin");

        for (String page : List.of("/", "/status", "/app/retention", "/camunda/app/tasklist/default/", "/camunda")) {
            assertThat(raw("GET", page, "evil.example", said))
                    .as(page)
                    .contains("302")
                    .doesNotContain("evil.example");
        }
        assertThat(raw("GET", "/docs", "evil.example", said)).doesNotContain("evil.example");
        assertThat(raw("GET", "/api/v1/openapi.json", "evil.example", said)).doesNotContain("evil.example");
        assertThat(raw("OPTIONS", "/engine-rest/task/create", "evil.example", said + admin))
                .doesNotContain("evil.example");
        assertThat(raw("OPTIONS", "/engine-rest/user", "evil.example", said + admin))
                .doesNotContain("evil.example");
        assertThat(raw("POST", "/api/v1/claims/" + claim + "/link", "evil.example", said + key))
                .contains("http://localhost:" + port + "/status/link#cll_")
                .doesNotContain("evil.example");
    }

    /** As it is written: no client that would put anything right. */
    private String raw(String method, String path, String host, String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String more = headers.replace(" & ", "\r\n").replace("PORT", String.valueOf(port));
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more
                                    + "\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
