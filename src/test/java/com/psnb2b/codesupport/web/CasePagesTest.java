package com.psnb2b.codesupport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many codes on pages, for a reseller's people and the desk: checked, filed once, shown in groups, and for nobody else. */
class CasePagesTest extends ApplicationTest {

    private static final String[] ONE = {"Authorization", "Bearer demo-reseller-key"};
    private static final Pattern KEY = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    private final String order = "CASE-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    private Browsing browser;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void newBrowser() {
        browser = new Browsing("http://localhost:" + port);
    }

    @Test
    void wrongLinesAreNamedAndOneFormFilesOnce() throws Exception {
        browser.signIn("reseller");
        String key = key(browser.open("/status/new-case"));
        String wrong = list(30, i -> i == 6 ? "WXYP-" + letters(6) + "-" : i == 20 ? code(3) : code(i));
        HttpResponse<String> refused = browser.submit("/status/new-case/file", form(key, wrong));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(key(refused)).isEqualTo(key);
        assertThat(refused.body())
                .contains("29 codes could be filed, 1 cannot be read", "Line 21", "the code of line 4", order)
                .doesNotContain(code(3), code(7));
        assertThat(claims()).isEmpty();

        String mended = list(30, CasePagesTest::code);
        HttpResponse<String> checked = browser.submit("/status/new-case", form(key, mended));
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body())
                .contains("30 codes can be filed", "Screenshot of the error")
                .doesNotContain(code(7));
        assertThat(claims()).isEmpty();

        HttpResponse<String> filed = browser.submit("/status/new-case/file", form(key, mended));
        assertThat(filed.uri().getPath()).matches("/status/cases/cas_[0-9a-f]+");
        assertThat(filed.body()).contains("The case is filed", order + ", 30 codes");
        HttpResponse<String> again = browser.submit("/status/new-case/file", form(key, list(2, i -> code(i + 50))));
        assertThat(again.uri().getPath()).isEqualTo(filed.uri().getPath());
        assertThat(again.body()).contains("Nothing was filed again");
        assertThat(claims()).hasSize(30);
    }

    @Test
    void aTableNamesItsColumnsAndWhatIsNone() throws Exception {
        browser.signIn("reseller");
        String key = key(browser.open("/status/new-case"));
        assertThat(browser.submit("/status/new-case", form(key, "code;region\n" + code(1) + ";US"))
                        .body())
                .contains("region: ");
        assertThat(browser.submit("/status/new-case", form(key, code(1) + ";US"))
                        .body())
                .contains("names none of them");
        String table = "Code\tproduct.region\n" + code(1) + "\tUS\n" + code(2) + "\tNowhere\nXXXX-XXXX-ACDE\tUS\n";
        HttpResponse<String> checked = browser.submit("/status/new-case", form(key, table));
        assertThat(checked.body()).contains("2 codes could be filed, 1 cannot be read", "Line 3", "Region delivered: ");
        HttpResponse<String> none = browser.submit("/status/new-case/file", form(key, ""));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Names no code");
        Map<String, String> keyless = form("", list(2, CasePagesTest::code));
        assertThat(browser.submit("/status/new-case/file", keyless).statusCode())
                .isEqualTo(422);
        assertThat(claims()).isEmpty();
    }

    @Test
    void aCaseStandsOnceAndShowsItsCodesInGroups() throws Exception {
        browser.signIn("reseller");
        String key = key(browser.open("/status/new-case"));
        String table = "code,account_region\n" + list(120, i -> code(i) + (i == 70 ? ",DE" : ",US"));
        String page =
                browser.submit("/status/new-case/file", form(key, table)).uri().getPath();

        String list = browser.open("/status").body();
        assertThat(list).contains(page, "120 codes").doesNotContain(order + "</a>\n          <span");
        assertThat(browser.open("/status?order_id=" + order).body()).contains("in a case", "/status/claims/clm_");
        assertThat(browser.open("/status/cases").body()).contains(page);

        String shown = browser.open(page).body();
        assertThat(shown.indexOf("1 code<")).isPositive().isLessThan(shown.indexOf("119 codes<"));
        assertThat(shown).contains("All 120, page 1 of 2").doesNotContain("SIGNAL", "signal");
        assertThat(codes(shown)).isEqualTo(100);
        assertThat(codes(browser.open(page + "?page=2").body())).isEqualTo(20);
        assertThat(codes(browser.open(page + "?page=99999999999999").body())).isEqualTo(100);
        String end = code(70).substring(10);
        assertThat(codes(browser.open(page + "?find=" + end).body())).isEqualTo(1);
        Matcher group = Pattern.compile("group=([0-9a-f]{16})").matcher(shown);
        assertThat(group.find()).isTrue();
        assertThat(codes(browser.open(page + "?group=" + group.group(1)).body()))
                .isEqualTo(1);
        assertThat(codes(browser.open(page + "?status=withdrawn").body())).isZero();

        Browsing other = new Browsing("http://localhost:" + port);
        other.signIn("reseller2");
        assertThat(other.open(page).statusCode()).isEqualTo(404);
        assertThat(other.open("/status/cases").body()).doesNotContain(page);
    }

    @Test
    void whatIsAddedOnceCountsForAllThatAreOpenAndAllAreTakenBack() throws Exception {
        browser.signIn("reseller");
        String key = key(browser.open("/status/new-case"));
        String page = browser.submit("/status/new-case/file", form(key, list(5, CasePagesTest::code)))
                .uri()
                .getPath();
        String one = claims().get(0).get("id").asText();
        browser.submit("/status/claims/" + one + "/withdrawal", Map.of());
        assertThat(browser.open(page).body()).contains("4 codes end", "all 4 open codes", "Region delivered: 4 codes");

        assertThat(browser.submit(page + "/evidence", Map.of()).statusCode()).isEqualTo(422);
        assertThat(browser.submit(page + "/evidence", Map.of("account_region", "Nowhere"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> added =
                browser.submit(page + "/evidence", Map.of("account_region", "US", "product.region", "US"));
        assertThat(added.body()).contains("Added for all open codes").doesNotContain("Region delivered: 4 codes");

        Browsing other = new Browsing("http://localhost:" + port);
        other.signIn("reseller2");
        other.open("/status");
        assertThat(other.submit(page + "/evidence", Map.of("account_region", "US"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.submit(page + "/withdrawal", Map.of("confirmed", "yes"))
                        .statusCode())
                .isEqualTo(404);

        assertThat(browser.submit(page + "/withdrawal", Map.of()).body()).contains("Nothing was withdrawn");
        HttpResponse<String> withdrawn = browser.submit(page + "/withdrawal", Map.of("confirmed", "yes"));
        assertThat(withdrawn.body()).contains("5 Withdrawn").doesNotContain("Take back all");
        assertThat(browser.submit(page + "/withdrawal", Map.of("confirmed", "yes"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void codesAreAddedToACaseThatIsThereOnceOrNone() throws Exception {
        browser.signIn("reseller");
        String key = key(browser.open("/status/new-case"));
        String page = browser.submit("/status/new-case/file", form(key, list(3, CasePagesTest::code)))
                .uri()
                .getPath();
        assertThat(browser.open(page).body()).contains(page + "/codes");

        String more = key(browser.open(page + "/codes"));
        HttpResponse<String> known =
                browser.submit(page + "/codes", Map.of("once", more, "codes", code(7) + "\n" + code(1)));
        assertThat(known.statusCode()).isEqualTo(422);
        assertThat(known.body())
                .contains("1 code cannot be added", "Line 2", "of this case")
                .doesNotContain(code(1), code(7));
        String noCode = "WXYP-ACDE-KMN!" + "0".repeat(80);
        HttpResponse<String> wrong =
                browser.submit(page + "/codes", Map.of("once", more, "codes", code(7) + "\n" + noCode));
        assertThat(wrong.body()).contains("1 code cannot be added", "Line 2");
        assertThat(browser.submit(page + "/codes", Map.of("once", more)).body()).contains("Names no code");
        assertThat(browser.submit(page + "/codes", Map.of("once", more, "codes", code(7), "order_id", "x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(claims()).hasSize(3);

        Map<String, String> form =
                Map.of("once", more, "codes", "code,account_region\n" + code(7) + ",DE\n" + code(8) + ",");
        HttpResponse<String> added = browser.submit(page + "/codes", form);
        assertThat(added.uri().getPath()).isEqualTo(page);
        assertThat(added.body()).contains("The codes are added", order + ", 5 codes", "Codes added");
        assertThat(browser.submit(page + "/codes", form).uri().getPath()).isEqualTo(page);
        assertThat(claims()).hasSize(5);

        browser = new Browsing("http://localhost:" + port);
        browser.signIn("desk");
        assertThat(browser.open("/app/new-case/codes?case_id=cas_none").body()).contains("There is no such case");
        String id = page.substring(page.lastIndexOf('/') + 1);
        HttpResponse<String> atTheDesk = browser.open("/app/new-case/codes?case_id=" + id);
        assertThat(atTheDesk.body()).contains("Order " + order, "Of demo-reseller");
        HttpResponse<String> filed =
                browser.submit("/app/new-case/codes", Map.of("once", key(atTheDesk), "case_id", id, "codes", code(9)));
        assertThat(filed.body()).contains("The codes are added");
        assertThat(claims()).hasSize(6);
        assertThat(jdbc.sql(
                                "select actor from claims.case_event where case_id = ? and type = 'case.codes_added' order by sequence")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("reseller:demo-reseller", "user:desk");
    }

    @Test
    void theDeskFilesForTheResellerThatItNames() throws Exception {
        browser.signIn("reviewer");
        assertThat(browser.open("/app/new-case").statusCode()).isEqualTo(403);
        browser = new Browsing("http://localhost:" + port);
        browser.signIn("desk");
        String key = key(browser.open("/app/new-case"));
        Map<String, String> form = form(key, list(3, CasePagesTest::code));
        HttpResponse<String> nobodys = browser.submit("/app/new-case/file", form);
        assertThat(nobodys.statusCode()).isEqualTo(422);
        assertThat(nobodys.body()).contains("Say whose the codes are");
        form.put("reseller_id", "demo-reseller");
        HttpResponse<String> filed = browser.submit("/app/new-case/file", form);
        assertThat(filed.body()).contains("The case is filed", "cas_");
        assertThat(claims()).hasSize(3);
    }

    @Test
    void theCheckPageTakesManyAndKeepsNone() throws Exception {
        Map<String, String> form = form(null, list(24, i -> i == 4 ? code(2) : code(i)));
        form.remove("order_id");
        HttpResponse<String> checked = browser.submit("/check", form);
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body())
                .contains("23 codes, 1 cannot be read", "Line 5", "Order number", "nothing was filed")
                .doesNotContain(code(2), code(7));
        assertThat(claims()).isEmpty();
        form.put("code", code(1));
        assertThat(browser.submit("/check", form).statusCode()).isEqualTo(422);
    }

    private JsonNode claims() throws Exception {
        return json(get("/api/v1/claims?limit=200&order_id=" + order, ONE)).get("claims");
    }

    private Map<String, String> form(String key, String codes) {
        Map<String, String> form = new LinkedHashMap<>();
        if (key != null) {
            form.put("once", key);
        }
        form.put("codes", codes);
        form.put("order_id", order);
        form.put("reported_issue", "invalid_code");
        form.put("customer_report.error_code", "WC-40371-5");
        form.put("delivered_at", Instant.now().minus(1, ChronoUnit.DAYS).toString());
        return form;
    }

    private static String key(HttpResponse<String> page) {
        Matcher found = KEY.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static int codes(String page) {
        return (int) Pattern.compile("href=\"/status/claims/clm_[0-9a-f]+\"")
                .matcher(page)
                .results()
                .count();
    }

    private static String list(int codes, IntFunction<String> line) {
        return IntStream.range(0, codes).mapToObj(line).collect(Collectors.joining("\n"));
    }

    /** Letters that look like no digit, so that no two codes look alike. */
    private static String code(int i) {
        return "WXYP-" + letters(i / 1000) + "-" + letters(i);
    }

    private static String letters(int i) {
        return "%04d"
                .formatted(i % 10_000)
                .chars()
                .mapToObj(c -> String.valueOf("ACDEFHJKMN".charAt(c - '0')))
                .collect(Collectors.joining());
    }
}
