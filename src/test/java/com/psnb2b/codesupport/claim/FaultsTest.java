package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many faults a stranger sends: a hundred are named, and the rest is counted. */
class FaultsTest {

    private final Faults faults = new Faults();

    @Test
    void withoutFaultsNothingIsRefused() {
        faults.refuse();

        assertThat(faults.isEmpty()).isTrue();
        assertThat(faults.isFull()).isFalse();
    }

    @Test
    void aHundredAreNamedAndTheRestIsCounted() {
        IntStream.range(0, 102).forEach(at -> faults.add("field" + at, "invalid", "is wrong"));

        assertThat(faults.isFull()).isTrue();
        assertThat(faults.names("field99")).isTrue();
        assertThat(faults.names("field100")).isFalse();
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(faults::refuse).satisfies(refusal -> {
            assertThat(refusal.errors()).hasSize(100);
            assertThat(refusal.more()).isEqualTo(2);
            assertThat(refusal.getMessage())
                    .startsWith("field0: is wrong; field1: is wrong;")
                    .endsWith("field19: is wrong; and 82 more");
        });
    }

    @Test
    void whatWasOnlyCountedIsAFault() {
        faults.addUnnamed(3);

        assertThat(faults.isEmpty()).isFalse();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(faults::refuse)
                .satisfies(refusal -> assertThat(refusal.more()).isEqualTo(3));
    }

    @Test
    void whatAnotherReaderFoundCounts() {
        faults.add(new InvalidInput(List.of(new FieldError("a", "invalid", "is wrong")), 5));

        assertThat(faults.names("a")).isTrue();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(faults::refuse)
                .satisfies(refusal -> assertThat(refusal.more()).isEqualTo(5));
    }

    @Test
    void aRefusalNamesAHundredWhoeverMadeIt() {
        List<FieldError> many = IntStream.range(0, 103)
                .mapToObj(at -> new FieldError("field" + at, "invalid", "is wrong"))
                .toList();
        InvalidInput refusal = new InvalidInput(many, 1);

        assertThat(refusal.errors()).hasSize(100);
        assertThat(refusal.more()).isEqualTo(4);
        InvalidInput renamed = refusal.renamed(name -> "their " + name);
        assertThat(renamed.errors().get(7)).isEqualTo(new FieldError("their field7", "invalid", "is wrong"));
        assertThat(renamed.more()).isEqualTo(4);
        assertThat(InvalidInput.of("a", "invalid", "is wrong")).hasMessage("a: is wrong");
    }

    @Test
    void namesAndMessagesHaveALimit() {
        FieldError error = new FieldError("f".repeat(500), "invalid", "m".repeat(900));

        assertThat(error.field()).hasSize(120).endsWith("…");
        assertThat(error.message()).hasSize(600).endsWith("…");
        assertThat(new FieldError("f".repeat(120), "invalid", "m".repeat(600)))
                .isEqualTo(new FieldError("f".repeat(120), "invalid", "m".repeat(600)))
                .satisfies(whole -> assertThat(whole.field()).doesNotEndWith("…"))
                .satisfies(whole -> assertThat(whole.message()).doesNotEndWith("…"));
        assertThat(new FieldError(null, "invalid", null).message()).isNull();
    }
}
