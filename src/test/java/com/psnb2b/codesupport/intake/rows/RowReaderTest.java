package com.psnb2b.codesupport.intake.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that cannot be read costs itself alone, and says where it stood. */
class RowReaderTest {

    private static final RowLimit LIMIT = RowLimit.claim(() -> {});

    private final RowReader reader = new RowReader(new StrictJson());

    @Test
    void ndjsonRowsAreReadOneByOne() throws Exception {
        var rows = ndjson("\uFEFF{\"a\":1}\r\n\n  \n{\"b\":\"\u00e9\"}");

        assertThat(rows)
                .extracting(Row::body)
                .map(ObjectNode::toString)
                .containsExactly("{\"a\":1}", "{\"b\":\"\u00e9\"}");
        assertThat(rows).extracting(Row::number).containsExactly(1L, 2L);
        assertThat(rows).extracting(Row::line).containsExactly(1L, 4L);
    }

    @Test
    void aLargeRowIsToldBeforeItIsInMemory() throws Exception {
        List<Integer> told = new ArrayList<>();
        byte[] row = ("{\"a\":\"" + "x".repeat(2 * RowLimit.SMALL) + "\"}\n").getBytes(StandardCharsets.UTF_8);
        var in = new ByteArrayInputStream(row);
        var rows = reader.ndjson(in, RowLimit.claim(() -> told.add(in.available())));

        assertThat(rows.next().errors()).isEmpty();
        assertThat(told).isNotEmpty();
        assertThat(told.get(0)).isPositive();
    }

    @Test
    void aRecordIsShorterThanAClaim() throws Exception {
        String row = "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}\n{\"b\":2}\n";
        var rows = all(reader.ndjson(stream(row), RowLimit.RECORD));

        assertThat(codes(rows)).containsExactly("too_large", "");
        assertThat(rows.get(0).errors().get(0).message()).contains("64 KB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[1]", "1", "null", "\"text\"", "{} {}", "{\"a\":1,\"a\":2}", "not json", "{\"a\":\0}"})
    void aLineThatIsNoObjectIsUnreadable(String line) throws Exception {
        var rows = ndjson("{\"a\":1}\n" + line + "\n{\"b\":2}\n");

        assertThat(rows).extracting(Row::line).containsExactly(1L, 2L, 3L);
        assertThat(codes(rows)).containsExactly("", "unreadable", "");
    }

    @Test
    void aLineThatIsNotUtf8OrTooLongIsPassedOver() throws Exception {
        var body = new ByteArrayOutputStream();
        body.write("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        body.write(0xE9);
        body.write("\"}\n".getBytes(StandardCharsets.UTF_8));
        body.write("x".repeat(RowLimit.LONGEST_CLAIM + 1).getBytes(StandardCharsets.UTF_8));
        body.write("\n{\"b\":2}".getBytes(StandardCharsets.UTF_8));

        assertThat(codes(all(reader.ndjson(new ByteArrayInputStream(body.toByteArray()), LIMIT))))
                .containsExactly("encoding", "too_large", "");
    }

    @Test
    void csvColumnsAreFieldsAndBlankCellsAreAbsent() throws Exception {
        var rows = csv("\uFEFForder_id, code.value,code.masked,customer_report.text,evidence\r\n"
                + "ORD-1,ABCD,,\"two\r\nlines, and \"\"quotes\"\"\",\"[{\"\"type\"\":\"\"other\"\"}]\"\r\n"
                + "\r\n"
                + "ORD-2,,,,\r\n");

        assertThat(rows)
                .extracting(Row::body)
                .map(ObjectNode::toString)
                .containsExactly(
                        "{\"order_id\":\"ORD-1\",\"code\":{\"value\":\"ABCD\"},"
                                + "\"customer_report\":{\"text\":\"two\\nlines, and \\\"quotes\\\"\"},"
                                + "\"evidence\":[{\"type\":\"other\"}]}",
                        "{\"order_id\":\"ORD-2\"}");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X,\"never closed",
                "X,\"closed\" and more",
                "X,\"closed\" and more\"",
                "X,Y,Z",
                "X",
                "\"X,Y",
            })
    void aBrokenRowSwallowsNoOther(String broken) throws Exception {
        var rows = csv("a,b\n1,2\n" + broken + "\n3,4\n5,\"6\"\n" + broken + "\n7,\"8\n8\"\n");

        assertThat(codes(rows)).containsExactly("", "unreadable", "", "", "unreadable", "");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(rows.get(5).body().get("b").textValue()).isEqualTo("8\n8");
    }

    @Test
    void aQuotationMarkInsideACellIsACharacter() throws Exception {
        assertThat(csv("a,b\n5\" disk,x\ny,z\n"))
                .extracting(row -> row.body().get("a").textValue())
                .containsExactly("5\" disk", "y");
    }

    @Test
    void evidenceThatIsNoJsonIsNamed() throws Exception {
        var row = csv("a,evidence\n1,[oops\n").get(0);
        assertThat(row.errors()).extracting(FieldError::field).containsExactly("evidence");
        assertThat(row.errors()).extracting(FieldError::code).containsExactly("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a", "a,", "a,a.b", "a.b,a", "a.,b", ".a,b"})
    void aHeaderOfUnclearNamesIsRefused(String header) {
        assertThatThrownBy(() -> csv(header + "\n1,2\n")).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\"a\n1"})
    void withoutAHeaderNothingIsRead(String body) {
        var refused = catchThrowableOfType(InvalidInput.class, () -> csv(body));
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly("header");
    }

    @Test
    void aColumnThatStandsForNothingIsNamedOnce() {
        var refused = catchThrowableOfType(
                InvalidInput.class,
                () -> reader.csv(stream("order_id,ordr_id\n1,2\n"), LIMIT, row -> {
                    assertThat(row.get("ordr_id").textValue()).isEmpty();
                    throw new InvalidInput(List.of(
                            new FieldError("order_id", "required", "is required"),
                            new FieldError("ordr_id", "unknown_field", "is not a field here")));
                }));
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly("ordr_id");
    }

    private List<Row> ndjson(String body) throws IOException {
        return all(reader.ndjson(stream(body), LIMIT));
    }

    private List<Row> csv(String body) throws IOException {
        return all(reader.csv(stream(body), LIMIT, row -> {}));
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> all(Rows rows) throws IOException {
        List<Row> read = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            read.add(row);
        }
        return read;
    }

    private static List<String> codes(List<Row> rows) {
        return rows.stream()
                .map(row -> row.errors().isEmpty() ? "" : row.errors().get(0).code())
                .toList();
    }
}
