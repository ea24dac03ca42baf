package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.code.CodeSpellings;
import com.psnb2b.codesupport.evaluation.EvaluationMailServer;
import com.psnb2b.codesupport.mail.TestMails;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A full code goes in through every entry point, in calls that are taken and in calls that fail, and is found nowhere: in no
 * table, no file of the database, no log line and no answer (contract, section 4.3).
 */
class NoCodeAnywhereTest extends RoleTest {

    private static final String COMPLETE = "invalid code, complete, in time";
    private static final String INCOMPLETE = "invalid code without screenshot";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EvaluationMailServer mailServer;

    @Autowired
    private TaskService tasks;

    private final SecretCodes codes = new SecretCodes();
    private final Set<String> answered = new TreeSet<>();
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void noFullCodeIsKeptOrRepeatedWhicheverWayItCameIn() throws Exception {
        claims();
        spellings();
        claimsThatFail();
        addresses();
        evidence();
        laterTexts();
        deliveries();
        batches();
        pages();
        mails();
        retention();
        starts();
        people();
        variables();
        restOfTheEngine();
        deployments();

        EverythingKept kept = new EverythingKept(jdbc);
        assertThat(codes.count()).isGreaterThan(80);
        assertThat(taken.get()).as("calls that were taken").isGreaterThan(50);
        assertThat(answered).as("answers").isEmpty();
        assertThat(kept.tables()).hasSizeGreaterThan(50);
        assertThat(kept.inTables(codes)).as("tables").isEmpty();
        assertThat(kept.inDataFiles(codes)).as("files of the database").isEmpty();
        assertThat(EverythingKept.inFiles(Path.of(LOG), codes)).as("log").isEmpty();
    }

    /** The search is no search if it finds nothing where something is. */
    @Test
    void aCodeThatIsKeptIsFoundInEveryForm() {
        SecretCodes planted = new SecretCodes();
        String code = planted.next("a table");
        byte[] wide = ("x" + code.replace("-", "")).getBytes(StandardCharsets.UTF_16LE);
        String packed = Base64.getEncoder().encodeToString(("ab" + code.toLowerCase()).getBytes());
        jdbc.sql("create table claims.planted (words text, bytes bytea)").update();
        try {
            for (Object[] row : List.of(
                    new Object[] {"see " + code, null}, new Object[] {packed, null}, new Object[] {null, wide})) {
                jdbc.sql("insert into claims.planted values (?, ?)").params(row).update();
            }
            EverythingKept kept = new EverythingKept(jdbc);
            assertThat(kept.inTables(planted)).hasSize(3);
            assertThat(kept.inDataFiles(planted))
                    .anyMatch(found -> found.startsWith("base/"))
                    .anyMatch(found -> found.startsWith("pg_wal/"));
        } finally {
            jdbc.sql("drop table claims.planted").update();
        }
    }

    private void claims() throws Exception {
        for (String spelling : List.of("%s", "no hyphens", "small")) {
            String code = spelt(codes.next("claim, " + spelling), spelling);
            ObjectNode claim = claim(COMPLETE, code);
            claim.put("reference", "my " + code);
            claim.withObjectProperty("customer_report").put("text", "I typed " + code + " and " + code.toLowerCase());
            claim.withArray("evidence")
                    .addObject()
                    .put("type", "customer_message")
                    .put("content", "It was " + code);
            api("POST", "/api/v1/claims", claim, "Idempotency-Key", codes.next("idempotency key"));
            api("POST", "/api/v1/claims/check", claim);
        }
        String first = codes.next("same key, first");
        api("POST", "/api/v1/claims", claim(COMPLETE, first), "Idempotency-Key", first);
        api("POST", "/api/v1/claims", claim(COMPLETE, first), "Idempotency-Key", first);
        api("POST", "/api/v1/claims", claim(COMPLETE, codes.next("same key, another")), "Idempotency-Key", first);

        ObjectNode unasked = claim(COMPLETE, null);
        unasked.put("reference", "re " + codes.next("reference alone"));
        unasked.withObjectProperty("customer_report")
                .put("text", "see " + codes.next("text alone").replace("-", ""));
        unasked.withObjectProperty("product").put("sku", codes.next("sku"));
        api("POST", "/api/v1/claims", unasked);
        api("POST", "/api/v1/claims", claim(COMPLETE, null).put("order_id", codes.next("order id")));
    }

