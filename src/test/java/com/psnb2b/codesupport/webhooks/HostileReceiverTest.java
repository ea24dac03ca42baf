package com.psnb2b.codesupport.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.psnb2b.codesupport.platform.outbound.HostileServer;
import com.psnb2b.codesupport.platform.outbound.HostileServer.Attack;
import com.psnb2b.codesupport.platform.outbound.SafeDns;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receiver whose answer never ends costs little memory and a limited time. */
class HostileReceiverTest {

    private static final WebhookMessages.Written MESSAGE =
            new WebhookMessages.Written("evt_1", "claim.created", "{}".getBytes());

    /** What the sockets of both sides and one read may hold beside what was read. */
    private static final long BUFFERED = 12_000_000;

    private final Sender sender = sender(Duration.ofSeconds(3));

    @AfterEach
    void stop() {
        sender.stop();
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void anAnswerWithoutEndIsAFailureAndTheConnectionIsClosed(Attack attack) throws Exception {
        try (HostileServer receiver = new HostileServer(attack)) {
            String failure = sender.send("http://localhost:" + receiver.port() + "/hook", MESSAGE, "t=1")
                    .get(10, TimeUnit.SECONDS);

            assertThat(failure).matches("no answer.*|answered 500");
            await().atMost(Duration.ofSeconds(10)).until(() -> receiver.open() == 0);
            assertThat(receiver.calls()).isEqualTo(1);
            assertThat(receiver.sent()).isLessThan(BUFFERED);
        }
    }

    @Test
    void meanwhileOthersAreTold() throws Exception {
        Sender patient = sender(Duration.ofSeconds(30));
        try (HostileServer hostile = new HostileServer(Attack.HEADERS);
                Receiver receiver = new Receiver()) {
            for (int call = 0; call < 20; call++) {
                patient.send("http://localhost:" + hostile.port() + "/hook", MESSAGE, "t=1");
            }
            assertThat(patient.send(receiver.url("/hook"), MESSAGE, "t=1").get(40, TimeUnit.SECONDS))
                    .isNull();
        } finally {
            patient.stop();
        }
    }

    private static Sender sender(Duration deadline) {
        return new Sender(
                new WebhookSettings(true, Duration.ofSeconds(1), deadline),
                new SafeDns(true, SystemDefaultDnsResolver.INSTANCE));
    }
}
