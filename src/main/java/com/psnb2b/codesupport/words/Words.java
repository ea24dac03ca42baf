package com.psnb2b.codesupport.words;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The words of one language. A text has a key, and stands in {@code messages/TOPIC.properties} in English and in {@code
 * messages/TOPIC_de.properties} and its likes in the others; {@code WordsTest} holds them together. Patterns are ICU's:
 * {@code {0}}, {@code {0, plural, one {# code} other {# codes}}}.
 *
 * <p>What is kept, such as a reason or an outcome's text, is kept in English, and said in the reader's language where it is
 * a sentence of ours ({@link #said}); a sentence of a process owner's own is shown as it is.
 */
public final class Words {

    /** Every language there is, English first. */
    public static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.forLanguageTag("es"),
            Locale.ITALIAN,
            Locale.forLanguageTag("pt"),
            Locale.forLanguageTag("pl"),
            Locale.JAPANESE);

    /** A longer text is nobody's sentence here. */
    private static final int LONGEST_SENTENCE = 2000;

    /** A header that names more is not read. */
    private static final int LONGEST_WISH = 500;

    private static final int NESTED = 3;

    private static final Map<Locale, Words> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Words::new));

    private static final Sentences SENTENCES = new Sentences(Topic.sentences());

    private final Locale locale;
    private final Map<String, String> texts;

    private Words(Locale locale) {
        this.locale = locale;
        this.texts = Topic.all(locale);
    }

    /** The words of a locale's language; English where there are none of it. */
    public static Words in(Locale locale) {
        return ALL.getOrDefault(Locale.forLanguageTag(locale.getLanguage()), ALL.get(Locale.ENGLISH));
    }

    public static Words english() {
        return ALL.get(Locale.ENGLISH);
    }

    /** The words of whoever sent the request that is being answered; English where nobody did. */
    public static Words ofReader() {
        LocaleContext reader = LocaleContextHolder.getLocaleContext();
        return reader == null || reader.getLocale() == null ? english() : in(reader.getLocale());
    }

    /** The language of a tag such as {@code pl} or {@code pt-BR}; empty where it is none of ours. */
    public static Optional<Locale> language(String tag) {
        return tag == null || tag.length() > LONGEST_WISH ? Optional.empty() : wished(tag);
    }

    /**
     * The language that fits a wish best.
     *
     * @param wish as a header {@code Accept-Language} has it; null, unreadable, or none of ours: English
     */
    public static Locale wanted(String wish) {
        return language(wish).orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> wished(String wish) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(wish), LANGUAGES));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** One of {@link #LANGUAGES}. */
    public Locale locale() {
        return locale;
    }

    /** The language tag, for {@code <html lang>} and {@code Content-Language}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /**
     * A text.
     *
     * @param args what stands for {@code {0}} and so on; numbers are written as the language does
     * @throws IllegalArgumentException where there is no such key
     */
    public String say(String key, Object... args) {
        return find(key, args).orElseThrow(() -> new IllegalArgumentException("no text has the key " + key));
    }

    /** A text; empty where there is no such key. */
    public Optional<String> find(String key, Object... args) {
        return Optional.ofNullable(texts.get(key)).map(pattern -> filled(pattern, args));
    }

    /**
     * A sentence that is kept or written in English, in this language; as it is where it is none of ours.
     *
     * @param english may be null
     */
    public String said(String english) {
        return said(english, NESTED);
    }

    private String said(String english, int nested) {
        if (english == null || nested == 0 || english.length() > LONGEST_SENTENCE || this == english()) {
            return english;
        }
        return SENTENCES
                .find(english)
                .map(found -> say(
                        found.key(),
                        found.parts().stream()
                                .map(part -> said(part, nested - 1))
                                .toArray()))
                .orElse(english);
    }

    /** A day and a time of it, to the minute, in a time zone that stands beside it. */
    public String moment(Instant at, ZoneId zone) {
        DateFormat format = this == english()
                ? new SimpleDateFormat("EEE d MMM yyyy, HH:mm", locale)
                : DateFormat.getInstanceForSkeleton("yMMMEdHHmm", locale);
        format.setTimeZone(TimeZone.getTimeZone(zone.getId().equals("Z") ? "UTC" : zone.getId()));
        return format.format(Date.from(at));
    }

    /** A stretch of time, its two largest units of days, hours and minutes. */
    public String duration(Duration time) {
        MeasureFormat format = MeasureFormat.getInstance(ULocale.forLocale(locale), MeasureFormat.FormatWidth.WIDE);
        List<String> units = Stream.of(
                        new Measure(time.toDays(), MeasureUnit.DAY),
                        new Measure(time.toHoursPart(), MeasureUnit.HOUR),
                        new Measure(time.toMinutesPart(), MeasureUnit.MINUTE))
                .filter(unit -> unit.getNumber().longValue() > 0)
                .limit(2)
                .map(format::format)
                .toList();
        return units.isEmpty() ? say("time.less") : String.join(" ", units);
    }

    /** What people call a country. @param code ISO 3166-1 alpha-2 */
    public String country(String code) {
        return new Locale("", code).getDisplayCountry(locale);
    }

    private String filled(String pattern, Object... args) {
        return pattern.indexOf('{') < 0
                ? pattern
                : new MessageFormat(pattern, locale).format(Arrays.copyOf(args, args.length));
    }
}
