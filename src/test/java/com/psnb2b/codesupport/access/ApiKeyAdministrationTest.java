package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyAdministrationTest extends ApplicationTest {

    private static final String KEYS = "/admin/api-keys";

    private final String name = "key-" + UUID.randomUUID();

    @Test
    void aKeyWorksUntilItIsRevoked() throws Exception {
        var created = admin("POST", KEYS, "{\"name\":\"%s\",\"scope\":\"reseller\",\"reseller_id\":\"r1\"}");
        String key = json(created).path("key").asText();
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(statusWith(key)).isEqualTo(200);

        var list = admin("GET", KEYS, null);
        assertThat(list.body()).contains(name).doesNotContain(key).doesNotContain("hash");
        long id = StreamSupport.stream(json(list).spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(name))
                .peek(entry ->
                        assertThat(entry.path("requests_per_minute").asInt()).isEqualTo(60))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();

        assertThat(admin("DELETE", KEYS + "/" + id, null).statusCode()).isEqualTo(204);
        Awaitility.await()
                .atMost(ApiKeys.REMEMBERED.plusSeconds(2))
                .untilAsserted(() -> assertThat(statusWith(key)).isEqualTo(401));
        assertThat(admin("DELETE", KEYS + "/" + id, null).statusCode()).isEqualTo(404);
    }

    @Test
    void aNameIsInForceOnce() throws Exception {
        String key = "{\"name\":\"%s\",\"scope\":\"supplier\"}";
        assertThat(admin("POST", KEYS, key).statusCode()).isEqualTo(201);
        assertThat(admin("POST", KEYS, key).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"%s\",\"scope\":\"reseller\"}",
                "{\"name\":\"%s\",\"scope\":\"supplier\",\"reseller_id\":\"r1\"}",
                "{\"name\":\"%s\",\"scope\":\"king\"}",
                "{\"name\":\" \",\"scope\":\"supplier\"}",
                "{\"name\":\"%s\",\"scope\":\"supplier\",\"requests_per_minute\":0}",
                "nonsense"
            })
    void aWrongRequestMakesNoKey(String body) throws Exception {
        assertThat(admin("POST", KEYS, body).statusCode()).isEqualTo(400);
        assertThat(admin("GET", KEYS, null).body()).doesNotContain(name);
    }

    @Test
    void onlyAdministratorsComeIn() throws Exception {
        assertThat(get(KEYS).statusCode()).isEqualTo(401);
        assertThat(get(KEYS, "Authorization", basic("owner", "owner")).statusCode())
                .isEqualTo(403);
        assertThat(get(KEYS, "Authorization", "Bearer demo-supplier-key").statusCode())
                .isEqualTo(401);
    }

    @Test
    void healthAndInfoAreOpenAndTheRestOfActuatorIsNot() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/info").statusCode()).isEqualTo(200);
        assertThat(get("/actuator").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "Authorization", basic("desk", "desk"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/actuator", "Authorization", basic("admin", "admin")).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> admin(String method, String path, String body) throws Exception {
        return send(
                method,
                path,
                body == null ? null : body.replace("%s", name),
                "Authorization",
                basic("admin", "admin"),
                "Content-Type",
                JSON);
    }

    private int statusWith(String key) throws Exception {
        return get("/api/v1/claims", "Authorization", "Bearer " + key).statusCode();
    }
}
