package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Whatever a mail server does, a round ends, and says of each mail what became of it. */
class SmtpRoundTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration TIME = Duration.ofSeconds(2);

    @Test
    void severalMailsGoOverOneConnection() throws Exception {
        try (FakeSmtp server = new FakeSmtp(FakeSmtp.ORDINARY)) {
            assertThat(send(server.port(), 5)).containsOnlyNulls().hasSize(5);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.taken()).hasSize(5);
        }
    }

    @Test
    void oneThatIsRefusedHoldsUpNoOther() throws Exception {
        try (FakeSmtp server =
                new FakeSmtp((command, mail) -> command.equals("END") && mail == 1 ? "451 later" : null)) {
            assertThat(send(server.port(), 3)).containsExactly(null, "the mail server answered 451", null);
            assertThat(server.taken()).hasSize(2);
        }
        try (FakeSmtp server =
                new FakeSmtp((command, mail) -> command.equals("RCPT") ? "550 no such user <secret>" : null)) {
            assertThat(send(server.port(), 2)).containsOnly("the mail server refused the address: 550");
        }
        try (FakeSmtp server = new FakeSmtp((command, mail) -> command.equals("MAIL") ? "553 not you" : null)) {
            assertThat(send(server.port(), 1)).containsExactly("the mail server refused us: 553");
        }
    }

    @Test
    void whereTheConnectionBreaksTheNextMailGetsAnother() throws Exception {
        try (FakeSmtp server =
                new FakeSmtp((command, mail) -> command.equals("END") && mail == 0 ? FakeSmtp.CLOSE : null)) {
            List<String> results = send(server.port(), 3);
            assertThat(results.get(0)).isNotNull();
            assertThat(results.subList(1, 3)).containsOnlyNulls();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatIsAwayIsSaidToBe() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        assertThat(send(port, 2)).allMatch(failure -> failure.startsWith("the mail server was not reached"));
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForLong() throws Exception {
        for (String command : List.of("connect", "MAIL", "DATA", "END")) {
            try (FakeSmtp server = new FakeSmtp((asked, mail) -> asked.equals(command) ? FakeSmtp.HANG : null)) {
                assertTimeout(
                        Duration.ofSeconds(8),
                        () -> assertThat(send(server.port(), 1))
                                .as(command)
                                .containsExactly("the mail server did not answer in time"));
            }
        }
    }

    /** Each byte that came began the wait anew: a round had no end. */
    @Test
    void aServerThatSendsAByteNowAndThenIsCutOff() throws Exception {
        for (String command : List.of("connect", "RCPT", "END")) {
            try (FakeSmtp server = new FakeSmtp((asked, mail) -> asked.equals(command) ? FakeSmtp.DRIP : null)) {
                assertTimeout(
                        TIME.plusSeconds(6),
                        () -> assertThat(send(server.port(), 3))
                                .as(command)
                                .containsOnly("the mail server took too long"));
            }
        }
    }

    private static List<String> send(int port, int mails) throws Exception {
        List<String> results = new ArrayList<>();
        var server = new MailServers.Smtp("smtp", "127.0.0.1", port, null, null, new Properties());
        try (SmtpRound round = new SmtpRound(server, TIMEOUT, TIME)) {
            for (int i = 0; i < mails; i++) {
                MimeMessage mail = new MimeMessage(round.session());
                mail.setFrom(new InternetAddress("claims@codesupport.example"));
                mail.setRecipient(Message.RecipientType.TO, new InternetAddress("kim@shop.example"));
                mail.setSubject("mail " + i);
                mail.setText("words");
                mail.saveChanges();
                results.add(round.send(mail));
            }
        }
        return results;
    }
}
