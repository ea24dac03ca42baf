package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.webhooks.PublicEvents;
import com.psnb2b.codesupport.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event has words of its own in each language, and both forms of a mail say the same. */
class MailWordsTest {

    static Stream<Locale> languages() {
        return Words.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyEventHasItsWords(Locale language) {
        Words words = Words.in(language);
        for (String event : PublicEvents.ALL) {
            for (String part : List.of("title", "text")) {
                assertThat(words.find("mail.event." + event + "." + part))
                        .as(event + " " + part)
                        .isPresent();
            }
        }
        for (String reason : RefusedAnswers.TOLD) {
            assertThat(words.say("mail.refused." + reason)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void bothFormsSayTheSame(Locale language) {
        Words words = Words.in(language);
        String url = "https://claims.example.com/status/claims/" + Ids.claim() + "?a=1&b=2";
        Letter letter = new Letter(
                language,
                "A <subject> & more",
                List.of("One.", words.say("mail.together", 3)),
                List.of(new Letter.Fact(words.say("mail.fact.order"), "ORD-<1>")),
                words.say("mail.missing"),
                List.of("first", "second"),
                words.say("mail.asked"),
                "Is it\nthis?",
                new Letter.Link(url, words.say("mail.open.claim")),
                List.of(words.say("mail.footer.automatic")),
                new Letter.Link(url, words.say("mail.unsubscribe")),
                Above.line(words));
        Templates templates = new Templates();

        assertThat(templates.text(letter))
                .startsWith(letter.above())
                .contains("One.", "- first\n- second", "Is it\nthis?", ": ORD-<1>", url, words.say("mail.unsubscribe"))
                .doesNotContain("&amp;", "&lt;", "[(", "th:each", "{0");
        assertThat(templates.html(letter))
                .contains("lang=\"" + language.toLanguageTag() + "\"", "A &lt;subject&gt; &amp; more", "ORD-&lt;1&gt;")
                .contains("<li>first</li>", "a=1&amp;b=2", words.say("mail.unsubscribe"))
                .doesNotContain("th:text", "<subject>");
    }

    @Test
    void whatIsNotThereLeavesNothingBehind() {
        Letter letter = new Letter(
                Locale.ENGLISH,
                "s",
                List.of("One."),
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                List.of("small"),
                null,
                null);
        Templates templates = new Templates();
        assertThat(templates.text(letter)).isEqualTo("One.\n\n--\nsmall\n");
        assertThat(templates.html(letter)).doesNotContain("<ul", "<table", "<a ");
    }
}
