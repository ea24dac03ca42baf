package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an owner's drawing may tell a reseller, and what not. */
class MailStepTest {

    private static final String WORDS = "<camunda:property name=\"text\" value=\"We look again once it has come.\" />";

    @Test
    void wordsInEnglishAndOthersAreTold() {
        assertThat(Models.check(
                        Models.CLAIMS,
                        Models.telling(WORDS + "<camunda:property name=\"text_ja\" value=\"届き次第、再度確認します。\" />")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no words              | text_de | Wir sehen wieder hin.
            a promise             | text    | We guarantee a refund.
            a promise in Japanese | text_ja | 必ず返金します。
            no language           | text_xx | We look again.
            no property of it     | subject | About your claim
            """)
    void whatIsNoWordToAResellerIsRefused(String what, String name, String value) {
        String property = "<camunda:property name=\"" + name + "\" value=\"" + value + "\" />";
        String both = name.equals("text") || what.equals("no words") ? property : WORDS + property;
        assertThat(Models.check(Models.CLAIMS, Models.telling(both)))
                .as(what)
                .extracting(Finding::reason)
                .contains(RefusalReason.PROPERTY);
    }
}
