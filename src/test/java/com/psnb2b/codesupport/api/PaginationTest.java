package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.access.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of a list: every claim once, whatever is filed meanwhile; and a place that cannot be is said to be none. */
class PaginationTest extends ApplicationTest {

    private final String reseller = "pages-" + UUID.randomUUID();
    private String[] headers;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aResellerOfItsOwn() {
        String key = keys.create(new ApiCaller(reseller, Scope.reseller, reseller, 60_000));
        headers = new String[] {"Authorization", "Bearer " + key, "Content-Type", JSON};
    }

    @Test
    void newClaimsShiftNothing() throws Exception {
        List<String> filed = file(7);
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = list("limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            page.get("claims").forEach(claim -> read.add(claim.get("id").asText()));
            cursor = page.get("next_cursor").asText(null);
            file(1);
        } while (cursor != null);

        Collections.reverse(filed);
        assertThat(read).containsExactlyElementsOf(filed);
    }

    @Test
    void claimsOfOneInstantAreEachReadOnce() throws Exception {
        List<String> filed = file(5);
        jdbc.sql("""
                        update claims.claim set created_at = '2026-01-02T03:04:05.000006Z',
                            body = jsonb_set(body, '{created_at}', '"2026-01-02T03:04:05.000006Z"')
                        where reseller_id = ?""").param(reseller).update();
        List<String> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = list("limit=1&cursor=" + cursor);
            read.add(page.at("/claims/0/id").asText());
            cursor = page.get("next_cursor").asText(null);
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(filed).isSortedAccordingTo(Collections.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "%%%",
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05Z clm_1",
                "+1000000000-12-31T23:59:59Z clm_00000000000000000000000000000000",
                "2026-13-02T03:04:05Z clm_00000000000000000000000000000000",
                "2026-01-02T03:04:05Z clm_0000000000000000000000000000000\0"
            })
    void aCursorThatIsNoneIsNamed(String text) throws Exception {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        for (String cursor : List.of(encoded, URLEncoder.encode(text, StandardCharsets.UTF_8))) {
            var refused = get("/api/v1/claims?cursor=" + cursor, headers);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("cursor");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, -1",
        "limit, many",
        "limit, 99999999999",
        "status, open",
        "type, nonsense",
        "order_id, a%00b"
    })
    void aFilterThatCannotBeIsNamed(String name, String value) throws Exception {
        var refused = get("/api/v1/claims?" + name + "=" + value, headers);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo(name);
    }

    private List<String> file(int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String body = "{\"order_id\": \"ORD-PAGES\", \"reported_issue\": \"other\"}";
            ids.add(json(send("POST", "/api/v1/claims", body, headers))
                    .get("id")
                    .asText());
        }
        return ids;
    }

    private JsonNode list(String query) throws Exception {
        return json(get("/api/v1/claims?" + query, headers));
    }
}
