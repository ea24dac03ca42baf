package com.psnb2b.codesupport.process.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.intake.StrictJson;
import com.psnb2b.codesupport.process.examples.ExampleFile.Unreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleFileTest {

    private static final Pattern CODE = Pattern.compile("\"(?!XXXX)[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\"");
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void timesAreFromNowAndAllElseIsAsItStands() throws Exception {
        Example example = read("""
                {"name": "one", "channel": "batch", "expect": {"type": "unclear"},
                 "deliveries": [{"reseller_id": "acme", "delivered_at": "@-2d"}],
                 "claim": {"order_id": "@home", "delivered_at": "@-3h30m", "lists": ["@+1h"]}}""").get(0);

        assertThat(example.claim().get("delivered_at").asText()).isEqualTo("2026-11-30T08:30:00Z");
        assertThat(example.claim().at("/lists/0").asText()).isEqualTo("2026-11-30T13:00:00Z");
        assertThat(example.claim().get("order_id").asText()).isEqualTo("@home");
        assertThat(example.deliveries().get(0).get("delivered_at").asText()).isEqualTo("2026-11-28T12:00:00Z");
        assertThat(example.reseller()).isEqualTo("acme");
        assertThat(example.channel()).isEqualTo(Channel.BATCH);
    }

    @Test
    void theFirstOfThemAreTheLabelledClaims() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> labelled = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/scenarios/claims.jsonl"))) {
            labelled.add(json.readTree(CODE.matcher(line).replaceAll("\"@code\"")));
        }
        List<JsonNode> shipped = new ArrayList<>();
        json.readTree(Path.of("processes/examples/labelled-claims.json").toFile())
                .forEach(shipped::add);

        assertThat(shipped).hasSameSizeAs(labelled);
        for (int i = 0; i < labelled.size(); i++) {
            JsonNode expect = labelled.get(i).get("expect");
            JsonNode also = shipped.get(i).get("expect");
            assertThat(shipped.get(i).get("claim")).isEqualTo(labelled.get(i).get("claim"));
            assertThat(expect.fieldNames())
                    .toIterable()
                    .allMatch(name -> expect.get(name).equals(also.get(name)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing at all | is no JSON that can be read",
                "[{\"claim\": {}}] | example 1: needs a name",
                "[{\"name\": \"a\", \"expect\": {\"type\": \"x\"}}] | example 1 (\"a\"): lacks \"claim\"",
                "[{\"name\": \"a\", \"claim\": {}}] | example 1 (\"a\"): lacks \"expect\"",
                "{\"name\": \"a\", \"claim\": {}, \"expect\": {}} | lacks \"expect\"",
                "{\"name\": \"a\", \"claim\": {}, \"expect\": {\"typ\": 1}} | \"typ\" is not known here; known are",
                "{\"name\": \"a\", \"clam\": {}} | \"clam\" is not known here",
                "{\"name\": \"a\", \"claim\": {}, \"expect\": {\"type\": 1}, \"channel\": \"fax\"} | no channel \"fax\"",
                "[{\"name\": \"a\", \"claim\": {}, \"expect\": {\"type\": 1}}, {\"name\": \"a\", \"claim\": {}, \"expect\":"
                        + " {\"type\": 1}}] | two examples called \"a\""
            })
    void aFaultNamesTheExampleAndWhatIsWrong(String file, String fault) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(Unreadable.class).hasMessageContaining(fault);
    }

    private static List<Example> read(String file) throws Unreadable {
        return ExampleFile.read(file.getBytes(StandardCharsets.UTF_8), new StrictJson(), NOW);
    }
}
