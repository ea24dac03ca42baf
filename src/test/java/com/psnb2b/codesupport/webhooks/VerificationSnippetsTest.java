package com.psnb2b.codesupport.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.code.CodeSealer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page for integrators shows for verifying a signature, run as it stands there on what we really send. */
class VerificationSnippetsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "wh_snippets";

    private final Signatures signatures =
            new Signatures(new CodeSealer("a key of this test, of 32 bytes or more".getBytes()));

    @TempDir
    private Path folder;

    private record Case(String body, String header, String secret, boolean valid) {}

    @Test
    void python() throws Exception {
        Files.writeString(folder.resolve("verify.py"), snippet("python"));
        Files.writeString(folder.resolve("run.py"), """
                import json, sys
                from verify import verify
                cases = json.load(sys.stdin)
                print(json.dumps([verify(bytes.fromhex(c["body"]), c["header"], c["secret"]) for c in cases]))
                """);
        assertVerifies("python3", "run.py");
    }

    @Test
    void javaScript() throws Exception {
        Files.writeString(folder.resolve("verify.mjs"), snippet("js"));
        Files.writeString(folder.resolve("run.mjs"), """
                import { readFileSync } from "node:fs";
                import { verify } from "./verify.mjs";
                const cases = JSON.parse(readFileSync(0, "utf8"));
                console.log(JSON.stringify(cases.map((c) => verify(Buffer.from(c.body, "hex"), c.header, c.secret))));
                """);
        assertVerifies("node", "run.mjs");
    }

    private void assertVerifies(String program, String script) throws Exception {
        assumeThat("true".equals(System.getenv("CI")) || isInstalled(program))
                .as(program + " is installed")
                .isTrue();
        Map<String, Case> cases = cases();
        Process process = new ProcessBuilder(program, script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var input = process.getOutputStream()) {
            JSON.writeValue(input, cases.values());
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(answer).isZero();

        JsonNode verified = JSON.readTree(answer);
        List<String> names = List.copyOf(cases.keySet());
        assertThat(verified).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            assertThat(verified.get(i).asBoolean())
                    .as(names.get(i))
                    .isEqualTo(cases.get(names.get(i)).valid());
        }
    }

    private Map<String, Case> cases() {
        Instant now = Instant.now();
        byte[] body = "{\"id\":\"evt_1_1\",\"text\":\"größer\"}".getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(body);
        Endpoint one = new Endpoint(ID, "reseller", "https://shop.example", List.of(), now, 1, null);
        Endpoint two = new Endpoint(ID, "reseller", "https://shop.example", List.of(), now, 2, now.plusSeconds(60));
        String secret = signatures.secret(ID, 1);
        String header = signatures.header(one, body, now);

        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("as sent", new Case(hex, header, secret, true));
        cases.put("rotated, old secret", new Case(hex, signatures.header(two, body, now), secret, true));
        cases.put(
                "rotated, new secret",
                new Case(hex, signatures.header(two, body, now), signatures.secret(ID, 2), true));
        cases.put("another body", new Case(hex.replaceFirst("7b", "7c"), header, secret, false));
        cases.put("another secret", new Case(hex, header, signatures.secret(ID, 3), false));
        cases.put("another time", new Case(hex, header.replaceFirst("t=\\d", "t=2"), secret, false));
        cases.put("old", new Case(hex, signatures.header(one, body, now.minus(Duration.ofMinutes(6))), secret, false));
        for (String broken : List.of("", "t=", "t=1", "v1", "t=x,v1=y", "t=" + now.getEpochSecond() + ",v1=ü,v1")) {
            cases.put("broken: " + broken, new Case(hex, broken, secret, false));
        }
        return cases;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String snippet(String language) throws IOException {
        var block = Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(Files.readString(Path.of("docs/integrations.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
