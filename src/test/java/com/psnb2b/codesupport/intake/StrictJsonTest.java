package com.psnb2b.codesupport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private final StrictJson json = new StrictJson();

    @Test
    void readsWhatEverybodyReads() throws Exception {
        String text = """
                {"a": "b\\u00e4\\n", "c": [1, -2.5, 12345678901, 123456789012345678901, true, false, null, {}, []], "": {"d": "e"}}""";

        assertThat(json.read(text).toString())
                .isEqualTo(new ObjectMapper().readTree(text).toString());
        assertThat(json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(json.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":null}",
                "{} {}",
                "[] 1",
                "{\"a\"}",
                "{a:1}",
                "nope",
                "{\"a\":01}"
            })
    void refusesWhatWouldLoseSomething(String text) {
        assertThatThrownBy(() -> json.read(text)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void keepsSoMuchAndCountsTheRest() throws Exception {
        StringBuilder text = new StringBuilder("{\"list\":[0");
        text.append(",0".repeat(StrictJson.VALUES)).append("],\"b\":{\"c\":1},\"d\":2}");

        JsonNode read = json.read(text.toString());

        assertThat(read.get("list").size()).isLessThan(StrictJson.VALUES);
        assertThat(read.has("b")).isFalse();
        assertThat(StrictJson.leftOut(read)).isEqualTo(2);
    }
}
