package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.process.ClaimModelContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision table that does not hold is refused with table, row and column; one that does is complete. */
class DmnFileCheckTest {

    static Stream<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".dmn")).toList().stream();
        }
    }

    /** Every combination of inputs meets exactly one row, or is known to fall back to a person. */
    @ParameterizedTest
    @MethodSource("tables")
    void ourTablesAreCompleteAndWithoutOverlap(Path file) throws IOException {
        DmnFileCheck check = check(file.toString(), Files.readAllBytes(file));
        assertThat(check.faults()).isEmpty();
        assertThat(check.remarks()).isEmpty();
        assertThat(check.tables()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        claim-window|"P7D"|"7 days"|claim-window, row 1, column "Window (ISO 8601 duration)": "7 days" is no span of time
        claim-window|"P7D"|P7D|claim-window, row 1, column "Window (ISO 8601 duration)": holds no value
        claim-window|"P7D"|"P7|claim-window, row 1, column "Window (ISO 8601 duration)": cannot be read as FEEL
        claim-window|"P7D"||claim-window, row 1, column "Window (ISO 8601 duration)": is empty
        claim-window|<text>"wrong_region_supply"|<text>"delivery_problem"|claim-window, row 2: applies together with row 1
        claim-window|<text>claimType|<text>region|claim-window, column "Claim type": asks for "region"
        claim-window|name="remindBefore"|name="reminder"|claim-window: lacks the output "remindBefore"
        claim-window|id="claim-window"|id="our-window"|claim-window.dmn: holds "our-window", which is no table here
        claim-window|<inputEntry id="When_unclear_claimType">|<inputEntry id="When_unclear_claimType" expressionLanguage="groovy">|claim-window, row 8, column "Claim type": is written in groovy; only FEEL is read
        coverage|"not_covered"</text>|"uncovered"</text>|coverage, row 3, column "Coverage": "uncovered" is none of
        coverage|"A delivery failure|"We guarantee a refund. A delivery failure|coverage, row 1, column "Explanation, as the reseller reads it": reads as a promise
        evidence-requirements|hitPolicy="COLLECT"|hitPolicy="UNIQUE"|evidence-requirements: has the hit policy UNIQUE
        evidence-requirements|<text>"product_region"</text>|<text>"order_id"</text>|evidence-requirements, row 4: says "order_id" as row 1 does
        psn-error-codes|"E-82000130","WC-40372-6"|"E-82000130","WC-40371-5"|psn-error-codes, row 2: applies together with row 1
        review-routing|<text>70</text>|<text>700</text>|review-routing, row 1, column "Priority (0 to 100, higher first)": 700 is no whole number
        review-routing|<text>"reviewers"</text>|<text>"the reviewers"</text>|review-routing, row 1, column "Group that gets the task": "the reviewers" is not the id of a group
        review-routing|<text>100</text>|<text>-5</text>|review-routing, row 1, column "Second person from this face value on": -5 is no amount
        """)
    void aFaultNamesTableRowAndColumn(String table, String was, String becomes, String message) throws IOException {
        List<TableFinding> faults =
                check(table, was, becomes == null ? "" : becomes).faults();
        assertThat(faults).extracting(DmnFileCheckTest::inWords).anyMatch(fault -> fault.startsWith(message));
    }

    @Test
    void whatMayNotBeMeantIsRemarked() throws IOException {
        DmnFileCheck check = check("claim-window", "\"temporary\"</text>", "\"tempoary\"</text>");
        assertThat(check.faults()).isEmpty();
        assertThat(check.remarks())
                .extracting(DmnFileCheckTest::inWords)
                .containsExactly(
                        "claim-window, row 7: never applies; text in an input cell stands in quotation marks",
                        "claim-window: has no row for claimType = temporary: there the published 7 days count");
    }

    @Test
    void anotherFileIsRefused() {
        for (String content : List.of("", "PK\u0003\u0004", "<html/>", Declared.ENTITY)) {
            assertThat(check("a.dmn", content.getBytes(StandardCharsets.UTF_8)).faults())
                    .as(content)
                    .singleElement()
                    .satisfies(fault -> assertThat(inWords(fault)).startsWith("a.dmn: is no DMN file"));
        }
    }

    /** A file that would read another file. */
    private static final class Declared {
        static final String ENTITY = """
                <!DOCTYPE definitions [<!ENTITY other SYSTEM "file:///etc/hostname">]>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="&other;" namespace="n"/>""";
    }

    private static String inWords(TableFinding fault) {
        boolean whole = fault.row() == null && fault.column() == null;
        return fault.table() + (whole ? "" : ", ") + fault.inTable();
    }

    private static DmnFileCheck check(String name, byte[] content) {
        return DmnFileCheck.of(name, content, ClaimModelContract.CONTRACT.tables());
    }

    private static DmnFileCheck check(String table, String was, String becomes) throws IOException {
        Path file = Path.of("processes", table + ".dmn");
        String content = Files.readString(file);
        int at = content.indexOf(was);
        assertThat(at).as(was).isNotNegative();
        String changed = content.substring(0, at) + becomes + content.substring(at + was.length());
        return check(file.getFileName().toString(), changed.getBytes(StandardCharsets.UTF_8));
    }
}