    /** Whoever sends the code as the code may repeat it in any spelling, wherever a text or a name can stand. */
    private void spellings() throws Exception {
        List<String> rows = new ArrayList<>();
        int kinds = CodeSpellings.of("ABCD-EFGH-JKLM").size();
        assertThat(kinds).isGreaterThan(21);
        for (int kind = 0; kind < kinds; kind++) {
            String code = codes.next("spelling " + kind);
            String spelling = CodeSpellings.of(code).get(kind);
            ObjectNode claim = claim(COMPLETE, code);
            claim.put("reference", "my " + spelling);
            claim.withObjectProperty("customer_report").put("text", "I typed " + spelling + " twice");
            claim.withObjectProperty("product").put("sku", spelling.length() > 60 ? "PSN-US-50" : spelling);
            claim.withArray("evidence")
                    .addObject()
                    .put("type", "customer_message")
                    .put("content", "It: " + spelling);
            ObjectNode file = claim.withArray("evidence").addObject().put("type", "other");
            file.putObject("file").put("name", spelling + ".png").put("content_base64", Scenario.png());
            api("POST", "/api/v1/claims", claim);
            api("POST", "/api/v1/claims", claim.deepCopy().put("order_id", "ORD " + spelling));
            api("POST", "/api/v1/claims", claim.deepCopy().put(spelling, "x"));
            rows.add(claim.toString());

            ObjectNode other = claim(COMPLETE, null);
            ObjectNode log = other.withArray("evidence").addObject().put("type", "delivery_log");
            log.putObject("content").put("text", spelling).putObject("code").put("value", code);
            api("POST", "/api/v1/claims", other.put("reference", spelling));

            ObjectNode variables = JSON_MAPPER.createObjectNode();
            variables.putObject("orderId").put("value", "ORD-L6");
            variables.putObject("reportedIssue").put("value", "invalid_code");
            variables.putObject("resellerId").put("value", "demo-reseller");
            variables.putObject("code").put("value", code);
            variables.putObject("customerReport").put("value", "it is " + spelling);
            variables.putObject("reference").put("value", spelling);
            String start =
                    JSON_MAPPER.createObjectNode().set("variables", variables).toString();
            engine(
                    "desk",
                    "POST",
                    "/process-definition/key/code-claim/" + (kind % 2 == 0 ? "start" : "submit-form"),
                    start);
        }
        seen(send(
                Role.RESELLER,
                "POST",
                "/api/v1/claims/batch",
                String.join("\n", rows),
                "Content-Type",
                "application/x-ndjson"));
        ObjectNode second = claim(COMPLETE, codes.next("beside a second code"));
        for (String between : List.of("-", "\u2212", "\u00AD", "%2D", "\u2013")) {
            String shaped = "7QWR-TZPS-DGHK".replace("-", between);
            assertThat(send(
                                    Role.RESELLER,
                                    "POST",
                                    "/api/v1/claims",
                                    second.deepCopy().put("order_id", shaped).toString())
                            .statusCode())
                    .as(shaped)
                    .isEqualTo(422);
            seen(send(
                    Role.RESELLER,
                    "POST",
                    "/api/v1/webhooks",
                    "{\"url\": \"https://hooks.example.com/%s\"}"
                            .formatted(codes.next("address")
                                    .replace("-", between.equals("\u00AD") ? "%C2%AD" : between))));
        }
        for (String between : List.of("\u00AD", "\u200B", "\u2212", "\u00A0", "\u2060")) {
            ObjectNode unasked = claim(COMPLETE, null);
            unasked.withObjectProperty("customer_report")
                    .put("text", "see " + codes.next("by its looks").replace("-", between));
            api("POST", "/api/v1/claims", unasked);
        }
    }

    private void claimsThatFail() throws Exception {
        text("POST", "/api/v1/claims", "{\"order_id\": \"" + codes.next("bad JSON"));
        text("POST", "/api/v1/claims", codes.next("no JSON"));
        text("POST", "/api/v1/claims", "[\"" + codes.next("a list") + "\"]");
        api("POST", "/api/v1/claims", claim(COMPLETE, codes.next("code too long") + "-MORE"));
        api("POST", "/api/v1/claims", claim(COMPLETE, codes.next("no region")).put("account_region", "Nowhere"));
        api("POST", "/api/v1/claims", claim(COMPLETE, null).put(codes.next("unknown field"), "x"));
        api("POST", "/api/v1/claims", claim(COMPLETE, null).put("account_region", codes.next("region")));
        api("POST", "/api/v1/claims", claim(COMPLETE, null).put("reported_issue", codes.next("issue")));
        api("POST", "/api/v1/claims", claim(COMPLETE, null).put("delivered_at", codes.next("time")));
        ObjectNode masked = claim(COMPLETE, null);
        masked.putObject("code").put("masked", codes.next("masked"));
        api("POST", "/api/v1/claims", masked);
        send(Role.RESELLER, "POST", "/api/v1/claims", codes.next("media type"), "Content-Type", "text/plain");
    }

