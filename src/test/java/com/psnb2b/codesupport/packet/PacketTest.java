package com.psnb2b.codesupport.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.policy.Wording;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was handed to the reviewers stays as it was, and anyone can see that it did. */
class PacketTest extends ApplicationTest {

    private static final String RESELLER = "Bearer demo-reseller-key";
    private static final String[] HEADERS = {"Authorization", RESELLER, "Content-Type", JSON};
    private static final String STATEMENT =
            "{\"type\": \"customer_message\", \"content\": {\"text\": \"and another thing\"}}";

    @TempDir
    private Path folder;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Test
    void openSslAndSha256sumVerifyIt() throws Exception {
        Map<String, byte[]> parts = unpack(packet(submitted()));
        assertThat(parts)
                .containsKeys("manifest.json", "claim.json", "claim.html", "timeline.json", "VERIFY.txt", "SHA256SUMS");
        JsonNode manifest = JSON_MAPPER.readTree(parts.get("manifest.json"));
        String pem =
                get("/api/v1/packet-key/" + manifest.get("key_id").asText()).body();
        assertThat(pem).isEqualTo(get("/api/v1/packet-key").body());
        Files.writeString(folder.resolve("packet-key.pem"), pem);

        assertThat(verified("SHA256SUMS")).isTrue();
        assertThat(verified("manifest.json")).isTrue();
        assertThat(run("sha256sum", "--strict", "-c", "SHA256SUMS")).isTrue();
        assertThat(manifest.get("parts")).hasSize(parts.size() - 4);
        assertThat(manifest.at("/parts/0/sha256").asText())
                .isEqualTo(Hashes.sha256(parts.get(manifest.at("/parts/0/path").asText())));
        assertThat(manifest.get("policy_version").asText()).isNotBlank();

        Files.writeString(folder.resolve("claim.json"), "{}");
        assertThat(run("sha256sum", "--strict", "-c", "SHA256SUMS")).isFalse();
        byte[] sums = parts.get("SHA256SUMS");
        sums[0] ^= 1;
        Files.write(folder.resolve("SHA256SUMS"), sums);
        assertThat(verified("SHA256SUMS")).isFalse();
    }

