package com.psnb2b.codesupport.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.platform.outbound.SafeDns;
import com.psnb2b.codesupport.platform.outbound.UnsafeAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No reseller can send us where only we can go. */
class SafeCallsTest {

    private static final DnsResolver NAMES = SystemDefaultDnsResolver.INSTANCE;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/hook",
                "https://127.0.0.1/hook",
                "https://2130706433/hook",
                "https://[::1]/hook",
                "https://[::ffff:127.0.0.1]/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1:8443/hook",
                "http://1.1.1.1/hook",
                "file:///etc/passwd",
                "https://user@1.1.1.1/",
                "https://1.1.1.1/#part",
                "//1.1.1.1/"
            })
    void anEndpointMayNotBe(String url) {
        EndpointUrls urls = new EndpointUrls(false, new SafeDns(false, NAMES));
        assertThatThrownBy(() -> urls.check(url))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.errors().get(0).field()).isEqualTo("url"));
    }

    @Test
    void anEndpointMayBe() {
        EndpointUrls production = new EndpointUrls(false, new SafeDns(false, NAMES));
        assertThatCode(() -> production.check("https://1.1.1.1/hook?shop=1")).doesNotThrowAnyException();
        assertThatCode(() -> production.check("https://no-such-name.invalid/")).doesNotThrowAnyException();
        EndpointUrls evaluation = new EndpointUrls(true, new SafeDns(true, NAMES));
        assertThatCode(() -> evaluation.check("http://localhost:9000/hook")).doesNotThrowAnyException();
    }

    @Test
    void oneAddressThatIsNotPublicIsEnough() {
        DnsResolver two = answering(List.of("1.1.1.1", "10.0.0.1"));
        assertThatThrownBy(() -> new SafeDns(false, two).resolve("two.example")).isInstanceOf(UnsafeAddress.class);
    }

    /** The name is public when it is registered, and leads to this machine when it is called. */
    @Test
    void aNameThatChangesItsAddressIsNotCalled() throws Exception {
        try (Receiver receiver = new Receiver()) {
            SafeDns dns = new SafeDns(false, answering(List.of("1.1.1.1"), List.of("127.0.0.1")));
            String url =
                    "http://rebound.example:" + URI.create(receiver.url("/")).getPort() + "/hook";
            new EndpointUrls(true, dns).check(url);
            Sender sender = new Sender(new WebhookSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(10)), dns);
            try {
                String failure = sender.send(
                                url, new WebhookMessages.Written("evt_1", "claim.created", "{}".getBytes()), "t=1")
                        .join();
                assertThat(failure).isEqualTo(new UnsafeAddress().getMessage());
                assertThat(receiver.calls()).isEmpty();
            } finally {
                sender.stop();
            }
        }
    }

    /** Also an address that stands in the URL itself is looked at when it is called. */
    @Test
    void aPrivateAddressIsNotCalled() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Sender sender = new Sender(
                    new WebhookSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(10)),
                    new SafeDns(false, NAMES));
            try {
                String url = receiver.url("/").replace("localhost", "127.0.0.1");
                assertThat(sender.send(
                                        url,
                                        new WebhookMessages.Written("evt_1", "claim.created", "{}".getBytes()),
                                        "t=1")
                                .join())
                        .isEqualTo(new UnsafeAddress().getMessage());
                assertThat(receiver.calls()).isEmpty();
            } finally {
                sender.stop();
            }
        }
    }

    @SafeVarargs
    private static DnsResolver answering(List<String>... answers) {
        Queue<List<String>> left = new ArrayDeque<>(List.of(answers));
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                List<String> answer = left.remove();
                InetAddress[] addresses = new InetAddress[answer.size()];
                for (int i = 0; i < addresses.length; i++) {
                    addresses[i] = InetAddress.getByName(answer.get(i));
                }
                return addresses;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
