package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.psnb2b.codesupport.guard.ModelDifference.Change;
import com.psnb2b.codesupport.guard.ModelDifference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelDifferenceTest {

    private static final String FORM = """
            {"id": "f", "components": [{"id": "a", "key": "a", "label": "Name", "type": "textfield"}%s]}""";

    @Test
    void aCellIsNamedByRowAndColumn() {
        String before = Models.shipped("claim-window.dmn");

        assertThat(between(before, before.replaceFirst("\"P7D\"", "\"P10D\"")))
                .containsExactly(new Change(
                        Kind.CHANGED,
                        "Then_delivery_problem_duration",
                        "row 1, Window (ISO 8601 duration)",
                        "\"P7D\"",
                        "\"P10D\""));
    }

    @Test
    void whatIsDrawnElsewhereIsTheSame() {
        String before = Models.shipped(Models.CLAIMS);

        assertThat(between(before, before.replaceFirst("<dc:Bounds x=\"\\d+\"", "<dc:Bounds x=\"7\"")))
                .isEmpty();
    }

    @Test
    void anAddedStepAndARenamedOneAreTold() {
        String before = Models.other("mine", "<bpmn:userTask id=\"step\" name=\"Ask\"/>");
        String after = Models.other(
                "mine", "<bpmn:userTask id=\"step\" name=\"Ask twice\"/><bpmn:userTask id=\"more\" name=\"More\"/>");

        assertThat(between(before, after))
                .extracting(Change::kind, Change::element, Change::name)
                .contains(tuple(Kind.CHANGED, "step", "Ask twice"), tuple(Kind.ADDED, "more", "More"));
        assertThat(between(after, before)).extracting(Change::kind).contains(Kind.REMOVED);
    }

    @Test
    void aFieldOfAFormIsToldByItsLabel() {
        String more = FORM.formatted(", {\"id\": \"b\", \"key\": \"b\", \"label\": \"Why\", \"type\": \"textfield\"}");

        assertThat(between(FORM.formatted(""), more))
                .extracting(Change::kind, Change::name)
                .containsExactly(tuple(Kind.ADDED, "Why"));
    }

    @Test
    void whatCannotBeReadDiffersInNothing() {
        assertThat(between("", FORM.formatted(""))).isEmpty();
        assertThat(between("<a", "<b")).isEmpty();
    }

    private static List<Change> between(String before, String after) {
        return ModelDifference.between(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
    }
}
