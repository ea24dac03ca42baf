package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiSecurityTest extends ApplicationTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApiKeys keys;

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer nonsense", "Bearer ", "Bearer", "Basic cmV2aWV3ZXI6cmV2aWV3ZXI=", "demo-reseller-key"})
    void whateverIsNoKeyInForceIsUnauthorized(String authorization) throws Exception {
        assertUnauthorized(get("/api/v1/claims", "Authorization", authorization));
    }

    @Test
    void noKeyIsUnauthorizedAlsoWherePathOrMethodDoesNotExist() throws Exception {
        assertUnauthorized(get("/api/v1/claims"));
        assertUnauthorized(send("PUT", "/api/v1/deliveries", "{}"));
        assertUnauthorized(get("/api/no-such-thing"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/deliveries, demo-reseller-key",
        "POST, /api/v1/claims, demo-supplier-key",
        "POST, /api/v1/claims/clm_1/withdrawal, demo-supplier-key",
        "GET, /api/v1/webhooks, demo-supplier-key",
        "DELETE, /api/v1/claims/clm_1, demo-supplier-key"
    })
    void anotherScopeIsForbidden(String method, String path, String key) throws Exception {
        var response = send(method, path, "{}", "Authorization", "Bearer " + key, "Content-Type", JSON);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).path("code").asText()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/deliveries, demo-supplier-key",
        "GET, /api/v1/claims/clm_1, demo-supplier-key",
        "GET, /api/v1/claims/clm_1, demo-reseller-key",
        "POST, /api/v1/claims/check, demo-reseller2-key",
        "GET, /api/v1/webhooks, demo-throttled-key"
    })
    void theScopeOfTheCallLetsIn(String method, String path, String key) throws Exception {
        var response = send(method, path, "{}", "Authorization", "bearer " + key, "Content-Type", JSON);

        assertThat(response.statusCode()).isNotIn(401, 403).isLessThan(500);
    }

    @Test
    void aSignInOfAPersonOpensNothingHere() throws Exception {
        assertUnauthorized(get("/api/v1/claims", "Authorization", basic("admin", "admin")));
    }

    @Test
    void aCallerKnowsItsResellerAndRate() {
        assertThat(keys.find("demo-throttled-key"))
                .hasValue(new ApiCaller("Demo throttled", Scope.reseller, "demo-reseller", 60));
        assertThat(keys.find("demo-supplier-key"))
                .hasValueSatisfying(caller -> assertThat(caller.resellerId()).isNull());
    }

    @Test
    void keysAreNotStoredInTheClear() {
        String everything = jdbc.sql(
                        "select string_agg(k::text || encode(key_hash, 'escape'), ' ') from claims.api_key k")
                .query(String.class)
                .single();

        assertThat(everything).contains("Demo reseller");
        assertThat(DemoKeys.BY_KEY.keySet()).hasSize(4).noneMatch(everything::contains);
    }

    private void assertUnauthorized(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(json(response).path("code").asText()).isEqualTo("unauthorized");
        assertThat(json(response).path("status").asInt()).isEqualTo(401);
        assertThat(json(response).fieldNames()).toIterable().contains("type", "title", "detail");
    }
}
