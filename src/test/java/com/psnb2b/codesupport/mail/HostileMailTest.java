package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.code.CodeSealer;
import com.psnb2b.codesupport.mail.received.MailReader;
import com.psnb2b.codesupport.mail.received.ReceivedMail;
import com.psnb2b.codesupport.mail.received.UnreadableMail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing gets into a claim but what its contact wrote to the address that it was given (contract, section 4.12). */
class HostileMailTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final String DOMAIN = "@codesupport.example";

    private final MailTokens tokens = new MailTokens(
            new CodeSealer("a key of more than thirty-two bytes, for this".getBytes(StandardCharsets.UTF_8)));
    private final String claim = Ids.claim();
    private final Map<Long, Contact> contacts =
            Map.of(7L, contact(7, NOW, null), 8L, contact(8, null, null), 9L, contact(9, NOW, NOW));

    @Test
    void ofTwoHundredMailsNoneGetsIn() {
        List<String> in = new ArrayList<>();
        Map<String, Integer> reasons = new TreeMap<>();
        List<HostileMails.Mail> mails = new HostileMails(
                        address(claim, 7), address(Ids.claim(), 7), address(claim, 8), address(claim, 9))
                .all();
        for (HostileMails.Mail mail : mails) {
            String reason = assertTimeout(Duration.ofSeconds(20), () -> reason(mail.raw()), mail.name());
            reasons.merge(String.valueOf(reason), 1, Integer::sum);
            if (reason == null) {
                in.add(mail.name());
            } else {
                assertThat(KeptMails.REASONS).as(mail.name()).contains(reason);
            }
        }
        assertThat(mails).hasSizeGreaterThanOrEqualTo(200);
        assertThat(in).as("got in; the others: " + reasons).isEmpty();
        assertThat(reasons)
                .containsKeys(
                        "automatic",
                        "bounce",
                        "own",
                        "no_address",
                        "several_addresses",
                        "other_sender",
                        "not_confirmed",
                        "too_large",
                        "too_many_headers",
                        "too_many_parts",
                        "too_deep");
    }

    @Test
    void anOrdinaryAnswerGetsIn() throws UnreadableMail {
        Belonging where = belonging(HostileMails.mail(
                "Kim <KIM@Shop.Example>", "Code Support <" + address(claim, 7).toUpperCase(Locale.ROOT) + ">"));
        assertThat(where.isSomewhere()).isTrue();
        assertThat(where.address().about()).isEqualTo(claim);
        assertThat(where.contact().number()).isEqualTo(7);
        assertThat(belonging(HostileMails.mail(HostileMails.CONTACT, address(claim, 7), "Auto-Submitted: no"))
                        .isSomewhere())
                .isTrue();
    }

    /** Whoever mistakes an encoding has still written something. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "utf-8",
                "us-ascii",
                "iso-8859-1",
                "windows-1252",
                "utf-7",
                "utf-16",
                "iso-2022-jp",
                "x-unknown",
                "",
                "\"",
                "big5",
                "utf-8; x=\u0000"
            })
    void aWrongCharsetSurvives(String charset) throws UnreadableMail {
        for (byte[] body : List.of(
                "caf\u00e9 \u5dee\u51fa\u4eba".getBytes(StandardCharsets.UTF_8),
                "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {'o', 'k', 0, 1, 27, '$', 'B', (byte) 0xFF, (byte) 0xD8, 0, '!'},
                "ok \ud83d".getBytes(StandardCharsets.UTF_16LE))) {
            byte[] head = ("From: " + HostileMails.CONTACT + "\r\nTo: " + address(claim, 7)
                            + "\r\nSubject: =?" + charset.replaceAll("[^a-z0-9-]", "") + "?b?/9gA?= =?x\r\n"
                            + "Content-Type: text/plain; charset=" + charset
                            + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] mail = new byte[head.length + body.length];
            System.arraycopy(head, 0, mail, 0, head.length);
            System.arraycopy(body, 0, mail, head.length, body.length);

            ReceivedMail read = MailReader.read(mail);
            assertThat(read.text()).isNotBlank().doesNotContainPattern("[\\p{Cntrl}&&[^\\n\\t]]");
            assertThat(read.subject()).doesNotContainPattern("\\p{Cntrl}");
            assertThat(read.text().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        }
    }

    @Test
    void filesAreReadWithTheirNamesAndNoMoreOfThemThanMayBe() throws UnreadableMail {
        String part = "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename*=utf-8''..%%2F%%c3%%bc%%0a%d.png\r\n\r\niVBORw0KGgo=\r\n";
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            parts.append(part.formatted(i));
        }
        ReceivedMail read = MailReader.read(("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + parts + "--b\r\nContent-Type: text/html\r\n\r\n<p>words</p>\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(read.text()).isEqualTo("words");
        assertThat(read.files()).hasSize(MailReader.FILES + 1);
        assertThat(read.files().get(0).name()).isEqualTo("../\u00fc 0.png");
        assertThat(read.files().get(0).bytes()).hasSize(8);
        assertThat(read.files().get(MailReader.FILES).bytes()).isEmpty();
    }

    private String reason(byte[] raw) {
        try {
            return belonging(raw).reason();
        } catch (UnreadableMail e) {
            return e.reason().name().toLowerCase(Locale.ROOT);
        }
    }

    private Belonging belonging(byte[] raw) throws UnreadableMail {
        return Belonging.of(
                MailReader.read(raw),
                this::signed,
                number -> Optional.ofNullable(contacts.get(number)),
                id -> MailComposer.isOf(id, DOMAIN.substring(1)));
    }

    private Optional<ReplyAddress> signed(String address) {
        return MailServers.answered(address, "claims", DOMAIN.substring(1), tokens);
    }

    private String address(String about, long contact) {
        return "claims+" + new ReplyAddress(about, contact).tail(tokens) + DOMAIN;
    }

    private static Contact contact(long number, Instant confirmed, Instant unsubscribed) {
        return new Contact(
                Ids.contact(),
                number,
                "shop",
                HostileMails.CONTACT,
                Locale.ENGLISH,
                List.of("claim.resolved"),
                NOW,
                confirmed,
                unsubscribed);
    }
}
