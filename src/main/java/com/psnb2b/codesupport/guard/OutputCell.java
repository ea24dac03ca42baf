package com.psnb2b.codesupport.guard;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the value of an output cell must be. */
@FunctionalInterface
public interface OutputCell {

    /** A name that integrations read. */
    OutputCell REASON_CODE = matching("[A-Z][A-Z0-9_]{1,59}", "a reason code of capitals, digits and underscores");

    /** The id of a group in Admin. */
    OutputCell GROUP = matching("[a-zA-Z0-9][a-zA-Z0-9._@-]*", "the id of a group, such as reviewers");

    /** A span of time, also none. */
    OutputCell TIME =
            value -> duration(value).filter(time -> !time.isNegative()).isPresent()
                    ? null
                    : said(value) + " is no span of time such as \"P1D\" (a day) or \"PT12H\" (12 hours)";

    /** A span of time that is longer than nothing. */
    OutputCell SOME_TIME = value ->
            duration(value).filter(time -> !time.isNegative() && !time.isZero()).isPresent()
                    ? null
                    : said(value) + " is no span of time such as \"P7D\" (7 days) or \"PT12H\" (12 hours)";

    /** The engine takes more, but Tasklist sorts and shows these. */
    OutputCell PRIORITY = value -> value instanceof Number number
                    && number.doubleValue() >= 0
                    && number.doubleValue() <= 100
                    && number.doubleValue() % 1 == 0
            ? null
            : said(value) + " is no whole number from 0 to 100";

    OutputCell AMOUNT = value -> value instanceof Number number && number.doubleValue() >= 0
            ? null
            : said(value) + " is no amount from 0 on";

    /** Of one unit of a currency: more than nothing, so that no payout seems to cost nothing. */
    OutputCell WORTH = value ->
            value instanceof Number number && number.doubleValue() > 0 ? null : said(value) + " is no amount above 0";

    OutputCell TEXT = text(text -> !text.isBlank(), "is no text");

    /** @return what is wrong with the value, as a half-sentence; null where nothing is */
    String fault(Object value);

    /** One of these words. */
    static OutputCell oneOf(List<Object> words) {
        return value -> words.contains(value)
                ? null
                : said(value) + " is none of "
                        + words.stream().map(word -> "\"" + word + "\"").toList();
    }

    /**
     * A text of a certain kind.
     *
     * @param otherwise what is wrong with any other, as the end of a half-sentence
     */
    static OutputCell text(Predicate<String> kind, String otherwise) {
        return value -> value instanceof String text && kind.test(text) ? null : said(value) + " " + otherwise;
    }

    private static OutputCell matching(String pattern, String what) {
        return text(Pattern.compile(pattern).asMatchPredicate(), "is not " + what);
    }

    private static Optional<Duration> duration(Object value) {
        try {
            return value instanceof String text ? Optional.of(Duration.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A cell without quotation marks is a name to FEEL, and stands for nothing. */
    private static String said(Object value) {
        if (value == null) {
            return "holds no value (text stands in quotation marks), which";
        }
        return value instanceof String text ? "\"" + text + "\"" : value.toString();
    }
}
