package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.io.File;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator's monitoring reads. */
class MetersTest extends ApplicationTest {

    private static final String[] ADMIN = {"Authorization", basic("admin", "admin")};
    private static final String CODE = "MTRS-4X7K-Q2ZP";

    private static final Pattern NAME = Pattern.compile("(codesupport|http_server|hikaricp)_[a-z_]+");

    @Autowired
    private WorkMeters work;

    @Test
    void aFiledClaimIsCountedByTypeAndWaitsInAQueue() throws Exception {
        work.count();
        String before = get("/actuator/prometheus", ADMIN).body();
        file();

        work.count();
        String after = get("/actuator/prometheus", ADMIN).body();
        String created =
                "codesupport_claim_events_total\\{.*claim_type=\"delivery_problem\".*event=\"claim.created\".*\\}";
        assertThat(value(after, created)).isEqualTo(value(before, created) + 1);
        String waiting = "codesupport_tasks_open\\{.*queue=\"support-desk\".*\\}";
        assertThat(value(after, waiting)).isEqualTo(value(before, waiting) + 1);
        assertThat(after)
                .contains("codesupport_jobs_due", "codesupport_incidents")
                .doesNotContain(CODE);
    }

    @Test
    void theDashboardAsksForWhatIsThere() throws Exception {
        file();
        work.count();
        String scraped = get("/actuator/prometheus", ADMIN).body();
        List<String> asked = Stream.of(JSON_MAPPER.readTree(new File("docs/grafana-dashboard.json")))
                .flatMap(dashboard -> dashboard.findValuesAsText("expr").stream())
                .flatMap(expression -> NAME.matcher(expression).results().map(MatchResult::group))
                .distinct()
                .toList();

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(asked).allSatisfy(name -> assertThat(scraped).contains(name));
    }

    @Test
    void onlyAnAdministratorReadsThem() throws Exception {
        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "Authorization", basic("owner", "owner"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    private void file() throws Exception {
        var filed = send(
                "POST",
                "/api/v1/claims",
                "{\"order_id\":\"METERS-1\",\"reported_issue\":\"delivery_failure\",\"code\":{\"value\":\"" + CODE
                        + "\"}}",
                "Authorization",
                "Bearer demo-reseller-key",
                "Content-Type",
                JSON);
        assertThat(filed.statusCode()).isEqualTo(201);
    }

    /** The value of a line; zero where it is not there yet. */
    private static double value(String page, String name) {
        Matcher line =
                Pattern.compile("^" + name + " ([0-9.E]+)$", Pattern.MULTILINE).matcher(page);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
