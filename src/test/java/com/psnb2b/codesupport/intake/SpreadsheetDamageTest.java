package com.psnb2b.codesupport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet makes of an id, and what an order may well be called. */
class SpreadsheetDamageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.91E+18",
                "1,91431E+18",
                "4,687E+11",
                "4.687e11",
                "1E+15",
                "=\"0001\"",
                "=0001",
                "'0001",
                "\u20190001",
                "#####",
                "#N/A",
                "#NV",
                "#REF!",
                "#NAME?",
                "#WERT!",
                "#DIV/0!"
            })
    void isKnown(String id) {
        assertThat(SpreadsheetDamage.of(id)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12E4", "E+18", "#1234", "#A-1", "ORD-1.91E+18", "1.91", "0001", "O'NEILL-1", "5E12", "1E5-77"})
    void isNoDamage(String id) {
        assertThat(SpreadsheetDamage.of(id)).isEmpty();
    }
}
