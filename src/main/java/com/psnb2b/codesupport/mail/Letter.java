package com.psnb2b.codesupport.mail;

import java.util.List;
import java.util.Locale;

/**
 * What a mail says, for the templates: the same in text and HTML.
 *
 * @param subject without line breaks
 * @param paragraphs what happened, in sentences
 * @param facts what it is about
 * @param list what is missing, each in a line; with a heading where there is any
 * @param quote what somebody wrote; with a heading; null for nothing
 * @param link where to go on
 * @param small what stands below
 * @param above the line above which an answer is written; null where nobody reads answers
 */
record Letter(
        Locale language,
        String subject,
        List<String> paragraphs,
        List<Fact> facts,
        String listHeading,
        List<String> list,
        String quoteHeading,
        String quote,
        Link link,
        List<String> small,
        Link unsubscribe,
        String above) {

    /** A name and a value. */
    record Fact(String name, String value) {}

    /** An address and what it is for. */
    record Link(String url, String words) {}

    /** The language tag. */
    public String tag() {
        return language.toLanguageTag();
    }

    /** All that anybody may have written or translated, to be looked through for promises. */
    String words() {
        return String.join("\n", subject, String.join("\n", paragraphs), String.join("\n", small), "" + quote);
    }
}
