package com.psnb2b.codesupport.web.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.policy.Wording;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the claim tab is told about a claim, and who may ask. */
class CaseFilesTest extends ApplicationTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };

    @Autowired
    private TaskService tasks;

    private final String order = "ORD-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aReviewerReadsEverythingAtOnce() throws Exception {
        Instant delivered = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(50, ChronoUnit.HOURS);
        deliver(delivered.minus(2, ChronoUnit.HOURS));
        ObjectNode claim = claim();
        claim.put("delivered_at", delivered.toString());
        claim.withObjectProperty("customer_report")
                .put("attempted_at", delivered.minus(5, ChronoUnit.HOURS).toString());
        String id = file(claim);

        JsonNode file = caseFile("reviewer", id);

        assertThat(file.at("/order_id").asText()).isEqualTo(order);
        assertThat(file.at("/code").asText()).isEqualTo("XXXX-XXXX-VKD8");
        assertThat(file.at("/type/text").asText()).isEqualTo("Invalid code");
        assertThat(file.at("/coverage/text").asText()).isEqualTo("Covered if confirmed");
        assertThat(file.at("/reported/error_meaning").asText()).startsWith("The store reports");
        assertThat(file.at("/window/source").asText()).isEqualTo("recorded");
        JsonNode step = file.at("/timeline/1");
        assertThat(step.at("/step/text").asText()).isEqualTo("Delivered");
        assertThat(step.at("/source").asText()).isEqualTo("recorded");
        assertThat(Instant.parse(step.at("/stated").asText())).isEqualTo(delivered);
        assertThat(file.at("/timeline/3/problems/0").asText()).isEqualTo("tried before it was delivered");
        assertThat(file.get("facts").findValuesAsText("label")).contains("Delivered at", "Production batch");
        assertThat(file.at("/checklist").findValuesAsText("name")).contains("Error screenshot", "Transaction history");
        assertThat(file.at("/evidence/0/kind").asText()).isEqualTo("picture");
        assertThat(file.at("/signals").findValuesAsText("kind")).contains("times_do_not_fit");
        assertThat(file.at("/history").findValuesAsText("text")).contains("Claim received", "Under review");
        assertThat(file.toString())
                .doesNotContain("TJCJ")
                .satisfies(text -> assertThat(Wording.promiseIn(text)).isEmpty());
    }

    @Test
    void tasklistAsksByTheTask() throws Exception {
        String id = file(claim());
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        assertThat(caseFile("reviewer", "of-task/" + task).get("id").asText()).isEqualTo(id);
        assertThat(ask("reviewer", "of-task/no-such-task").statusCode()).isEqualTo(404);
    }

    @Test
    void otherClaimsOnTheOrderAreToldWithHowTheyEnded() throws Exception {
        String first = file(claim());
        send("POST", "/api/v1/claims/" + first + "/withdrawal", "{}", RESELLER);
        JsonNode earlier = caseFile("desk", file(claim())).get("earlier");
        assertThat(earlier).hasSize(1);
        assertThat(earlier.at("/0/id").asText()).isEqualTo(first);
        assertThat(earlier.at("/0/status/text").asText()).isEqualTo("Withdrawn");
        assertThat(earlier.at("/0/code").asText()).isEqualTo("XXXX-XXXX-VKD8");
    }

    @Test
    void whatOthersWroteComesAsItWasWritten() throws Exception {
        ObjectNode claim = claim();
        claim.withObjectProperty("customer_report").put("text", "<img src=x onerror=alert(1)>");
        var answer = ask("reviewer", file(claim));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json(answer).at("/reported/text").asText()).isEqualTo("<img src=x onerror=alert(1)>");
    }

    @Test
    void aPictureHasASmallCopyThatOnlyItsClaimShows() throws Exception {
        String id = file(claim());
        String other = file(claim());
        String picture = caseFile("reviewer", id).at("/evidence/0/id").asText();
        var small = ask("reviewer", id + "/evidence/" + picture + "/thumbnail");
        assertThat(small.statusCode()).isEqualTo(200);
        assertThat(small.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(ask("reviewer", other + "/evidence/" + picture + "/thumbnail")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ask("reviewer", id + "/evidence/ev_none/thumbnail").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"reviewer, 200", "senior, 200", "desk, 200", "admin, 200", "owner, 403"})
    void onlyWhoWorksOnClaimsMaySeeThem(String person, int expected) throws Exception {
        String id = file(claim());
        assertThat(ask(person, id).statusCode()).isEqualTo(expected);
        String picture = caseFile("reviewer", id).at("/evidence/0/id").asText();
        assertThat(ask(person, id + "/evidence/" + picture + "/thumbnail").statusCode())
                .isEqualTo(expected);
    }

    @Test
    void nobodyElseIsLetIn() throws Exception {
        String id = file(claim());
        assertThat(get("/app/claims/" + id).statusCode()).isIn(302, 401);
        assertThat(get("/app/claims/" + id, "Authorization", "Bearer demo-reseller-key")
                        .statusCode())
                .isIn(302, 401);
    }

    private ObjectNode claim() throws Exception {
        ObjectNode claim =
                Scenario.named("invalid code, complete, in time").claim().deepCopy();
        return claim.put("order_id", order);
    }

    private void deliver(Instant at) throws Exception {
        ObjectNode record = JSON_MAPPER.createObjectNode();
        record.put("order_id", order).put("reseller_id", "demo-reseller").put("batch_id", "B-" + order);
        record.put("status", "delivered").put("delivered_at", at.toString());
        record.putObject("code").put("value", "TJCJ-J4JL-VKD8");
        deliver(record);
    }

    private String file(ObjectNode claim) throws Exception {
        return json(send("POST", "/api/v1/claims", claim.toString(), RESELLER))
                .get("id")
                .asText();
    }

    private JsonNode caseFile(String person, String path) throws Exception {
        var answer = ask(person, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private HttpResponse<String> ask(String person, String path) throws Exception {
        return get("/app/claims/" + path, "Cookie", session(person));
    }

    private String session(String person) throws Exception {
        var form = get("/login");
        var token = TOKEN.matcher(form.body());
        assertThat(token.find()).isTrue();
        String body = "username=" + person + "&password=" + person + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return cookie(send(
                "POST", "/login", body, "Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie(form)));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
