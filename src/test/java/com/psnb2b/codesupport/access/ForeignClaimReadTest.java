package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.CaseOfCodes;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * For a claim or case of another reseller the database is asked the same, and gives as many rows, as for one that is none: so
 * neither an answer nor the time that it takes can tell them apart.
 */
class ForeignClaimReadTest extends RoleTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static String claim;
    private static String claimCase;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/v1/claims/%s",
                "GET    | /api/v1/claims/%s/timeline",
                "GET    | /api/v1/claims/%s/evidence/none",
                "GET    | /api/v1/claims/%s/packet",
                "GET    | /api/v1/claims/%s/packet/supplements",
                "GET    | /api/v1/claims/%s/packet/supplements/1",
                "POST   | /api/v1/claims/%s/evidence",
                "POST   | /api/v1/claims/%s/reconsideration",
                "POST   | /api/v1/claims/%s/appeal",
                "POST   | /api/v1/claims/%s/withdrawal",
                "POST   | /api/v1/claims/%s/link",
                "DELETE | /api/v1/claims/%s/link",
                "GET    | /status/claims/%s",
                "GET    | /status/claims/%s/evidence/none",
                "POST   | /status/claims/%s/evidence",
                "POST   | /status/claims/%s/reconsideration",
                "POST   | /status/claims/%s/withdrawal",
                "GET    | /api/v1/cases/%s",
                "GET    | /api/v1/cases/%s/packet",
                "POST   | /api/v1/cases/%s/codes",
                "POST   | /api/v1/cases/%s/evidence",
                "POST   | /api/v1/cases/%s/withdrawal",
                "GET    | /status/cases/%s",
                "POST   | /status/cases/%s/codes",
                "POST   | /status/cases/%s/evidence",
                "POST   | /status/cases/%s/withdrawal"
            })
    void asMuchIsReadAsForNone(String method, String path) throws Exception {
        Role other = path.startsWith("/api/") ? Role.OTHER_RESELLER : Role.OTHER_RESELLERS_PERSON;
        // A first time: whoever signs in or is looked up for the first time needs more.
        String foreign = path.contains("/cases/") ? foreignCase() : foreign();
        String unknown = unknown(foreign);
        answer(other, method, path, unknown);

        var ofForeign = read(() -> answer(other, method, path, foreign));
        var ofUnknown = read(() -> answer(other, method, path, unknown));

        assertThat(ofForeign).isNotEmpty().isEqualTo(ofUnknown);
        assertThat(words(answer(other, method, path, foreign), foreign))
                .isEqualTo(words(answer(other, method, path, unknown), unknown));
    }

    @Test
    void norDoesTheHolderOfALinkSeeWhatElseIsThere() throws Exception {
        foreign();
        String baseUrl = json(send(Role.OTHER_RESELLER, "POST", "/api/v1/claims", body()))
                .path("id")
                .asText();
        String link = json(send(Role.OTHER_RESELLER, "POST", "/api/v1/claims/" + baseUrl + "/link", null))
                .path("url")
                .asText();
        var page = get("/status/link");
        String session = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        String secret = link.substring(link.indexOf('#') + 1);
        var opened = send(
                "POST",
                "/status/link",
                "link=" + secret + "&_csrf=" + token(page),
                "Content-Type",
                FORM,
                "Cookie",
                session);
        String holder = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(get("/status/claims/" + baseUrl, "Cookie", holder).statusCode())
                .isEqualTo(200);

        var ofForeign = read(() -> get("/status/claims/" + foreign(), "Cookie", holder));
        var ofUnknown = read(() -> get("/status/claims/" + unknown(foreign()), "Cookie", holder));

        assertThat(ofForeign).isNotEmpty().isEqualTo(ofUnknown);
    }

    private HttpResponse<String> answer(Role role, String method, String path, String id) throws Exception {
        String body = method.equals("POST") ? "{\"reason\": \"look\"}" : null;
        var answer = path.startsWith("/status/") && body != null
                ? send(role, method, path.formatted(id), "reason=look", "Content-Type", FORM)
                : send(role, method, path.formatted(id), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        return answer;
    }

    /** What is read of claims: who calls is kept for a while and looked up anew when that is over, which no claim changes. */
    private static List<String> read(CountedSql.Calls calls) throws Exception {
        List<String> read = new ArrayList<>();
        boolean isOfTheCaller = false;
        for (String note : CountedSql.of(calls)) {
            isOfTheCaller = note.startsWith("row:") ? isOfTheCaller : note.contains("claims.api_key");
            if (!isOfTheCaller) {
                read.add(note);
            }
        }
        return read;
    }

    /** Without what differs from call to call: the id that was asked for, and when. */
    private static String words(HttpResponse<String> answer, String id) {
        return answer.body().replace(id, "").replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    private String foreign() throws Exception {
        if (claim == null) {
            claim = json(send(Role.RESELLER, "POST", "/api/v1/claims", body()))
                    .path("id")
                    .asText();
        }
        return claim;
    }

    private String foreignCase() throws Exception {
        if (claimCase == null) {
            claimCase = json(send(Role.RESELLER, "POST", "/api/v1/cases", CaseOfCodes.json("ORD-FOREIGN", 2, 90_000)))
                    .path("id")
                    .asText();
        }
        return claimCase;
    }

    private static String unknown(String foreign) {
        return foreign.replaceAll(".{4}$", "0000");
    }

    private static String body() throws Exception {
        ObjectNode body =
                Scenario.named("invalid code, complete, in time").claim().deepCopy();
        return body.toString();
    }
}