    @Test
    void whatComesLaterChangesNothingInIt() throws Exception {
        String seenBefore = submitted();
        String seenAfter = submitted();
        byte[] first = packet(seenBefore);
        for (String id : List.of(seenBefore, seenAfter)) {
            assertThat(send("POST", "/api/v1/claims/" + id + "/evidence", STATEMENT, HEADERS)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send("POST", "/api/v1/claims/" + id + "/withdrawal", "", HEADERS)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(packet(seenBefore)).isEqualTo(first);

        Map<String, byte[]> late = unpack(packet(seenAfter));
        JsonNode claim = JSON_MAPPER.readTree(late.get("claim.json"));
        assertThat(claim.get("status").asText()).isEqualTo("under_review");
        assertThat(claim.get("evidence")).hasSameSizeAs(evidence(late));
        assertThat(late.get("timeline.json"))
                .asString()
                .contains("claim.under_review")
                .doesNotContain("withdrawn", "evidence_added");
        byte[] kept = packet(seenAfter);
        jdbc.sql("delete from claims.packet where claim_id = ?")
                .param(seenAfter)
                .update();
        assertThat(packet(seenAfter)).as("made again").isEqualTo(kept);
    }

    @Test
    void laterEvidenceAndTheOutcomeAreNumberedSupplements() throws Exception {
        String id = submitted();
        byte[] packet = packet(id);
        assertThat(supplements(id)).isEmpty();
        send("POST", "/api/v1/claims/" + id + "/evidence", STATEMENT, HEADERS);
        byte[] first = bytes("/api/v1/claims/" + id + "/packet/supplements/1");
        decide(id);

        JsonNode listed = supplements(id);
        assertThat(listed)
                .extracting(s -> s.get("type").asText())
                .containsExactly("claim.evidence_added", "claim.resolved");
        assertThat(bytes("/api/v1/claims/" + id + "/packet/supplements/1")).isEqualTo(first);
        Map<String, byte[]> evidence = unpack(first);
        JsonNode manifest = JSON_MAPPER.readTree(evidence.get("manifest.json"));
        assertThat(manifest.get("number").asInt()).isEqualTo(1);
        assertThat(manifest.get("packet_manifest").asText())
                .isEqualTo(Hashes.sha256(unpack(packet).get("manifest.json")));
        assertThat(evidence(evidence)).hasSize(1);
        Map<String, byte[]> outcome = unpack(bytes("/api/v1/claims/" + id + "/packet/supplements/2"));
        assertThat(JSON_MAPPER
                        .readTree(outcome.get("outcome.json"))
                        .get("decision")
                        .asText())
                .isEqualTo("closure");
        Files.writeString(
                folder.resolve("packet-key.pem"), get("/api/v1/packet-key").body());
        assertThat(verified("SHA256SUMS")).isTrue();
        assertThat(run("sha256sum", "--strict", "-c", "SHA256SUMS")).isTrue();
        assertThat(new String(outcome.get("timeline.json"), StandardCharsets.UTF_8))
                .contains("claim.resolved")
                .doesNotContain("a note of the house", "internal");
        assertThat(get("/api/v1/claims/" + id + "/packet/supplements/3", HEADERS)
                        .statusCode())
                .isEqualTo(404);
        assertThat(packet(id)).isEqualTo(packet);
    }

    @Test
    void erasedEvidenceLeavesItsHash() throws Exception {
        String id = submitted();
        Map<String, byte[]> whole = unpack(packet(id));
        jdbc.sql("delete from claims.evidence where claim_id = ?").param(id).update();
        for (String path : evidence(whole)) {
            Files.delete(folder.resolve(path));
        }

        Map<String, byte[]> rest = unpack(packet(id));
        assertThat(evidence(rest)).isEmpty();
        assertThat(rest.get("SHA256SUMS")).isEqualTo(whole.get("SHA256SUMS"));
        assertThat(run("sha256sum", "--strict", "--ignore-missing", "-c", "SHA256SUMS"))
                .isTrue();
        assertThat(run("sha256sum", "--strict", "-c", "SHA256SUMS")).isFalse();
    }

    @Test
    void beforeSubmissionItSaysWhatIsMissing() throws Exception {
        String id = file(Scenario.named("invalid code without screenshot").claim());
        var refused = get("/api/v1/claims/" + id + "/packet", HEADERS);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("code").asText()).isEqualTo("not_submitted");
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("error_screenshot");
        assertThat(supplements(id)).isEmpty();
    }

    @Test
    void anotherResellerGetsNothing() throws Exception {
        String id = submitted();
        for (String path : List.of("/packet", "/packet/supplements", "/packet/supplements/1")) {
            assertThat(get("/api/v1/claims/" + id + path, "Authorization", "Bearer demo-reseller2-key")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/api/v1/claims/" + id + "/packet", "Authorization", "Bearer demo-supplier-key")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePageIsInertAndHoldsNoCodeAndNoPromise() throws Exception {
        ObjectNode claim = Scenario.onItsOwn(claim());
        String code = claim.at("/code/value").asText();
        String shown = code.replaceAll("(.{4})(.{4})(.{4})", "$1-$2-$3");
        claim.putObject("customer_report")
                .put("text", "<script>alert(1)</script> " + shown + " is used")
                .put("error_code", "E-8200012F");
        Map<String, byte[]> parts = unpack(packet(file(claim)));
        String page = new String(parts.get("claim.html"), StandardCharsets.UTF_8);

        assertThat(page)
                .contains("&lt;script&gt;", "default-src 'none'", "XXXX-XXXX-" + code.substring(8), "no decision")
                .doesNotContain("<script", "http://", "https://", "src=", "onload");
        assertThat(Wording.promiseIn(page)).isEmpty();
        parts.forEach((path, bytes) -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .as(path)
                .doesNotContain(shown.substring(0, 9), code.substring(0, 8)));
    }

    @Test
    void theKeyMayBeTheOperators() throws Exception {
        assertThat(run("openssl", "genpkey", "-algorithm", "ed25519", "-out", "own.pem"))
                .isTrue();
        assertThat(run("openssl", "pkey", "-in", "own.pem", "-pubout", "-out", "own.pub"))
                .isTrue();
        PacketKey key = new PacketKey(Files.readString(folder.resolve("own.pem")), folder, jdbc, Clock.systemUTC());

        assertThat(key.publicKey()).isEqualTo(Files.readString(folder.resolve("own.pub")));
        assertThat(get("/api/v1/packet-key/" + key.id()).body()).isEqualTo(key.publicKey());
        assertThatThrownBy(() -> new PacketKey("no key", folder, jdbc, Clock.systemUTC()))
                .hasMessageContaining("CODESUPPORT_PACKET_KEY");
    }

    private boolean verified(String file) throws Exception {
        return new UnpackedPacket(folder).verified(file);
    }

    private boolean run(String... command) throws Exception {
        return new UnpackedPacket(folder).run(command);
    }

    private Map<String, byte[]> unpack(byte[] zip) throws IOException {
        return new UnpackedPacket(folder).unpack(zip);
    }

    private static List<String> evidence(Map<String, byte[]> parts) {
        return parts.keySet().stream()
                .filter(path -> path.startsWith("evidence/"))
                .toList();
    }

    private byte[] packet(String id) throws Exception {
        return bytes("/api/v1/claims/" + id + "/packet");
    }

    private byte[] bytes(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", RESELLER)
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        return answer.body();
    }

    private JsonNode supplements(String id) throws Exception {
        return json(get("/api/v1/claims/" + id + "/packet/supplements", HEADERS))
                .get("supplements");
    }

    private void decide(String id) throws Exception {
        JsonNode task = json(as("reviewer", "GET", "/task?processInstanceBusinessKey=" + id, null))
                .get(0);
        String path = "/task/" + task.get("id").asText();
        as("reviewer", "POST", path + "/claim", "{\"userId\": \"reviewer\"}");
        var done = as("reviewer", "POST", path + "/complete", """
                {"variables": {"decision": {"value": "closure"}, "reasonCode": {"value": "evidence_insufficient"},
                 "reviewNote": {"value": "a note of the house"}}}""");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }

    private String submitted() throws Exception {
        return file(claim());
    }

    private static ObjectNode claim() throws IOException {
        return (ObjectNode) Scenario.named("invalid code, complete, in time").claim();
    }

    private String file(JsonNode claim) throws Exception {
        return json(send("POST", "/api/v1/claims", claim.toString(), HEADERS))
                .get("id")
                .asText();
    }
}
