package com.psnb2b.codesupport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.guard.Models;
import com.psnb2b.codesupport.process.http.SupplierApi;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a build server of an owner is told about files that it has not deployed. */
class ModelCheckCallTest extends ApplicationTest {

    private static final String BOUNDARY = "----models";
    private static final String WINDOW = "claim-window.dmn";
    private static final String TIMER =
            "<bpmn:intermediateCatchEvent id=\"step\" name=\"Wait a day\"><bpmn:timerEventDefinition>"
                    + "<bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";

    /**
     * @param says what its one message must hold: the file or element by name, what is wrong, and what to do
     */
    private record Wrong(String kind, Map<String, byte[]> files, List<String> says) {

        @Override
        public String toString() {
            return kind;
        }
    }

    @Autowired
    private RepositoryService repository;

    @Test
    void thePageSaysWhatADrawingCanNameAndNoSecret() throws Exception {
        String page = get("/app/models", "Cookie", signedIn("owner").cookie()).body();
        assertThat(page)
                .contains("http:supplier", "localhost:", "ask-supplier", "saturday,sunday: 00:00-24:00 · UTC")
                .doesNotContain(SupplierApi.SECRET, "/v2");
    }

    static Stream<Wrong> wrong() throws Exception {
        var zip = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(zip)) {
            archive.putNextEntry(new ZipEntry(WINDOW));
            archive.write(bytes(Models.shipped(WINDOW)));
        }
        String window = Models.shipped(WINDOW);
        String model = Models.shipped(Models.CLAIMS);
        return Stream.of(
                new Wrong(
                        "no end",
                        Map.of(
                                Models.CLAIMS,
                                bytes(model.replaceAll(
                                        "(?s)<bpmn:endEvent id=\"claim-not-covered\".*?</bpmn:endEvent>", ""))),
                        List.of("to-not-covered", "flow from", "draw both of its ends to a step of")),
                new Wrong(
                        "Camunda 8",
                        Map.of(
                                "eight.bpmn",
                                bytes(Models.other("eight", "<bpmn:userTask id=\"step\" name=\"Ask\"/>")
                                        .replace(
                                                "xmlns:activiti=\"http://activiti.org/bpmn\"",
                                                "xmlns:modeler=\"http://camunda.org/schema/modeler/1.0\""
                                                        + " modeler:executionPlatform=\"Camunda Cloud\""
                                                        + " modeler:executionPlatformVersion=\"8.7.0\""))),
                        List.of("eight.bpmn", "Camunda 8", "make a new BPMN diagram for Camunda 7")),
                new Wrong(
                        "DOCTYPE",
                        Map.of(
                                WINDOW,
                                bytes(window.replaceFirst("\\?>", "?><!DOCTYPE definitions [<!ENTITY a \"b\">]>"))),
                        List.of(WINDOW, "DOCTYPE", "delete that line")),
                new Wrong("ZIP", Map.of("models.bpmn", zip.toByteArray()), List.of("models.bpmn", "ZIP", "unpack")),
                new Wrong(
                        "30 MB",
                        Map.of("huge.bpmn", new byte[30_000_000]),
                        List.of("huge.bpmn", "larger than", "leave out")),
                new Wrong(
                        "two forms of an id",
                        Map.of(
                                "one.form",
                                bytes(Models.shipped("review-claim.form")),
                                "two.form",
                                bytes(Models.shipped("review-claim.form"))),
                        List.of("two.form", "review-claim", "twice", "leave one out")),
                new Wrong(
                        "not XML",
                        Map.of(Models.CLAIMS, bytes("a picture of the process")),
                        List.of(Models.CLAIMS, "no XML", "choose the file that Modeler saved")),
                new Wrong(
                        "empty", Map.of(Models.CLAIMS, new byte[0]), List.of(Models.CLAIMS, "empty", "save it again")),
                new Wrong(
                        "unknown reference",
                        Map.of(
                                Models.CLAIMS,
                                bytes(model.replace("formRef=\"approve-outcome\"", "formRef=\"approve-outcom\""))),
                        List.of("approve-outcome", "Approve outcome", "approve-outcom")),
                new Wrong(
                        "not UTF-8",
                        Map.of(
                                WINDOW,
                                window.replace("Claim window by", "Anspr\u00fcche, by")
                                        .getBytes(StandardCharsets.ISO_8859_1)),
                        List.of(WINDOW, "UTF-8", "save it in Modeler")),
                new Wrong(
                        "wrong output",
                        Map.of(WINDOW, bytes(window.replaceFirst("\"P7D\"", "\"a week\""))),
                        List.of("claim-window", "Claim window by claim type", "row 1", "a week", "no span of time")),
                new Wrong(
                        "two processes of one key",
                        Map.of(
                                "one.bpmn",
                                bytes(Models.other("mine", TIMER)),
                                "two.bpmn",
                                bytes(Models.other("mine", TIMER))),
                        List.of("two.bpmn", "mine", "twice", "leave one out")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongFileHasOneMessageThatSaysWhatToDo(Wrong wrong) throws Exception {
        var answer = check("owner", wrong.files());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode verdict = json(answer);
        assertThat(verdict.path("deployable").asBoolean()).isFalse();
        assertThat(verdict.path("findings")).as(answer.body()).hasSize(1);
        assertThat(verdict.path("findings").get(0).toString()).contains(wrong.says());
    }

    @Test
    void aPathThatIsRefusedIsToldStepByStep() throws Exception {
        String past =
                Models.shipped(Models.CLAIMS).replace("targetRef=\"review-claim\"", "targetRef=\"record-outcome\"");

        JsonNode verdict = json(check("owner", Map.of(Models.CLAIMS, bytes(past))));

        JsonNode finding = verdict.path("findings").get(0);
        assertThat(finding.path("reason").asText()).isEqualTo("NO_REVIEW");
        assertThat(finding.path("path").findValuesAsText("name"))
                .startsWith("Claim reported", "Collect claim")
                .contains("In time?", "Submit claim")
                .endsWith("Record outcome");
    }

    @Test
    void aGoodFileIsComparedWithWhatIsInForceAndNothingIsDeployed() throws Exception {
        long before = repository.createDeploymentQuery().count();

        var answer = check("owner", Map.of(WINDOW, bytes(Models.shipped(WINDOW).replaceFirst("\"P7D\"", "\"P10D\""))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode change = json(answer).path("changes").get(0).path("changes");
        assertThat(change).as(answer.body()).hasSize(1);
        assertThat(change.get(0).path("name").asText()).isEqualTo("row 1, Window (ISO 8601 duration)");
        assertThat(change.get(0).path("before").asText()).isEqualTo("\"P7D\"");
        assertThat(change.get(0).path("after").asText()).isEqualTo("\"P10D\"");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void anExampleThatWouldFailIsToldWithTheTableThatFailsIt() throws Exception {
        JsonNode all =
                json(check("owner", Map.of(WINDOW, bytes(Models.shipped(WINDOW).replace("\"P7D\"", "\"P10D\"")))));
        assertThat(all.path("deployable").asBoolean())
                .as("of the shipped ones the log tells")
                .isTrue();
        assertThat(all.path("examples").toString()).contains("late by a minute", "\"refuses\":false");

        String mine = """
                {"name": "mine", "claim": {"order_id": "ORD-1", "reported_issue": "invalid_code",
                  "code": {"value": "@code"}}, "expect": {"type": "delivery_problem"}}""";
        var refused = check("owner", Map.of("mine.json", bytes(mine)));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).path("examples").toString()).contains("mine.json", "must be delivery_problem");
    }

    @Test
    void onlyOwnersAndAdministratorsAreTold() throws Exception {
        Map<String, byte[]> files = Map.of(WINDOW, bytes(Models.shipped(WINDOW)));

        assertThat(check("admin", files).statusCode()).isEqualTo(200);
        assertThat(check("reviewer", files).statusCode()).isEqualTo(403);
        assertThat(check("senior", files).statusCode()).isEqualTo(403);
        assertThat(sendBytes(
                                "POST",
                                "/app/models/check",
                                body(files),
                                "Authorization",
                                basic("owner", "wrong"),
                                "Content-Type",
                                type())
                        .statusCode())
                .isEqualTo(401);
        assertThat(sendBytes("POST", "/app/models/check", body(files), "Content-Type", type())
                        .statusCode())
                .isEqualTo(403);
        assertThat(sendBytes(
                                "POST",
                                "/app/models/deploy",
                                body(files),
                                "Authorization",
                                basic("owner", "owner"),
                                "Content-Type",
                                type())
                        .statusCode())
                .as("the other calls of the page take no password, and so no form of another site")
                .isEqualTo(403);
    }

    @Test
    void nothingAtAllIsToldToo() throws Exception {
        var answer = check("owner", Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("send at least one");
    }

    private HttpResponse<String> check(String person, Map<String, byte[]> files) throws Exception {
        return sendBytes(
                "POST",
                "/app/models/check",
                body(files),
                "Authorization",
                basic(person, person),
                "Content-Type",
                type());
    }

    private static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    private static byte[] body(Map<String, byte[]> files) {
        var body = new ByteArrayOutputStream();
        new LinkedHashMap<>(files).forEach((name, content) -> {
            body.writeBytes(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                    + name + "\"\r\n\r\n"));
            body.writeBytes(content);
            body.writeBytes(bytes("\r\n"));
        });
        body.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
