package com.psnb2b.codesupport.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What the files in {@code messages/} are about, one file a language each. */
enum Topic {
    /** Pages for a reseller's people and for everybody. */
    PAGES,
    /** What is kept of a claim in English: reasons, notices, outcomes, texts of the tables. */
    SENTENCES(true),
    /** What is wrong with something that was sent. */
    PROBLEMS(true),
    /** The thread of a claim. */
    CONVERSATION,
    /** What is sent by mail. */
    MAIL,
    /** The customer's own page. */
    REPORT;

    private final boolean sentences;

    Topic() {
        this(false);
    }

    Topic(boolean sentences) {
        this.sentences = sentences;
    }

    /** Every text of a language by its key; what it lacks in English. */
    static Map<String, String> all(Locale language) {
        Map<String, String> all = new HashMap<>();
        for (Topic topic : values()) {
            all.putAll(topic.texts(Locale.ENGLISH));
            all.putAll(topic.texts(language));
        }
        return Map.copyOf(all);
    }

    /** English texts that are looked for by themselves, by their keys. */
    static Map<String, String> sentences() {
        Map<String, String> all = new HashMap<>();
        for (Topic topic : values()) {
            if (topic.sentences) {
                all.putAll(topic.texts(Locale.ENGLISH));
            }
        }
        return all;
    }

    /** The file of a language, as a path from the root of the class path. */
    String file(Locale language) {
        String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
        return "/messages/" + name().toLowerCase(Locale.ROOT) + suffix + ".properties";
    }

    Map<String, String> texts(Locale language) {
        Properties read = new Properties();
        try (InputStream file = Topic.class.getResourceAsStream(file(language))) {
            if (file == null) {
                throw new IllegalStateException(file(language) + " is missing");
            }
            read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }
}