    private void addresses() throws Exception {
        for (Role role : List.of(Role.RESELLER, Role.ADMIN, Role.ANONYMOUS)) {
            for (String path : List.of(
                    "/api/v1/claims/%s",
                    "/api/v1/claims?order_id=%s",
                    "/api/v1/claims?status=%s",
                    "/api/v1/claims?cursor=%s",
                    "/api/v1/claims?limit=%s",
                    "/api/v1/%s",
                    "/api/v1/claims/x;%s",
                    "/api/v1/claims//%s",
                    "/app/claims/%s/evidence/%1$s",
                    "/%s",
                    "/login?%s",
                    "/actuator/%s",
                    "/admin/%s",
                    "/engine-rest/task/%s",
                    "/engine-rest/task?nameLike=%s",
                    "/engine-rest/task?sortBy=%s",
                    "/engine-rest/task?createdBefore=%s",
                    "/engine-rest/%s",
                    "/camunda/app/tasklist/%s",
                    "/camunda/api/engine/engine/%s/task",
                    "/camunda/api/engine/engine/default/task/%s/variables")) {
                seen(send(role, "GET", path.formatted(codes.next(role + " " + path)), null, "Accept", "text/html"));
                seen(send(role, "GET", path.formatted(codes.next(role + " " + path)), null));
            }
        }
        seen(send(Role.RESELLER, "DELETE", "/api/v1/claims/" + codes.next("wrong method"), null));
        seen(send(Role.RESELLER, "GET", "/api/v1/claims", null, "Accept", "text/" + codes.next("accept")));
        seen(get("/api/v1/claims", "Authorization", "Bearer " + codes.next("as a key")));
        seen(get("/engine-rest/task", "Authorization", basic(codes.next("as a name"), codes.next("as a password"))));
    }

    private void evidence() throws Exception {
        String id = filed(INCOMPLETE);
        String path = "/api/v1/claims/" + id + "/evidence";
        text("POST", path, "{\"type\": \"other\", \"content\": \"it was %s\"}".formatted(codes.next("statement")));
        text(
                "POST",
                path,
                "{\"type\": \"delivery_log\", \"content\": {\"source\": \"api\", \"status\": \"delivered\","
                        + " \"text\": \"%s\", \"code\": {\"value\": \"%<s\"}}}".formatted(codes.next("log")));
        text("POST", path, "{\"type\": \"%s\", \"content\": \"x\"}".formatted(codes.next("type")));
        text(
                "POST",
                path,
                "{\"type\": \"other\", \"file\": {\"name\": \"%s.png\", \"content_base64\": \"%s\"}}"
                        .formatted(codes.next("file name"), Scenario.png()));
        text(
                "POST",
                path,
                "{\"type\": \"other\", \"file\": {\"name\": \"a.png\", \"content_base64\": \"%s\"}}"
                        .formatted(codes.next("no Base64")));
        byte[] picture = Base64.getDecoder().decode(Scenario.png());
        for (String type : List.of("error_screenshot", codes.next("type of a file"))) {
            seen(upload(
                    Role.RESELLER, path, Map.of("type", type), "file", codes.next("name of a file") + ".png", picture));
        }
        seen(upload(
                Role.RESELLER,
                path,
                Map.of("type", "other"),
                "file",
                "a.png",
                codes.next("no picture").getBytes(StandardCharsets.UTF_8)));
        String notCovered = filed("bought the wrong region");
        text(
                "POST",
                "/api/v1/claims/" + notCovered + "/reconsideration",
                "{\"reason\": \"but %s is right\"}".formatted(codes.next("reason")));
        text("POST", "/api/v1/claims/" + notCovered + "/withdrawal", codes.next("withdrawal"));
        for (Role role : List.of(Role.RESELLER, Role.SUPPLIER)) {
            for (String part : List.of("", "/timeline", "/packet")) {
                seen(send(role, "GET", "/api/v1/claims/" + id + part, null));
            }
        }
    }

