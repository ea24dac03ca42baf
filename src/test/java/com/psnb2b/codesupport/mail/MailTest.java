package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.access.Scope;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.evaluation.EvaluationMailServer;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail over real SMTP and IMAP, from the first question to an answer with a photo. */
class MailTest extends ApplicationTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/mail/\\S+)");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String reseller = "mails-" + UUID.randomUUID();
    private final String address = reseller + "@shop.example";
    private String[] headers;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EvaluationMailServer server;

    @Autowired
    private MailServers servers;

    @BeforeEach
    void aResellerOfItsOwn() {
        headers = new String[] {
            "Authorization",
            "Bearer " + keys.create(new ApiCaller(reseller, Scope.reseller, reseller, 60_000)),
            "Content-Type",
            JSON
        };
    }

    @Test
    void nothingIsSentBeforeTheAddressHasSaidYesAndNothingAfterItSaidNo() throws Exception {
        assertThat(contacts("de").get(0).get("state").asText()).isEqualTo("unconfirmed");
        file();
        MimeMessage question = sent(1).get(0);
        assertThat(question.getSubject()).isEqualTo("Möchten Sie Mails zu Anträgen erhalten?");
        String confirm = link(question, "confirm");

        // Whoever checks mails for viruses opens every link.
        assertThat(get(confirm).statusCode()).isEqualTo(200);
        assertThat(get(confirm).body()).contains("Ja, bitte senden", address);
        assertThat(state()).isEqualTo("unconfirmed");
        assertThat(get(confirm.replaceAll("=ctc_.", "=ctc_x")).statusCode()).isEqualTo(404);
        assertThat(post(confirm).statusCode()).isEqualTo(200);
        assertThat(state()).isEqualTo("confirmed");

        String claim = file();
        MimeMessage mail = sent(2).get(0);
        assertThat(mail.getSubject()).startsWith("Antrag eingereicht: ");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getMessageID()).startsWith("<" + claim + ".1.");
        assertThat(mail.getHeader("References")[0]).startsWith("<" + claim + ".");
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress()).matches(".{1,64}@codesupport.example");
        assertThat(text(mail))
                .contains(claim, "XXXX-XXXX-")
                .doesNotContainPattern("[A-Z0-9]{4}-[A-WYZ0-9]{4}-[A-Z0-9]{4}");

        // One click of a mail program, which knows no session.
        String unsubscribe = mail.getHeader("List-Unsubscribe")[0].replaceAll("<http://[^/]+|>", "");
        var clicked = send("POST", unsubscribe, "List-Unsubscribe=One-Click", "Content-Type", FORM);
        assertThat(clicked.statusCode()).isEqualTo(200);
        assertThat(state()).isEqualTo("unsubscribed");
        file();
        assertThat(jdbc.sql("select count(*) from claims.webhook_delivery join claims.mail_contact on id = endpoint_id"
                                + " where reseller_id = ? and state = 'pending'")
                        .param(reseller)
                        .query(Long.class)
                        .single())
                .isZero();
        // Naming it again asks it nothing.
        contacts("de");
        assertThat(state()).isEqualTo("unsubscribed");
    }

    @Test
    void anAnswerWithAPhotoComesToTheClaimAndEveryOtherToTheDesk() throws Exception {
        confirmed();
        String claim = file();
        MimeMessage mail = sent(2).get(0);
        String replyTo = ((InternetAddress) mail.getReplyTo()[0]).getAddress();

        answer(
                address,
                replyTo,
                "Here it is.\n\nOn Tue, 1 Dec 2026, Code Support <claims@codesupport.example> wrote:\n> words",
                photo());
        soon().untilAsserted(() -> {
            JsonNode items = json(get("/api/v1/claims/" + claim, headers)).at("/evidence/items");
            assertThat(items)
                    .anySatisfy(item -> assertThat(item.get("type").asText()).isEqualTo("other"));
            assertThat(said(claim)).containsExactly("Here it is.");
        });

        answer("somebody@evil.example", replyTo, "Let me in. The code is ABCD-EFGH-JKLM.", null);
        answer(address, replyTo.replaceFirst("\\+c0", "+c1"), "A forged address " + reseller, null);
        answer(address, replyTo, "A document, and what is none.", "MZ this is a program".getBytes());
        soon().untilAsserted(() -> assertThat(kept()).contains("other_sender", "no_address", "files"));
        assertThat(said(claim)).containsExactly("Here it is.", "A document, and what is none.");
        String page = get("/app/mail", "Cookie", signedIn("desk").cookie()).body();
        assertThat(page)
                .contains("XXXX-XXXX-JKLM", "A forged address " + reseller)
                .doesNotContain("ABCD-EFGH-JKLM");
        // Its sender is told, and nobody else.
        soon().untilAsserted(() -> assertThat(subjects()).contains("Your answer was not taken, or not all of it"));
        assertThat(server.sent()).noneMatch(sent -> to(sent).contains("evil.example"));

        send("POST", "/api/v1/claims/" + claim + "/withdrawal", "", headers);
        answer(address, replyTo, "Too late.", null);
        soon().untilAsserted(() -> assertThat(kept()).contains("closed"));
        assertThat(jdbc.sql("select count(*) from claims.mail_received where state = 'working'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void ofACaseAMailComesOnceAndNotOnceACode() throws Exception {
        confirmed();
        String filed = send("POST", "/api/v1/cases", """
                        {"shared": {"order_id": "ORD-MAIL", "reported_issue": "invalid_code"},
                         "codes": [{"code": {"value": "WXYP-ACDE-FHJK"}}, {"code": {"value": "WXYP-ACDE-FHJM"}},
                             {"code": {"value": "WXYP-ACDE-FHJN"}}]}""", headers).body();
        assertThat(filed).contains("cas_");
        jdbc.sql("update claims.webhook_delivery set next_attempt_at = now() - interval '1 hour' where endpoint_id in ("
                        + "select id from claims.mail_contact where reseller_id = ?)")
                .param(reseller)
                .update();

        soon().untilAsserted(() -> assertThat(jdbc.sql(
                                "select count(*) from claims.webhook_delivery where state = 'pending' and endpoint_id in ("
                                        + "select id from claims.mail_contact where reseller_id = ?)")
                        .param(reseller)
                        .query(Long.class)
                        .single())
                .isZero());
        assertThat(subjects())
                .containsExactlyInAnyOrder(
                        "Do you want mails about claims?", "Case filed: ORD-MAIL", "Evidence is needed: ORD-MAIL");
        assertThat(text(sent(3).stream()
                        .filter(mail -> subject(mail).startsWith("Evidence"))
                        .findFirst()
                        .orElseThrow()))
                .contains("2 other");
    }

    @Test
    void aListIsCheckedAndNobodyIsAskedOften() throws Exception {
        JsonNode faults = json(put("""
                        [{"address": "a@b", "language": "xx", "events": ["claim.nothing"], "more": 1},
                         {"address": "%1$s", "language": "en"}, {"address": "%2$s", "language": "en"}]""".formatted(address, address.toUpperCase())));
        assertThat(faults.get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("[0].address", "[0].language", "[0].events", "[0].more", "[2].address");
        assertThat(put("{}").statusCode()).isEqualTo(400);

        for (int i = 0; i < Contacts.QUESTIONS; i++) {
            assertThat(put(list("en")).statusCode()).isEqualTo(200);
            assertThat(put("[]").statusCode()).isEqualTo(200);
        }
        var tooMany = put(list("en"));
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(json(tooMany).get("code").asText()).isEqualTo("too_many_questions");
        assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(get("/api/v1/contacts", headers))).isEmpty();
    }

    private void confirmed() throws Exception {
        contacts("en");
        post(link(sent(1).get(0), "confirm"));
        assertThat(state()).isEqualTo("confirmed");
    }

    private String list(String language) {
        return """
                [{"address": "%s", "language": "%s", "events": ["claim.created", "claim.evidence_required", "claim.message",
                    "case.created"]}]""".formatted(address, language);
    }

    private JsonNode contacts(String language) throws Exception {
        var answer = put(list(language));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private java.net.http.HttpResponse<String> put(String body) throws Exception {
        return send("PUT", "/api/v1/contacts", body, headers);
    }

    private java.net.http.HttpResponse<String> post(String path) throws Exception {
        String[] parts = path.split("\\?");
        return send("POST", parts[0], parts[1], "Content-Type", FORM);
    }

    private String state() throws Exception {
        return json(get("/api/v1/contacts", headers)).get(0).get("state").asText();
    }

    private String file() throws Exception {
        var filed = send(
                "POST",
                "/api/v1/claims",
                Scenario.named("invalid code, complete, in time").claim().toString(),
                headers);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    /** What was sent to the reseller's address, the newest first, once there are so many. */
    private List<MimeMessage> sent(int mails) {
        soon().untilAsserted(() -> assertThat(mine()).hasSizeGreaterThanOrEqualTo(mails));
        return mine();
    }

    private List<MimeMessage> mine() {
        return server.sent().stream().filter(mail -> to(mail).contains(address)).toList();
    }

    private List<String> subjects() {
        return mine().stream().map(MailTest::subject).toList();
    }

    private List<String> said(String claim) {
        return jdbc.sql("select text from claims.message where claim_id = ? order by at")
                .param(claim)
                .query(String.class)
                .list();
    }

    private List<String> kept() {
        return jdbc.sql("select reason from claims.mail_received where state = 'kept'")
                .query(String.class)
                .list();
    }

    private void answer(String from, String to, String text, byte[] file) throws Exception {
        TestMails.send(
                server, TestMails.mail(new InternetAddress(from), to, "Re: your claim", text, "photo.png", file));
    }

    private static byte[] photo() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static String link(MimeMessage mail, String what) throws Exception {
        Matcher link = LINK.matcher(text(mail));
        while (link.find()) {
            if (link.group(1).contains(what)) {
                return link.group(1);
            }
        }
        throw new AssertionError("no link to " + what);
    }

    private static String text(Message mail) throws Exception {
        Multipart parts = (Multipart) mail.getContent();
        BodyPart text = parts.getBodyPart(0);
        BodyPart html = parts.getBodyPart(1);
        assertThat(text.getContentType()).startsWith("text/plain");
        assertThat(html.getContentType()).startsWith("text/html");
        assertThat(html.getContent().toString()).contains("<h1");
        return text.getContent().toString();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getHeader("To"));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
