package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.guard.RefusedDrawings.Pair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of refusal is shown to owners beside the nearest drawing that is accepted, and both are what they are said to be.
 * {@code -Drefusals.write=true} writes the text into the page; {@code ModelsPageTest} draws the pictures.
 */
class RefusedDrawingsTest {

    private static final Path PAGE = Path.of("docs/process-owners.md");
    private static final String BEGIN = "<!-- written by RefusedDrawingsTest -->\n";
    private static final String END = "<!-- end -->\n";

    /** What is wrong with a file, a table, a form or an example, and not with what is drawn. */
    private static final Set<RefusalReason> OF_FILES = EnumSet.of(
            RefusalReason.RESOURCE,
            RefusalReason.TABLE,
            RefusalReason.IN_FORCE,
            RefusalReason.EXAMPLE,
            RefusalReason.SIZE);

    static List<Pair> pairs() {
        return RefusedDrawings.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void theOneIsRefusedAndTheOtherAccepted(Pair pair) throws Exception {
        assertThat(pair.finding().message()).isNotBlank();
        assertThat(Models.check(Models.CLAIMS, pair.accepted().model())).isEmpty();
        assertThat(pair.refused().sketch()).isNotEqualTo(pair.accepted().sketch());
    }

    @Test
    void everyKindOfRefusalIsShown() throws Exception {
        Set<RefusalReason> shown = pairs().stream().map(Pair::reason).collect(Collectors.toSet());
        assertThat(shown).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(OF_FILES)));

        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END, from);
        String text = pairs().stream().map(RefusedDrawingsTest::told).collect(Collectors.joining());
        if (Boolean.getBoolean("refusals.write")) {
            Files.writeString(PAGE, page.substring(0, from) + text + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(text);
        }
    }

    private static String told(Pair pair) {
        Finding finding = pair.finding();
        String name = ElementNames.of(pair.refused().model().getBytes(StandardCharsets.UTF_8))
                .get(finding.element());
        String element = "`" + finding.element() + "`";
        return "**%s**, %s: %s. Accepted: %s.\n\n![%s, refused and accepted](images/refusals/%s)\n\n"
                .formatted(
                        pair.reason(),
                        name == null ? element : name + " (" + element + ")",
                        finding.message().replaceAll("(; the path: .*)?\\.?$", ""),
                        pair.instead(),
                        pair.reason(),
                        pair.file());
    }
}
