package com.psnb2b.codesupport.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.psnb2b.codesupport.policy.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says the same: no key is missing or too many, each text has the places of the English one, and none promises. */
class WordsTest {

    static Stream<Arguments> files() {
        return Words.LANGUAGES.stream()
                .flatMap(language -> Stream.of(Topic.values()).map(topic -> Arguments.of(topic, language)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyLanguageHasTheKeysOfEnglish(Topic topic, Locale language) {
        assertThat(new TreeSet<>(topic.texts(language).keySet()))
                .as(topic.file(language))
                .isEqualTo(new TreeSet<>(topic.texts(Locale.ENGLISH).keySet()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noKeyStandsTwice(Topic topic, Locale language) throws IOException {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                WordsTest.class.getResourceAsStream(topic.file(language)), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.matches("[^#\\s][^=]*=.*")).forEach(line -> {
                String key = line.substring(0, line.indexOf('=')).strip();
                if (!seen.add(key)) {
                    twice.add(key);
                }
            });
        }
        assertThat(twice).as(topic.file(language)).isEmpty();
        assertThat(seen)
                .as(topic.file(language))
                .hasSameSizeAs(topic.texts(language).keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTextHasThePlacesOfTheEnglishOne(Topic topic, Locale language) {
        Map<String, String> english = topic.texts(Locale.ENGLISH);
        topic.texts(language).forEach((key, text) -> {
            assertThat(places(text)).as(topic.file(language) + ", " + key).isEqualTo(places(english.get(key)));
            if (forms(english.get(key)).contains("one")) {
                assertThat(forms(text)).as(topic.file(language) + ", " + key).containsAll(formsOf(language));
            }
        });
    }

    /** A quote before a brace would hide the brace, and is nothing that any text needs. */
    @ParameterizedTest
    @MethodSource("files")
    void noTextIsEmptyOrQuotesABrace(Topic topic, Locale language) {
        topic.texts(language)
                .forEach((key, text) -> assertThat(text)
                        .as(topic.file(language) + ", " + key)
                        .isNotBlank()
                        .doesNotContain("''", "'{", "'}", "\ufffd"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noTextPromises(Topic topic, Locale language) {
        topic.texts(language)
                .forEach((key, text) -> assertThat(Wording.promiseIn(text))
                        .as(topic.file(language) + ", " + key)
                        .isEmpty());
    }

    /** Two English sentences of one wording would have one translation. */
    @Test
    void everySentenceFindsItsKey() {
        Map<String, String> all = Topic.sentences();
        Sentences sentences = new Sentences(all);
        all.forEach((key, pattern) -> assertThat(sentences.find(pattern.replaceAll("\\{\\d\\}", "7")))
                .as(pattern)
                .hasValueSatisfying(found -> assertThat(all.get(found.key())).isEqualTo(pattern)));
    }

    @Test
    void whatIsAskedForIsTheLanguageThatFitsBest() {
        assertThat(Words.wanted("de-AT,de;q=0.9,en;q=0.5")).isEqualTo(Locale.GERMAN);
        assertThat(Words.wanted("pt-BR")).isEqualTo(Locale.forLanguageTag("pt"));
        assertThat(Words.wanted("nl, fr;q=0.4, ja;q=0.6")).isEqualTo(Locale.JAPANESE);
        assertThat(Stream.of("", "nl", "*", "x;q=z", "de;q=0.5,".repeat(200), "\u0000")
                        .map(Words::wanted))
                .containsOnly(Locale.ENGLISH);
        assertThat(Words.wanted(null)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void numbersAndTimesAreWrittenAsTheLanguageDoes() {
        Instant noon = Instant.parse("2026-11-27T12:05:00Z");
        assertThat(Words.in(Locale.GERMAN).moment(noon, ZoneOffset.UTC)).isEqualTo("Fr., 27. Nov. 2026, 12:05");
        assertThat(Words.in(Locale.JAPANESE).moment(noon, ZoneOffset.UTC)).isEqualTo("2026年11月27日(金) 12:05");
    }

    @Test
    void whatIsNoSentenceOfOursStaysAsItIs() {
        assertThat(Words.in(Locale.GERMAN).said("An owner's own reason.")).isEqualTo("An owner's own reason.");
        assertThat(Words.in(Locale.GERMAN).said(null)).isNull();
    }

    /** Each place with its kind. */
    private static Map<String, ArgType> places(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Map<String, ArgType> places = new TreeMap<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_START) {
                places.put(pattern.getSubstring(pattern.getPart(i + 1)), part.getArgType());
            }
        }
        return places;
    }

    /** What a text says of one, of few and so on. */
    private static Set<String> forms(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Set<String> forms = new HashSet<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPart(i).getType() == Part.Type.ARG_SELECTOR) {
                forms.add(pattern.getSubstring(pattern.getPart(i)));
            }
        }
        return forms;
    }

    /** What a language tells apart; the form that Romance languages have for millions is never met here. */
    private static List<String> formsOf(Locale language) {
        return PluralRules.forLocale(language).getKeywords().stream()
                .filter(form -> !form.equals("many") || language.getLanguage().equals("pl"))
                .toList();
    }
}