    /** What comes to a claim after it was filed holds its code in spellings that do not look like one. */
    private void laterTexts() throws Exception {
        for (String spelling : List.of("words between", "small and solid", "wide, with words between")) {
            String code = codes.next("later, " + spelling);
            String text = "it is " + spelt(code, spelling) + " as before";
            String collecting = filed(INCOMPLETE, code);
            String path = "/api/v1/claims/" + collecting;
            ObjectNode statement = JSON_MAPPER.createObjectNode().put("type", "customer_message");
            ObjectNode content = statement.putObject("content").put("text", text);
            content.put("source", spelt(code, spelling)).put("sku", spelt(code, spelling));
            api("POST", path + "/evidence", statement);
            ObjectNode file = JSON_MAPPER.createObjectNode().put("type", "other");
            file.putObject("file").put("name", text + ".png").put("content_base64", Scenario.png());
            api("POST", path + "/evidence", file);
            String waiting = "/task/" + task(collecting).getId() + "/complete";
            engine("desk", "POST", waiting, values("customerReport", text, "errorCode", spelt(code, spelling)));

            ObjectNode message = JSON_MAPPER.createObjectNode().put("text", text);
            api("POST", path + "/messages", message, "Idempotency-Key", codes.next("key of a message"));
            seen(send(Role.SUPPLIER, "POST", path + "/messages", message.toString()));
            seen(send(Role.REVIEWER, "POST", "/app/claims/" + collecting + "/messages", message.toString()));
            seen(send(
                    Role.REVIEWER,
                    "POST",
                    "/app/claims/" + collecting + "/messages",
                    message.deepCopy().put("internal", true).toString()));
            seen(send(Role.SUPPLIER, "GET", path + "/messages", null));

            String notCovered = filed("bought the wrong region", code);
            api(
                    "POST",
                    "/api/v1/claims/" + notCovered + "/reconsideration",
                    JSON_MAPPER.createObjectNode().put("reason", text));
            String open = filed(COMPLETE, code);
            complete(open, "reviewer", "decision", "more_evidence", "reviewNote", text);
            String late = filed("late by a minute", code);
            complete(late, "senior", "lateDecision", "take_up", "reviewNote", text);
            String named = text + ", not " + open;
            for (String approved : List.of("false", "true")) {
                complete(
                        late,
                        "reviewer",
                        "decision",
                        "replacement",
                        "reasonCode",
                        "SUPPLY_FAULT_CONFIRMED",
                        "reviewNote",
                        named);
                complete(late, "senior", "approved", approved, "approvalNote", named);
            }
            String declined = filed("late by a minute", code);
            complete(declined, "senior", "lateDecision", "decline", "reviewNote", text);
            for (String what : List.of("hold", "release", "erasure")) {
                HttpResponse<String> done = seen(send(
                        Role.SUPPLIER,
                        "POST",
                        "/api/v1/claims/" + declined + "/" + what,
                        JSON_MAPPER.createObjectNode().put("reason", text).toString()));
                assertThat(done.statusCode()).as(what + done.body()).isEqualTo(200);
            }
            for (String id : List.of(collecting, notCovered, open, late, declined)) {
                for (String part : List.of("", "/timeline", "/packet")) {
                    seen(send(Role.SUPPLIER, "GET", "/api/v1/claims/" + id + part, null));
                }
            }
        }
    }

    private void complete(String claimId, String person, String... values) throws Exception {
        HttpResponse<String> done =
                engine(person, "POST", "/task/" + task(claimId).getId() + "/complete", values(values));
        assertThat(done.statusCode()).as(values[1] + " " + done.body()).isEqualTo(204);
    }

    private void deliveries() throws Exception {
        String record = "{\"order_id\": \"ORD-L1\", \"reseller_id\": \"demo-reseller\", \"code\": {\"value\": \"%s\"},"
                + " \"batch_id\": \"b %<s\", \"status\": \"delivered\"}";
        for (String body : List.of(
                record.formatted(codes.next("delivery")),
                record.formatted(codes.next("delivery, wrong")).replace("delivered", "lost"),
                record.formatted(codes.next("delivery, bad JSON")).replace("}", ""),
                record.replace("ORD-L1", codes.next("order of a delivery")).formatted("ABCD"),
                record.replace("demo-reseller", codes.next("reseller of a delivery"))
                        .formatted("ABCD"))) {
            seen(send(Role.SUPPLIER, "PUT", "/api/v1/deliveries", body));
            seen(send(Role.SUPPLIER, "PUT", "/api/v1/deliveries", body, "Content-Type", "application/x-ndjson"));
        }
    }

