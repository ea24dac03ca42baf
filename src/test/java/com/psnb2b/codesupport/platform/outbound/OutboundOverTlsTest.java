package com.psnb2b.codesupport.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.psnb2b.codesupport.platform.outbound.HostileServer.Attack;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same answers without end as in the clear, over TLS, where the library hands on what it has decrypted past the
 * connection: an endless body was read for ever, a gigabyte a minute, after the call had long failed.
 */
class OutboundOverTlsTest {

    private static final int MOST = 64 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** What the sockets of both sides may hold beside what was read. */
    private static final long BUFFERED = 12_000_000;

    @Test
    void noneIsReadForEver(@TempDir Path folder) throws Exception {
        SSLContext tls = tls(folder.resolve("key.p12"));
        var trusting = SSLContextBuilder.create()
                .loadTrustMaterial((chain, kind) -> true)
                .build();
        List<HostileServer> servers = new ArrayList<>();
        try (OutboundClient client = new OutboundClient(
                MOST,
                DEADLINE,
                PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(100)
                        .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(trusting)
                                .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                                .buildAsync()),
                HttpAsyncClients.custom())) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (Attack attack : Attack.values()) {
                HostileServer server = new HostileServer(attack, tls.getServerSocketFactory());
                servers.add(server);
                CompletableFuture<?> call = client.call(
                        SimpleRequestBuilder.get("https://localhost:" + server.port() + "/")
                                .build(),
                        SimpleResponseConsumer.create());
                calls.add(call);
                // One handshake at a time, or a busy machine makes none in time.
                await().atMost(Duration.ofSeconds(20)).until(() -> server.calls() > 0 || call.isDone());
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> calls.stream().allMatch(CompletableFuture::isDone));
            assertThat(calls).allMatch(CompletableFuture::isCompletedExceptionally);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(servers).allMatch(server -> server.open() == 0));
            assertThat(servers).filteredOn(server -> server.calls() > 0).hasSizeGreaterThan(servers.size() / 2);
            for (int i = 0; i < servers.size(); i++) {
                // With TLS nobody sees a 100 Continue, which the library skips: those end at the deadline.
                if (Attack.values()[i] != Attack.CONTINUE) {
                    assertThat(servers.get(i).sent())
                            .as(Attack.values()[i].name())
                            .isLessThan(BUFFERED);
                }
            }
        } finally {
            for (HostileServer server : servers) {
                server.close();
            }
        }
    }

    private static SSLContext tls(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit",
                        "-dname",
                        "CN=localhost")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
