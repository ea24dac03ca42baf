package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.process.PassedFlows;
import com.psnb2b.codesupport.process.http.SupplierApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application in evaluation mode, spoken to as a caller does: HTTP, and no redirect followed. */
@Tag("integration")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "codesupport.data-dir=target/test-security" + ApplicationTest.FORK,
            "logging.file.name=target/test-log" + ApplicationTest.FORK + "/application.log",
            "codesupport.earlier-fingerprint-keys[0]=" + ApplicationTest.EARLIER_KEY,
            // Receivers of webhooks are on this machine.
            "codesupport.webhooks.allow-private=true",
            "codesupport.webhooks.timeout=PT3S",
            "codesupport.workers.topics=ask-supplier",
            "codesupport.http-steps.addresses.supplier.allow-private=true",
            // And draw second looks themselves.
            "codesupport.second-looks.poll=P1D",
            // Tests fire timers themselves.
            "camunda.bpm.job-execution.enabled=false"
        })
@ExtendWith(EmptyDesk.class)
@Import({MovableClock.Configuration.class, PassedFlows.Configuration.class, CountedSql.Configuration.class})
public abstract class ApplicationTest {

    /** Each process that runs tests has a database and a log of its own. */
    static final String FORK = "${test.fork:}";

    /** The folder of the log that this application writes. */
    protected static final String LOG = "target/test-log" + System.getProperty("test.fork", "");

    /** The fingerprint key before the current one. */
    protected static final String EARLIER_KEY = "the key that was current before in this test";

    protected static final String JSON = "application/json";
    protected static final ObjectMapper JSON_MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private ObjectMapper mapper;

    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    /** The secret as well: what stands above, the test framework tells in the log where a context is lost. */
    @DynamicPropertySource
    static void addressesOfSteps(DynamicPropertyRegistry properties) {
        properties.add("codesupport.http-steps.addresses.supplier.url", SupplierApi.HERE::url);
        properties.add("codesupport.http-steps.addresses.supplier.headers.Authorization", () -> SupplierApi.SECRET);
    }

    /** What another test has paid in the name of the demo resellers must not take a second person in this one. */
    @BeforeEach
    void nobodyWasPaid() {
        database.sql("delete from claims.payout where reseller_key like 'demo-reseller%'")
                .update();
        database.sql("delete from claims.appeal_payout where reseller_key like 'demo-reseller%'")
                .update();
    }

    protected HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return sendBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    protected HttpResponse<String> sendBytes(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        var content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, content);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    protected HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    /** A call to the engine's REST API as one of the evaluation users. */
    protected HttpResponse<String> as(String user, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, "/engine-rest" + path, body, "Authorization", basic(user, user), "Content-Type", JSON);
    }

    /** A delivery record, as the supplier sends it. */
    protected void deliver(JsonNode record) throws IOException, InterruptedException {
        var kept = send(
                "PUT",
                "/api/v1/deliveries",
                record.toString(),
                "Authorization",
                "Bearer demo-supplier-key",
                "Content-Type",
                JSON);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    }

    /** The session of a person who has signed in by the form, and what a page sends back to change something. */
    protected record Session(String cookie, String csrf) {}

    protected Session signedIn(String person) throws IOException, InterruptedException {
        var form = get("/login");
        String body = "username=%s&password=%s&_csrf=%s".formatted(person, person, csrf(form));
        var signedIn = send(
                "POST", "/login", body, "Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie(form));
        String cookie = cookie(signedIn);
        return new Session(
                cookie, json(get("/app/csrf", "Cookie", cookie)).path("token").asText());
    }

    private static String csrf(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    protected JsonNode json(HttpResponse<String> response) throws IOException {
        return mapper.readTree(response.body());
    }

    protected static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
