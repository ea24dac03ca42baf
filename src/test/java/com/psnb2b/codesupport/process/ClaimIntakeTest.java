package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.process.migration.NewVersion;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes in while a model is broken is kept, is told of, and goes on by itself once the model is mended. */
class ClaimIntakeTest extends ApplicationTest {

    private static final String COMPLETE = "invalid code, complete, in time";
    private static final String NO_SCREENSHOT = "invalid code without screenshot";
    private static final String NOT_COVERED = "bought the wrong region";
    private static final String MODEL = "processes/code-claim.bpmn";
    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};

    private static final String DUE = "camunda:dueDate=\"${dueDate}\"";

    private static final String DUE_TOMORROW = "camunda:dueDate=\"tomorrow\"";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ClaimStore claims;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WarmUp warmUp;

    @Autowired
    private MovableClock clock;

    private NewVersion version;
    private BrokenVersion model;

    @BeforeEach
    void deployAVersionToBreak() throws Exception {
        version = new NewVersion(
                repository, runtime, "camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"to-be-broken\"");
        model = new BrokenVersion(engine, jdbc, MODEL);
    }

    @AfterEach
    void mendIt() {
        clock.reset();
        model.mend();
        version.close();
        // What a test left goes on; nothing is left for the next.
        jobs().forEach(job -> management.executeJob(job.getId()));
        assertThat(jobs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'" + DUE + "', '" + DUE_TOMORROW + "'",
        "'camunda:priority=\"${priority}\"', 'camunda:priority=\"high\"'",
        "'${windowState != ''late''}', '${windowStates != ''late''}'",
        "'</bpmn:process>', '</bpmn:no-process>'",
    })
    void aClaimThatAModelFailsOnIsKeptAndTakenUp(String was, String becomes) throws Exception {
        model.by(was, becomes);

        var answer = file(COMPLETE);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode claim = json(answer);
        String id = claim.path("id").asText();
        assertThat(claim.path("status").asText()).isEqualTo("received");
        assertThat(claim.path("classification").isNull()).isTrue();
        assertThat(claim.path("evidence").path("complete").asBoolean()).isTrue();
        assertThat(claim.path("evidence").path("items")).hasSize(1);
        assertThat(claim.path("notice").asText()).contains("received");
        assertThat(instances(id)).containsExactly(IntakeProcess.KEY);
        assertThat(variables(id)).as("the engine knows the claim's id alone").isZero();

        tryAgain(id);
        assertThat(status(id)).as("while it is broken").isEqualTo("received");
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey(IntakeProcess.KEY)
                        .executable()
                        .count())
                .as("the next attempt is some minutes away")
                .isZero();

        model.mend();
        try (NewVersion mended =
                new NewVersion(repository, runtime, "camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"mended\"")) {
            // By the database's clock, of which this one may be some milliseconds behind.
            Awaitility.await("a deployment makes it due at once, on every node")
                    .until(() -> management
                                    .createJobQuery()
                                    .processDefinitionKey(IntakeProcess.KEY)
                                    .executable()
                                    .count()
                            == 1);
            tryAgain(id);
        }
        assertThat(status(id)).isEqualTo("under_review");
        assertThat(instances(id)).containsExactly(ProcessModel.KEY);
        assertThat(incidents(id)).isZero();
        assertThat(events(id)).containsExactly("claim.created", "claim.submitted", "claim.under_review");
    }

    @Test
    void itIsToldOfInCockpitHealthAndLog() throws Exception {
        model.by(DUE, DUE_TOMORROW);

        String id = json(file(COMPLETE)).path("id").asText();

        var incident = json(as("owner", "GET", "/incident?processDefinitionKeyIn=claim-intake", null));
        assertThat(incident).hasSize(1);
        assertThat(incident.path(0).path("incidentType").asText()).isEqualTo("model-failed");
        assertThat(incident.path(0).path("incidentMessage").asText()).contains("tomorrow");
        var health = get("/actuator/health", "Authorization", basic("owner", "owner"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(json(health).path("status").asText()).isEqualTo("UP");
        JsonNode intake = json(health).path("components").path("intake").path("details");
        assertThat(intake.path("waiting").asInt()).isEqualTo(1);
        assertThat(intake.path("oldest_claim").asText()).isEqualTo(id);
        assertThat(Files.readString(Path.of(LOG, "application.log")))
                .contains("A model failed on claim " + id)
                .doesNotContain("TJCJ-J4JL-VKD8");
    }

    @Test
    void oneKeyIsOneKeptClaim() throws Exception {
        model.by(DUE, DUE_TOMORROW);
        String body = claim(COMPLETE).toString();
        String key = UUID.randomUUID().toString();

        var first = send("POST", "/api/v1/claims", body, withKey(key));
        var again = send("POST", "/api/v1/claims", body, withKey(key));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
        model.mend();
        String id = json(first).path("id").asText();
        tryAgain(id);
        assertThat(send("POST", "/api/v1/claims", body, withKey(key)).body())
                .as("the first answer, whatever became of it")
                .isEqualTo(first.body());
    }

    @Test
    void everyEntryPointShowsIt() throws Exception {
        model.by(DUE, DUE_TOMORROW);
        String id = json(file(COMPLETE)).path("id").asText();
        String path = "/api/v1/claims/" + id;

        assertThat(json(get(path, RESELLER)).path("status").asText()).isEqualTo("received");
        assertThat(json(get("/api/v1/claims?status=received", RESELLER)).path("claims"))
                .extracting(claim -> claim.path("id").asText())
                .contains(id);
        assertThat(get(path + "/timeline", RESELLER).statusCode()).isEqualTo(200);
        assertThat(get(path + "/packet", RESELLER).statusCode()).isEqualTo(409);
        assertThat(json(get(path + "/packet/supplements", RESELLER)).path("supplements"))
                .isEmpty();
        var session = signedIn("reseller");
        assertThat(get("/status/claims/" + id, "Cookie", session.cookie()).body())
                .contains("Received", "it counts from the moment that it came in");
        var list = get("/status?status=received", "Cookie", session.cookie());
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains(id);
    }

    @Test
    void evidenceIsKeptWhileItIsOnlyReceived() throws Exception {
        model.by("</bpmn:process>", "</bpmn:no-process>");
        String id = json(file(NO_SCREENSHOT)).path("id").asText();

        var added = addScreenshot(id);

        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(json(added).path("status").asText()).isEqualTo("received");
        deliver(JSON_MAPPER
                .createObjectNode()
                .put("order_id", json(added).path("order_id").asText())
                .put("reseller_id", "demo-reseller")
                .put("status", "delivered"));
        assertThat(instances(id)).as("it finds all of it when it is taken up").hasSize(1);
        model.mend();
        tryAgain(id);
        assertThat(status(id)).isEqualTo("under_review");
        assertThat(claims.find(id).orElseThrow().evidence()).isNotEmpty();
    }

    @Test
    void itCanBeWithdrawnWhileItIsOnlyReceived() throws Exception {
        model.by(DUE, DUE_TOMORROW);
        String id = json(file(COMPLETE)).path("id").asText();

        var withdrawn = send("POST", "/api/v1/claims/" + id + "/withdrawal", "", RESELLER);

        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        assertThat(status(id)).isEqualTo("withdrawn");
        assertThat(instances(id)).isEmpty();
        assertThat(incidents(id)).isZero();
        var erased = send(
                "POST",
                "/api/v1/claims/" + id + "/erasure",
                "{\"reason\": \"test\"}",
                "Authorization",
                "Bearer demo-supplier-key",
                "Content-Type",
                JSON);
        assertThat(erased.statusCode()).as(erased.body()).isLessThan(300);
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(id)
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPLETE, NO_SCREENSHOT, NOT_COVERED})
    void whatCameInInTimeStaysInTime(String scenario) throws Exception {
        model.by("</bpmn:process>", "</bpmn:no-process>");
        String id = json(file(scenario)).path("id").asText();
        var filed = claims.find(id).orElseThrow().createdAt();
        clock.moveForward(Duration.ofDays(8));

        model.mend();
        tryAgain(id);

        Claim claim = claims.find(id).orElseThrow();
        assertThat(claim.status()).as("a person looks at it").isEqualTo(ClaimStatus.UNDER_REVIEW);
        assertThat(claim.submittedAt()).isEqualTo(filed);
        assertThat(claim.judgement().window().state()).isEqualTo(WindowState.OPEN);
        assertThat(claim.judgement().evidence().missing()).isEmpty();
    }

    @Test
    void whatIsMissingCanStillBeAddedWhileTheWindowIsOpen() throws Exception {
        model.by("</bpmn:process>", "</bpmn:no-process>");
        String id = json(file(NO_SCREENSHOT)).path("id").asText();
        clock.moveForward(Duration.ofDays(1));

        model.mend();
        tryAgain(id);

        assertThat(status(id)).isEqualTo("collecting");
        assertThat(claims.find(id).orElseThrow().heldUpSince()).isNull();
    }

    @Test
    void whatCameInLateIsLate() throws Exception {
        model.by("</bpmn:process>", "</bpmn:no-process>");
        String id = json(file("late by a minute")).path("id").asText();
        model.mend();
        tryAgain(id);
        assertThat(status(id)).isEqualTo("late_review");
    }

    @Test
    void aBatchKeepsItsRows() throws Exception {
        model.by(DUE, DUE_TOMORROW);
        var batch = send(
                "POST",
                "/api/v1/claims/batch",
                claim(COMPLETE) + "\n{\"order_id\": \"X\"}\n",
                "Authorization",
                "Bearer demo-reseller-key",
                "Content-Type",
                "application/x-ndjson");
        List<JsonNode> rows = batch.body().lines().map(ClaimIntakeTest::tree).toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).path("status").asInt()).as(batch.body()).isEqualTo(201);
        assertThat(rows.get(0).path("claim").path("status").asText()).isEqualTo("received");
        assertThat(rows.get(1).path("status").asInt()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "submit-form"})
    void aStartByTheEngineIsKept(String how) throws Exception {
        String orderId = "ORD-" + UUID.randomUUID();
        String start = """
                {"variables": {"orderId": {"value": "%s"}, "reportedIssue": {"value": "invalid_code"},
                 "resellerId": {"value": "demo-reseller"}, "code": {"value": "ABCD-EFGH-JKLM"},
                 "productRegion": {"value": "US"}, "orderedRegion": {"value": "US"}}}""".formatted(orderId);
        model.by(
                "camunda:candidateGroups=\"support-desk\" camunda:dueDate=\"${collectUntil}\"",
                "camunda:candidateGroups=\"support-desk\" camunda:dueDate=\"soon\"");

        var answer = as("desk", "POST", "/process-definition/key/code-claim/" + how, start);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("definitionId").asText()).startsWith("claim-intake:");
        String id = json(answer).path("businessKey").asText();
        Claim claim = claims.find(id).orElseThrow();
        assertThat(claim.status()).isEqualTo(ClaimStatus.RECEIVED);
        assertThat(claim.facts().orderId()).isEqualTo(orderId);
        assertThat(instances(id)).containsExactly(IntakeProcess.KEY);
        assertThat(variables(id)).isZero();
        assertThat(jdbc.sql("select actor from claims.claim_event where claim_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("user:desk");
    }

    @Test
    void badInputIsStillBadInput() throws Exception {
        model.by("</bpmn:process>", "</bpmn:no-process>");
        long before = count();
        assertThat(send("POST", "/api/v1/claims", "{\"order_id\": \"X\"}", RESELLER)
                        .statusCode())
                .isEqualTo(422);
        assertThat(as("desk", "POST", "/process-definition/key/code-claim/start", "{\"variables\": {}}")
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "57014", "53100", "23505", "P0001"})
    void aFaultOfTheDatabaseKeepsNothing(String state) throws Exception {
        long before = count();
        jdbc.sql("create or replace function claims.fault() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'a fault was injected' using errcode = '" + state + "'; end $$")
                .update();
        jdbc.sql("create trigger fault before insert on act_ru_task for each row execute function claims.fault()")
                .update();
        try {
            assertThat(file(COMPLETE).statusCode()).isGreaterThanOrEqualTo(500);
        } finally {
            jdbc.sql("drop trigger fault on act_ru_task").update();
        }
        assertThat(count()).isEqualTo(before);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void evidenceForAnOpenClaimIsKeptAndToldLater() throws Exception {
        String id = json(file(NO_SCREENSHOT)).path("id").asText();
        model.by(DUE, DUE_TOMORROW);

        var added = addScreenshot(id);

        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(json(added).path("evidence").path("items")).hasSize(1);
        assertThat(status(id)).isEqualTo("collecting");
        assertThat(instances(id)).containsExactlyInAnyOrder(ProcessModel.KEY, IntakeProcess.KEY);
        assertThat(addScreenshot(id).statusCode()).isEqualTo(200);
        assertThat(instances(id)).as("it is told once").hasSize(2);

        model.mend();
        tryAgain(id);
        assertThat(status(id)).isEqualTo("under_review");
        assertThat(claims.find(id).orElseThrow().evidence()).hasSize(2);
    }

    @Test
    void aRecordForAnOpenClaimIsKeptAndToldLater() throws Exception {
        // Of an order of its own: the record stays on file.
        ObjectNode claim = Scenario.onItsOwn(claim("already redeemed without delivery log"));
        String id = json(send("POST", "/api/v1/claims", claim.toString(), RESELLER))
                .path("id")
                .asText();
        model.by(DUE, DUE_TOMORROW);
        ObjectNode record = JSON_MAPPER.createObjectNode();
        record.put("order_id", claim.get("order_id").asText())
                .put("reseller_id", "demo-reseller")
                .put("status", "delivered");
        record.set("code", claim.get("code"));

        deliver(record);

        assertThat(status(id)).isEqualTo("collecting");
        model.mend();
        tryAgain(id);
        assertThat(status(id)).isEqualTo("under_review");
    }

    @Test
    void aWithdrawalThatAModelFailsOnChangesNothingAndSaysSo() throws Exception {
        String id = json(file(COMPLETE)).path("id").asText();
        model.by("</bpmn:process>", "</bpmn:no-process>");

        var answer = send("POST", "/api/v1/claims/" + id + "/withdrawal", "", RESELLER);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("code").asText()).isEqualTo("model_failed");
        assertThat(status(id)).isEqualTo("under_review");
    }

    @Test
    void aTaskThatAModelFailsAfterStaysWithItsPerson() throws Exception {
        String id = json(file(COMPLETE)).path("id").asText();
        model.by("${decision == 'replacement'", "${decisions == 'replacement'");
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        as("reviewer", "POST", "/task/" + task + "/claim", "{\"userId\": \"reviewer\"}");

        var answer = as("reviewer", "POST", "/task/" + task + "/submit-form", """
                {"variables": {"decision": {"value": "closure"}, "reasonCode": {"value": "not_confirmed"},
                 "reviewNote": {"value": "none"}}}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("no fault of yours", "the task is as it was");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task)
                        .singleResult()
                        .getAssignee())
                .isEqualTo("reviewer");
        assertThat(claims.find(id).orElseThrow().decision()).isNull();
    }

    @Test
    void aBrokenTableStopsNoEntryPointEither() throws Exception {
        String table = "processes/coverage.dmn";
        String open = json(file(NO_SCREENSHOT)).path("id").asText();
        String deployed = repository
                .createDeployment()
                .name("a table")
                .addString(table, Files.readString(Path.of(table)) + "\n")
                .deploy()
                .getId();
        BrokenVersion broken = new BrokenVersion(engine, jdbc, table).by("</dec", "</dek");
        try {
            var checked = send("POST", "/api/v1/claims/check", claim(COMPLETE).toString(), RESELLER);
            assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
            assertThat(json(checked).path("status").asText()).isEqualTo("received");
            String id = json(file(COMPLETE)).path("id").asText();
            assertThat(status(id)).isEqualTo("received");
            assertThat(addScreenshot(open).statusCode()).isEqualTo(200);
            var session = signedIn("reseller");
            for (String page : List.of("/status", "/status/claims/" + id, "/status/claims/" + open)) {
                assertThat(get(page, "Cookie", session.cookie()).statusCode())
                        .as(page)
                        .isEqualTo(200);
            }
            warmUp.start();

            broken.mend();
            tryAgain(id);
            tryAgain(open);
            assertThat(List.of(status(id), status(open))).containsOnly("under_review");
        } finally {
            repository.deleteDeployment(deployed, true);
        }
    }

    @Test
    void aNodeStartsWhileAModelIsBroken() {
        model.by("</bpmn:process>", "</bpmn:no-process>");
        warmUp.start();
        assertThat(warmUp.isRunning()).isTrue();
    }

    @Test
    void theIntakeIsDeployedAsItIsShipped() throws Exception {
        String shipped = Files.readString(Path.of("processes/claim-intake.bpmn"));
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("claim-intake.bpmn", shipped.replace("R/PT15M", "R1/PT15M"))
                        .deploy())
                .hasMessageContaining("claim-intake");
        String again = repository
                .createDeployment()
                .addString("claim-intake.bpmn", shipped.replace("\n", "\r\n"))
                .deploy()
                .getId();
        repository.deleteDeployment(again, true);
    }

    @Test
    void aCodeOfACaseThatAModelFailsOnIsKeptAndTheOthersGoOn() throws Exception {
        model.by(DUE, DUE_TOMORROW);
        ObjectNode shared = claim(COMPLETE);
        shared.remove("code");
        shared.putObject("ordered").put("region", shared.at("/product/region").asText());
        ObjectNode body = JSON_MAPPER.createObjectNode();
        body.set("shared", shared);
        var codes = body.putArray("codes");
        codes.addObject().putObject("code").put("value", "WXYP-AAAA-ACDE");
        codes.addObject().put("account_region", "JP").putObject("code").put("value", "WXYP-AAAA-ACDF");

        JsonNode filed = json(send("POST", "/api/v1/cases", body.toString(), RESELLER));

        assertThat(filed.path("by_status").toString())
                .as(filed.toString())
                .isEqualTo("{\"not_covered\":1,\"received\":1}");
    }

    private HttpResponse<String> file(String scenario) throws Exception {
        return send("POST", "/api/v1/claims", claim(scenario).toString(), RESELLER);
    }

    private static ObjectNode claim(String scenario) throws Exception {
        return ((ObjectNode) Scenario.named(scenario).claim()).put("order_id", "ORD-" + UUID.randomUUID());
    }

    private HttpResponse<String> addScreenshot(String id) throws Exception {
        ObjectNode screenshot =
                (ObjectNode) claim(COMPLETE).withArray("evidence").get(0);
        return send("POST", "/api/v1/claims/" + id + "/evidence", screenshot.toString(), RESELLER);
    }

    private static String[] withKey(String key) {
        return new String[] {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON, "Idempotency-Key", key};
    }

    private static JsonNode tree(String line) {
        try {
            return JSON_MAPPER.readTree(line);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String status(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, RESELLER)).path("status").asText();
    }

    private List<String> events(String id) {
        return claims.timeline(id).stream().map(event -> event.type()).toList();
    }

    private long count() {
        return jdbc.sql("select count(*) from claims.claim").query(Long.class).single();
    }

    private List<String> instances(String id) {
        return jdbc.sql("select d.key_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_"
                        + " where e.business_key_ = ?")
                .param(id)
                .query(String.class)
                .list();
    }

    private long variables(String id) {
        return jdbc.sql("select count(*) from act_ru_variable v join act_ru_execution e on e.id_ = v.proc_inst_id_"
                        + " where e.business_key_ = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private long incidents(String id) {
        return jdbc.sql("select count(*) from act_ru_incident i join act_ru_execution e on e.id_ = i.proc_inst_id_"
                        + " where e.business_key_ = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private List<Job> jobs() {
        return management
                .createJobQuery()
                .processDefinitionKey(IntakeProcess.KEY)
                .list();
    }

    /** Does what the engine does when a claim's job is due. */
    private void tryAgain(String id) {
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(IntakeProcess.KEY)
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        Job job = management.createJobQuery().processInstanceId(instance).singleResult();
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException failed) {
            // As in the engine: it is tried again.
        }
    }
}