    private void batches() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.add(claim(COMPLETE, codes.next("row"))
                    .put("reference", "r " + codes.next("reference of a row"))
                    .toString());
        }
        rows.add("{\"order_id\": \"" + codes.next("row that is no JSON"));
        rows.add(claim(COMPLETE, null)
                .put("idempotency_key", codes.next("key of a row"))
                .toString());
        rows.add(claim(COMPLETE, codes.next("row, wrong"))
                .put("account_region", "Nowhere")
                .toString());
        rows.add(claim(COMPLETE, null)
                .put(codes.next("unknown field of a row"), "x")
                .toString());
        String ndjson = String.join("\n", rows);
        String csv = "order_id,reported_issue,code.value,customer_report.text\nORD-L2,invalid_code,%s,it is %s\n"
                        .formatted(codes.next("cell"), codes.next("text in a cell"))
                + "ORD-L3,invalid_code,\"%s\nORD-L4,%s".formatted(codes.next("open quote"), codes.next("short row"));
        String path = "/api/v1/claims/batch";
        seen(send(Role.RESELLER, "POST", path, ndjson, "Content-Type", "application/x-ndjson"));
        seen(send(Role.RESELLER, "POST", path + "?dry_run=true", ndjson, "Content-Type", "application/x-ndjson"));
        seen(send(Role.RESELLER, "POST", path, csv, "Content-Type", "text/csv"));
        seen(send(Role.RESELLER, "POST", path, codes.next("column") + ",b\n1,2", "Content-Type", "text/csv"));
    }

    /** Codes in every part of a mail that belongs nowhere, so that what is kept of it is what the desk sees. */
    private void mails() throws Exception {
        text(
                "PUT",
                "/api/v1/contacts",
                "[{\"address\": \"%s@shop.example\", \"language\": \"en\"}]".formatted(codes.next("contact")));
        MimeMessage mail = TestMails.mail(
                new InternetAddress(codes.next("mail sender") + "@evil.example", codes.next("sender's name")),
                "claims+" + codes.next("mail address") + "@codesupport.example",
                "About " + codes.next("mail subject"),
                "It was " + spelt(codes.next("mail text"), "no hyphens") + " or "
                        + codes.next("mail text").toLowerCase(),
                codes.next("mail file name") + ".txt",
                codes.next("mail file").getBytes(StandardCharsets.UTF_8));
        mail.setHeader("Message-ID", "<" + codes.next("mail id") + "@evil.example>");
        TestMails.send(mailServer, mail);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select exists (select 1 from claims.mail_received where state = 'kept')")
                        .query(Boolean.class)
                        .single());
        seen(send(Role.DESK, "GET", "/app/mail", null));
    }

    private void pages() throws Exception {
        var form = get("/login");
        String cookie = form.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        seen(send(
                "POST",
                "/login",
                "username=%s&password=%s&_csrf=%s"
                        .formatted(codes.next("login name"), codes.next("password"), encoded(token(form))),
                "Content-Type",
                FORM,
                "Cookie",
                cookie));
        for (String fields : List.of("code=%s&report=%<s", "code=%s-MORE&order_id=%<s", "%s=x")) {
            seen(send(
                    Role.REVIEWER,
                    "POST",
                    "/check",
                    fields.formatted(codes.next("check " + fields)),
                    "Content-Type",
                    FORM));
        }
        seen(send(
                Role.ADMIN, "POST", "/admin/api-keys", "{\"name\": \"%s\"}".formatted(codes.next("key name, wrong"))));
        seen(send(
                Role.ADMIN,
                "POST",
                "/admin/api-keys",
                "{\"name\": \"%s\", \"scope\": \"supplier\"}".formatted(codes.next("key name"))));
    }

    private void retention() throws Exception {
        String id = json(send(
                        Role.RESELLER,
                        "POST",
                        "/api/v1/claims",
                        claim(COMPLETE, null).toString()))
                .path("id")
                .asText();
        for (String what : List.of("hold", "hold", "erasure", "release", "erasure")) {
            seen(send(
                    Role.SUPPLIER,
                    "POST",
                    "/api/v1/claims/" + id + "/" + what,
                    "{\"reason\": \"about %s\"}".formatted(codes.next("reason of a " + what))));
            seen(send(
                    Role.ADMIN,
                    "POST",
                    "/app/retention/" + what,
                    "claim=%s&reason=about %s".formatted(id, codes.next("reason on the page, " + what)),
                    "Content-Type",
                    FORM));
        }
        seen(send(
                Role.ADMIN,
                "POST",
                "/app/retention/hold",
                "claim=%s&reason=none".formatted(codes.next("claim on the page")),
                "Content-Type",
                FORM));
    }

    private void starts() throws Exception {
        String path = "/process-definition/key/code-claim/";
        String flat =
                "{\"variables\": {\"orderId\": {\"value\": \"ORD-L5\"}, \"reportedIssue\": {\"value\": \"invalid_code\"},"
                        + " \"resellerId\": {\"value\": \"demo-reseller\"}, \"code\": {\"value\": \"%s\"},"
                        + " \"customerReport\": {\"value\": \"it is %<s\"}, \"reference\": {\"value\": \"%<s\"}}}";
        for (String form : List.of("start", "submit-form")) {
            engine("desk", "POST", path + form, flat.formatted(codes.next(form)));
            engine(
                    "desk",
                    "POST",
                    path + form,
                    flat.formatted(codes.next(form + ", wrong")).replace("ORD-L5", ""));
            engine(
                    "desk",
                    "POST",
                    path + form,
                    flat.formatted(codes.next(form + ", no JSON")).replace("}", ""));
            engine(
                    "desk",
                    "POST",
                    path + form,
                    flat.formatted(codes.next(form + ", unknown")).replace("reference", "other"));
            engine(
                    "desk",
                    "POST",
                    path + form,
                    flat.formatted("ABCD")
                            .replace(
                                    "{\"variables\"",
                                    "{\"businessKey\": \"%s\", \"variables\"".formatted(codes.next("business key"))));
            engine("reviewer", "POST", path + form, flat.formatted(codes.next(form + ", not allowed")));
            String claim = claim(COMPLETE, codes.next(form + " with a claim"))
                    .toString()
                    .replace("\"", "\\\"");
            for (String type : List.of("Json", "String")) {
                engine(
                        "desk",
                        "POST",
                        path + form,
                        "{\"variables\": {\"claim\": {\"type\": \"%s\", \"value\": \"%s\"}}}".formatted(type, claim));
            }
        }
    }

    private void people() throws Exception {
        String waiting = task(filed(INCOMPLETE)).getId();
        String picture = Scenario.png();
        engine(
                "desk",
                "POST",
                "/task/" + waiting + "/complete",
                values("customerReport", codes.next("desk, failing"), "deliveredAt", "never"));
        engine(
                "desk",
                "POST",
                "/task/" + waiting + "/complete",
                ("{\"variables\": {\"code\": {\"value\": \"%s\"},"
                                + " \"customerReport\": {\"value\": \"it is %<s\"}, \"more\": {\"value\": \"%<s\"}, \"evidenceType\":"
                                + " {\"value\": \"error_screenshot\"}, \"evidenceFile\": {\"type\": \"File\", \"value\": \"%s\","
                                + " \"valueInfo\": {\"filename\": \"%<s\", \"mimeType\": \"image/png\"}}}}")
                        .replaceFirst("%<s\", \"mimeType", codes.next("desk's file") + ".png\", \"mimeType")
                        .formatted(codes.next("desk"), picture));
        Task review = task(filed(COMPLETE));
        String path = "/task/" + review.getId();
        engine(
                "reviewer",
                "POST",
                path + "/complete",
                values("decision", codes.next("decision"), "reviewNote", codes.next("note, failing")));
        engine(
                "reviewer",
                "PUT",
                path,
                "{\"name\": \"%s\", \"description\": \"see %s\", \"owner\": \"%s\"}"
                        .formatted(
                                codes.next("task name"),
                                codes.next("task description").replace("-", ""),
                                codes.next("task owner")));
        engine("reviewer", "POST", path + "/delegate", "{\"userId\": \"%s\"}".formatted(codes.next("delegate")));
        engine("reviewer", "POST", path + "/assignee", "{\"userId\": \"%s\"}".formatted(codes.next("assignee")));
        engine(
                "reviewer",
                "POST",
                path + "/identity-links",
                "{\"userId\": \"%s\", \"type\": \"candidate\"}".formatted(codes.next("candidate")));
        engine(
                "reviewer",
                "POST",
                path + "/bpmnError",
                "{\"errorCode\": \"%s\", \"errorMessage\": \"%<s\"}".formatted(codes.next("bpmn error")));
        engine("reviewer", "POST", path + "/assignee", "{\"userId\": \"reviewer\"}");
        engine(
                "reviewer",
                "POST",
                path + "/complete",
                values(
                        "decision",
                        "closure",
                        "reasonCode",
                        "NOT_CONFIRMED",
                        "reviewNote",
                        "because " + codes.next("note"),
                        codes.next("variable name"),
                        "x"));
        engine(
                "reviewer",
                "PUT",
                "/user/reviewer/profile",
                "{\"id\": \"reviewer\", \"firstName\": \"%s\", \"lastName\": \"\"}"
                        .formatted(codes.next("first name")));
        engine(
                "reviewer",
                "PUT",
                "/user/reviewer/profile",
                "{\"id\": \"reviewer\", \"firstName\": \"reviewer\", \"lastName\": \"\"}");
    }

    private void variables() throws Exception {
        Task task = task(filed(COMPLETE));
        for (String scope : List.of(
                "/task/" + task.getId() + "/variables",
                "/task/" + task.getId() + "/localVariables",
                "/process-instance/" + task.getProcessInstanceId() + "/variables",
                "/execution/" + task.getExecutionId() + "/localVariables")) {
            String where = scope.replaceAll("/[0-9a-f-]{36}/", " ");
            String json = "{\\\"a\\\": [\\\"%s\\\", \\\"%<s\\\"]}";
            put(scope, "text", "String", "it is " + codes.next(where + " string"));
            put(
                    scope,
                    "solid",
                    "String",
                    "it is " + codes.next(where + " solid").replace("-", ""));
            put(scope, "orderId", "String", codes.next(where + " order id"));
            put(scope, "json", "Json", json.formatted(codes.next(where + " json")));
            put(
                    scope,
                    "object",
                    "Object",
                    json.formatted(codes.next(where + " object")),
                    "\"objectTypeName\": \"java.util.HashMap\", \"serializationDataFormat\": \"application/json\"");
            put(scope, "bytes", "Bytes", base64(codes.next(where + " bytes").getBytes(StandardCharsets.UTF_8)));
            put(scope, "wide", "Bytes", base64(codes.next(where + " wide").getBytes(StandardCharsets.UTF_16LE)));
            put(
                    scope,
                    "file",
                    "File",
                    base64(codes.next(where + " file").getBytes(StandardCharsets.UTF_8)),
                    "\"filename\": \"%s\"".formatted(codes.next(where + " file name")));
            put(scope, codes.next(where + " name"), "String", "x");
            put(scope, "wrong", "Date", codes.next(where + " no date"));
            put(scope, "wrong", codes.next(where + " no type"), "x");
        }
        String instances = "{\"processInstanceIds\": [\"%s\"], ".formatted(task.getProcessInstanceId());
        engine(
                "admin",
                "POST",
                "/process-instance/variables-async",
                instances
                        + "\"variables\": {\"a\": {\"value\": \"%s\"}}}".formatted(codes.next("variables of a batch")));
        engine(
                "admin",
                "POST",
                "/process-instance/message-async",
                instances
                        + "\"messageName\": \"claim-withdrawn\", \"variables\": {\"a\": {\"value\": \"%s\"}}}"
                                .formatted(codes.next("message of a batch")));
        engine(
                "admin",
                "POST",
                "/message",
                ("{\"messageName\": \"evidence-added\", \"processInstanceId\": \"%s\","
                                + " \"processVariables\": {\"a\": {\"value\": \"%s\"}}}")
                        .formatted(
                                task(filed(INCOMPLETE)).getProcessInstanceId(), codes.next("variable of a message")));
        engine(
                "admin",
                "POST",
                "/message",
                "{\"messageName\": \"%s\", \"businessKey\": \"%s\"}"
                        .formatted(codes.next("name of a message"), codes.next("key of a message")));
        engine(
                "admin",
                "POST",
                "/decision-definition/key/coverage/evaluate",
                values("claimType", codes.next("input of a decision")));
    }

    private void restOfTheEngine() throws Exception {
        Task task = task(filed(COMPLETE));
        String path = "/task/" + task.getId();
        engine("admin", "POST", path + "/comment/create", "{\"message\": \"see %s\"}".formatted(codes.next("comment")));
        engine(
                "admin",
                "POST",
                path + "/comment/create",
                "{\"message\": \"%s %s\"}"
                        .formatted(
                                "long ".repeat(60), codes.next("long comment").replace("-", "")));
        seen(upload(
                Role.ADMIN,
                "/engine-rest" + path + "/attachment/create",
                Map.of(
                        "attachment-name",
                        codes.next("attachment"),
                        "attachment-description",
                        codes.next("description"),
                        "attachment-type",
                        "a"),
                "content",
                codes.next("attached file"),
                codes.next("content").getBytes(StandardCharsets.UTF_8)));
        seen(upload(
                Role.ADMIN,
                "/engine-rest" + path + "/attachment/create",
                Map.of("attachment-name", "a", "attachment-type", "a", "url", "http://" + codes.next("url")),
                null,
                null,
                null));
        String id = "t" + System.nanoTime();
        engine(
                "admin",
                "POST",
                "/task/create",
                "{\"id\": \"%s\", \"name\": \"%s\", \"description\": \"%s\"}"
                        .formatted(id, codes.next("new task"), codes.next("its description")));
        engine("admin", "DELETE", "/task/" + id, null);
        engine(
                "admin",
                "POST",
                "/execution/" + task.getExecutionId() + "/create-incident",
                "{\"incidentType\": \"any\", \"configuration\": \"%s\", \"message\": \"%s\"}"
                        .formatted(
                                codes.next("incident"),
                                codes.next("message of an incident").replace("-", "")));
        engine(
                "admin",
                "POST",
                "/user/create",
                "{\"profile\": {\"id\": \"%s\", \"firstName\": \"%s\", \"email\": \"%s\"},"
                                .formatted("u" + id, codes.next("first name of a user"), codes.next("email"))
                        + " \"credentials\": {\"password\": \"%s\"}}".formatted(codes.next("password of a user")));
        engine(
                "admin",
                "POST",
                "/user/create",
                "{\"profile\": {\"id\": \"%s\"}, \"credentials\": {\"password\": \"x\"}}"
                        .formatted(codes.next("user")));
        engine(
                "admin",
                "POST",
                "/group/create",
                "{\"id\": \"%s\", \"name\": \"%s\"}".formatted("g" + id, codes.next("group")));
        engine(
                "admin",
                "POST",
                "/tenant/create",
                "{\"id\": \"%s\", \"name\": \"%s\"}".formatted("n" + id, codes.next("tenant")));
        engine(
                "admin",
                "POST",
                "/authorization/create",
                "{\"type\": 1, \"permissions\": [\"READ\"], \"userId\": \"%s\", \"resourceType\": 7, \"resourceId\": \"%s\"}"
                        .formatted("u" + id, codes.next("resource")));
        var filter = engine(
                "admin",
                "POST",
                "/filter/create",
                "{\"resourceType\": \"Task\", \"name\": \"f %s\", \"query\": {\"name\": \"%s\"}, \"properties\": {\"a\": \"%s\"}}"
                        .formatted(codes.next("filter"), codes.next("query"), codes.next("property")));
        engine("admin", "DELETE", "/filter/" + json(filter).path("id").asText(), null);
        engine("admin", "POST", "/task", "{\"nameLike\": \"%s\"}".formatted(codes.next("query by body")));
        engine(
                "admin",
                "PUT",
                "/job/%s/duedate".formatted(codes.next("job")),
                "{\"duedate\": \"%s\"}".formatted(codes.next("due date")));
        engine(
                "admin",
                "POST",
                "/external-task/fetchAndLock",
                "{\"workerId\": \"%s\", \"maxTasks\": 1, \"topics\": [{\"topicName\": \"%s\", \"lockDuration\": 1}]}"
                        .formatted(codes.next("worker"), codes.next("topic")));
        JsonNode operations = json(as("admin", "GET", "/history/user-operation?taskId=" + task.getId(), null));
        String operation = operations.path(0).path("operationId").asText();
        engine(
                "admin",
                "PUT",
                "/history/user-operation/" + operation + "/set-annotation",
                "{\"annotation\": \"%s\"}".formatted(codes.next("annotation")));
        engine("admin", "DELETE", "/process-instance/" + task.getProcessInstanceId(), null);
    }

    private void deployments() throws Exception {
        String form =
                "{\"components\": [{\"type\": \"text\", \"text\": \"%s\"}], \"type\": \"default\", \"id\": \"f\"}";
        seen(upload(
                Role.OWNER,
                "/engine-rest/deployment/create",
                Map.of("deployment-name", "a"),
                "a.form",
                "a.form",
                form.formatted(codes.next("deployed file")).getBytes(StandardCharsets.UTF_8)));
        seen(upload(
                Role.OWNER,
                "/engine-rest/deployment/create",
                Map.of("deployment-name", codes.next("deployment")),
                "a.bpmn",
                "a.bpmn",
                ("<x>" + codes.next("model that is none")).getBytes(StandardCharsets.UTF_8)));
    }

    private void put(String scope, String name, String type, String value, String... info) throws Exception {
        engine(
                "admin",
                "PUT",
                scope + "/" + name,
                "{\"type\": \"%s\", \"value\": \"%s\", \"valueInfo\": {%s}}"
                        .formatted(type, value, String.join("", info)));
    }

    private static String values(String... namesAndValues) {
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.add("\"%s\": {\"value\": \"%s\"}".formatted(namesAndValues[i], namesAndValues[i + 1]));
        }
        return "{\"variables\": {" + String.join(", ", variables) + "}}";
    }

    private static String spelt(String code, String spelling) {
        return switch (spelling) {
            case "no hyphens" -> code.replace("-", "");
            case "small" -> code.toLowerCase();
            case "words between" -> code.replace("-", " and after that ");
            case "small and solid" -> code.replace("-", "").toLowerCase();
            case "wide, with words between" ->
                code.replace("-", " and after that ")
                        .chars()
                        .map(c -> Character.isUpperCase(c) || Character.isDigit(c) ? c + 0xFEE0 : c)
                        .mapToObj(Character::toString)
                        .collect(java.util.stream.Collectors.joining());
            default -> code;
        };
    }

    private static ObjectNode claim(String scenario, String code) throws Exception {
        ObjectNode claim = (ObjectNode) Scenario.named(scenario).claim();
        claim.remove("code");
        if (code != null) {
            claim.putObject("code").put("value", code);
        }
        return claim;
    }

    private String filed(String scenario) throws Exception {
        return filed(scenario, codes.next(scenario));
    }

    private String filed(String scenario, String code) throws Exception {
        var answer = send(
                Role.RESELLER, "POST", "/api/v1/claims", claim(scenario, code).toString());
        return json(seen(answer)).path("id").asText();
    }

    private Task task(String claimId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(claimId).singleResult();
    }

    private void api(String method, String path, ObjectNode body, String... headers) throws Exception {
        seen(send(Role.RESELLER, method, path, body.toString(), headers));
    }

    private void text(String method, String path, String body) throws Exception {
        seen(send(Role.RESELLER, method, path, body));
    }

    private HttpResponse<String> engine(String user, String method, String path, String body) throws Exception {
        return seen(as(user, method, path, body));
    }

    private HttpResponse<String> upload(
            Role role, String path, Map<String, String> fields, String field, String name, byte[] file)
            throws Exception {
        StringBuilder body = new StringBuilder();
        fields.forEach((key, value) ->
                body.append("--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(key, value)));
        if (field != null) {
            body.append(("--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                            + "Content-Type: application/octet-stream\r\n\r\n%s\r\n")
                    .formatted(field, name, new String(file, StandardCharsets.ISO_8859_1)));
        }
        return sendBytes(
                role,
                "POST",
                path,
                (body + "--x--\r\n").getBytes(StandardCharsets.ISO_8859_1),
                "Content-Type",
                "multipart/form-data; boundary=x");
    }

    /** Looks for codes in an answer. What the engine says to a call that it took is what was sent, to who sent it. */
    private HttpResponse<String> seen(HttpResponse<String> answer) {
        boolean isTaken = answer.statusCode() < 300;
        if (isTaken) {
            taken.incrementAndGet();
        }
        String from = answer.request().method() + " "
                + answer.request().uri().getPath().replaceAll("7[A-Z0-9-]{13}", "CODE");
        if (!isTaken || !from.contains("engine")) {
            codes.in(answer.body()).forEach(found -> answered.add(from + " " + answer.statusCode() + " " + found));
        }
        codes.in(answer.headers().map().toString()).forEach(found -> answered.add(from + " header " + found));
        return answer;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
