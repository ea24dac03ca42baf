package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PsnErrorCodeTest {

    @ParameterizedTest
    @CsvSource({
        "WC-40371-5, WC-40371-5",
        "wc 40371 5, WC-40371-5",
        "WC403715, WC-40371-5",
        "WC\u221240371\u20135, WC-40371-5",
        "ＷＣ－４０３７１－５, WC-40371-5",
        "WC-4O371-5, WC-40371-5",
        "wc-4037l-5, WC-40371-5",
        "WC\u00AD-40371\u200B-5, WC-40371-5",
        "Error code: WC-40371-5, WC-40371-5",
        "Fehlercode WC-40372-6 erscheint beim Einlösen, WC-40372-6",
        "エラーコード WC-40378-2 が出ます, WC-40378-2",
        "Código de erro (WC-40376-0)., WC-40376-0",
        "e 8200012f, E-8200012F",
        "0x82OOO13O, E-82000130",
        "8200012F, E-8200012F",
        "kod błędu E–82000134!, E-82000134",
        "np-35000-8, NP-35000-8",
    })
    void isReadAsItIsTyped(String typed, String code) {
        assertThat(PsnErrorCode.normalise(typed)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"does not work", "NY 10001-2", "call 8200012345", "order WC-12", "XWC-40371-5", "WC-40371-55"})
    void aSentenceWithoutOneHasNone(String text) {
        assertThat(PsnErrorCode.firstIn(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'first WC-40372-6, later WC-40371-5', WC-40372-6", "it says e-82000130, E-82000130"})
    void theFirstInASentenceCounts(String text, String code) {
        assertThat(PsnErrorCode.firstIn(text)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what is this", "WC-4037"})
    void whatIsNotUnderstoodStaysAsItIs(String typed) {
        assertThat(PsnErrorCode.normalise(typed)).isEqualTo(typed.toUpperCase());
    }
}
