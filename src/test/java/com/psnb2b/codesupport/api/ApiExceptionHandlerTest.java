package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever Spring refuses before a controller is reached is a problem with a code like every other refusal. */
class ApiExceptionHandlerTest extends ApplicationTest {

    private static final String KEY = "Bearer demo-reseller-key";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/v1/no-such-thing    | application/json | 404 | not_found",
                "GET    | /api/no-such-thing       | application/json | 404 | not_found",
                "DELETE | /api/v1/claims           | application/json | 405 | method_not_allowed",
                "POST   | /api/v1/claims           | text/plain       | 415 | unsupported_media_type",
                "POST   | /api/v1/claims           | not a media type | 415 | unsupported_media_type",
                "POST   | /api/v1/claims           | application/json | 400 | unreadable",
                "GET    | /api/v1/claims?cursor=x  | application/json | 422 | invalid_input",
                "GET    | /api/v1/claims;x=y       | application/json | 400 | unreadable",
                "GET    | /api/v1//claims          | application/json | 400 | unreadable"
            })
    void whatNobodyTakesIsAProblemWithACode(String method, String path, String type, int status, String code)
            throws Exception {
        assertProblem(send(method, path, "nonsense", "Authorization", KEY, "Content-Type", type), status, code);
    }

    @Test
    void whoTakesNoJsonIsToldSoInJson() throws Exception {
        assertProblem(get("/api/v1/claims", "Authorization", KEY, "Accept", "text/html"), 406, "not_acceptable");
    }

    @Test
    void aFormAboveTheLimitIsTooLarge() throws Exception {
        String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"
                + "a".repeat(13 * 1024 * 1024) + "\r\n--x--\r\n";

        assertProblem(
                send(
                        "POST",
                        "/api/v1/claims/clm_1/evidence",
                        form,
                        "Authorization",
                        KEY,
                        "Content-Type",
                        "multipart/form-data; boundary=x"),
                413,
                "too_large");
    }

    @Test
    void aBodyAboveTheLimitIsTooLarge() throws Exception {
        String claim = "{\"order_id\": \"" + "a".repeat(68 * 1024 * 1024) + "\"}";

        assertProblem(
                send("POST", "/api/v1/claims", claim, "Authorization", KEY, "Content-Type", JSON), 413, "too_large");
    }

    private void assertProblem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
        assertThat(json(answer).has("instance")).isFalse();
    }
}
