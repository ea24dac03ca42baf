package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People sign in at their company's provider, by configuration alone: an application and a provider, both real. */
@Tag("integration")
class SingleSignOnTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static EmbeddedPostgres database;
    private static CompanyProvider provider;
    private static ApplicationNode node;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        Map<String, String> settings = new HashMap<>();
        node = new ApplicationNode(database.getJdbcUrl("postgres", "postgres"), settings);
        provider = new CompanyProvider(
                node.address("/login/oauth2/code/company").toString(), List.of("admin", "stranger"));
        String registration = "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_COMPANY_";
        settings.put(registration + "CLIENT_ID", CompanyProvider.CLIENT);
        settings.put(registration + "CLIENT_SECRET", CompanyProvider.PASSWORD);
        settings.put(registration + "CLIENT_NAME", "Company");
        settings.put(registration + "SCOPE", "openid");
        settings.put("SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_COMPANY_ISSUER_URI", provider.address());
        settings.put("CODESUPPORT_BASEURL", node.address("").toString());
        node.start();
        node.awaitUp();
    }

    @AfterAll
    static void stop() throws Exception {
        node.kill();
        provider.close();
        database.close();
    }

    @Test
    void aPersonOfOursIsSignedInEverywhere() throws Exception {
        HttpClient browser = browserOf("admin");
        assertThat(get(browser, node.address("/login")).body()).contains("Sign in at", "Company");

        var arrived = get(browser, node.address("/oauth2/authorization/company"));

        assertThat(arrived.uri()).isEqualTo(node.address(TASKLIST));
        assertThat(arrived.statusCode()).isEqualTo(200);
        assertThat(get(browser, node.address("/camunda/api/admin/auth/user/default"))
                        .body())
                .contains("\"userId\":\"admin\"", "\"admin\"");
        assertThat(get(browser, node.address("/app/replay")).statusCode()).isEqualTo(200);
    }

    @Test
    void aPersonWhomNobodyPutInAGroupIsTurnedAway() throws Exception {
        HttpClient browser = browserOf("stranger");

        var arrived = get(browser, node.address("/oauth2/authorization/company"));

        assertThat(arrived.uri()).isEqualTo(node.address("/login?provider"));
        assertThat(arrived.body()).contains("You could not be signed in there");
        assertThat(get(browser, node.address(TASKLIST)).uri()).isEqualTo(node.address("/login"));
    }

    @Test
    void aForgedAnswerOfTheProviderSignsNobodyIn() throws Exception {
        HttpClient browser = browserOf("admin");

        var arrived = get(browser, node.address("/login/oauth2/code/company?code=any&state=any"));

        assertThat(arrived.uri()).isEqualTo(node.address("/login?provider"));
        assertThat(get(browser, node.address(TASKLIST)).uri()).isEqualTo(node.address("/login"));
    }

    /** Follows redirects and keeps cookies; asked by the provider alone, it gives the person's name and password. */
    private static HttpClient browserOf(String name) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(name, CompanyProvider.PASSWORD.toCharArray());
                    }
                })
                .build();
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", "text/html,application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
