package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision table that came past the model guard runs no code. */
class FeelOnlyTest {

    @ParameterizedTest
    @ValueSource(strings = {"juel", "groovy", "javascript", "feel-scala-unary-tests"})
    void noOtherLanguageIsSpoken(String language) {
        assertThatThrownBy(() -> evaluate(language, "${''.getClass()}")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void feelCallsNoJava() {
        String call = "{f: function(x) external {java: {class: \"java.lang.Integer\","
                + " method signature: \"parseInt(java.lang.String)\"}}, r: f(\"42\")}.r";

        assertThatThrownBy(() -> evaluate("feel", call)).hasMessageContaining("External functions are disabled");
    }

    @Test
    void feelIsSpoken() {
        assertThat(String.valueOf(evaluate("feel", "40 + 2"))).isEqualTo("42");
    }

    private static Object evaluate(String language, String text) {
        DmnEngine engine = FeelTables.ENGINE;
        String table = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                  <decision id="decision" name="d">
                    <variable id="v" name="v"/>
                    <literalExpression id="l" expressionLanguage="%s"><text>%s</text></literalExpression>
                  </decision>
                </definitions>""".formatted(language, text.replace("\"", "&quot;"));
        var decision =
                engine.parseDecision("decision", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
        return engine.evaluateDecision(decision, Variables.createVariables()).getSingleEntry();
    }
}
